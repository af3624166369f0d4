/// A value without parts that is being written.
struct JSONValueWriter: SingleValueEncodingContainer {
  let writer: JSONWriter
  var codingPath: [any CodingKey] { [] }

  func encodeNil() {
    writer.output.append(literal: "null")
  }

  func encode(_ value: Bool) {
    writer.output.append(literal: value ? "true" : "false")
  }

  func encode(_ value: String) {
    writer.output.append(string: value)
  }

  /// JSON has no infinities; null says that there is no number.
  func encode(_ value: Double) {
    writer.output.append(literal: value.isFinite ? value.description : "null")
  }

  func encode(_ value: Float) {
    writer.output.append(literal: value.isFinite ? value.description : "null")
  }

  func encode(_ value: Int) { append(value) }
  func encode(_ value: Int8) { append(value) }
  func encode(_ value: Int16) { append(value) }
  func encode(_ value: Int32) { append(value) }
  func encode(_ value: Int64) { append(value) }
  func encode(_ value: UInt) { append(value) }
  func encode(_ value: UInt8) { append(value) }
  func encode(_ value: UInt16) { append(value) }
  func encode(_ value: UInt32) { append(value) }
  func encode(_ value: UInt64) { append(value) }

  func encode<Value: Encodable>(_ value: Value) throws {
    try writer.write(value)
  }

  private func append(_ value: some BinaryInteger) {
    writer.output.append(literal: value.description)
  }
}
