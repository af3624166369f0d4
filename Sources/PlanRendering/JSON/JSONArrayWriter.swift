/// An array that is being written.
struct JSONArrayWriter: UnkeyedEncodingContainer {
  var codingPath: [any CodingKey] { [] }
  private(set) var count = 0
  private let writer: JSONWriter
  private let depth: Int

  init(_ writer: JSONWriter) {
    self.writer = writer
    depth = writer.output.begin(UInt8(ascii: "["), closing: UInt8(ascii: "]"))
  }

  private mutating func begin() {
    writer.output.member(at: depth)
    count += 1
  }

  mutating func encodeNil() {
    begin()
    writer.output.append(literal: "null")
  }

  mutating func encode(_ value: String) {
    begin()
    writer.output.append(string: value)
  }

  mutating func encode<Value: Encodable>(_ value: Value) throws {
    begin()
    try writer.write(value)
  }

  mutating func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type
  ) -> KeyedEncodingContainer<Nested> {
    begin()
    return writer.container(keyedBy: type)
  }

  mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
    begin()
    return writer.unkeyedContainer()
  }

  mutating func superEncoder() -> any Encoder {
    begin()
    return writer
  }
}
