/// An object that is being written.
struct JSONObjectWriter<Key: CodingKey>: KeyedEncodingContainerProtocol {
  var codingPath: [any CodingKey] { [] }
  private let writer: JSONWriter
  private let depth: Int

  init(_ writer: JSONWriter) {
    self.writer = writer
    depth = writer.output.begin(UInt8(ascii: "{"), closing: UInt8(ascii: "}"))
  }

  private func begin(_ key: Key) {
    writer.output.member(key.stringValue, at: depth)
  }

  mutating func encodeNil(forKey key: Key) {
    begin(key)
    writer.output.append(literal: "null")
  }

  mutating func encode(_ value: String, forKey key: Key) {
    begin(key)
    writer.output.append(string: value)
  }

  mutating func encode(_ value: Bool, forKey key: Key) {
    begin(key)
    writer.output.append(literal: value ? "true" : "false")
  }

  mutating func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
    begin(key)
    try writer.write(value)
  }

  mutating func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) -> KeyedEncodingContainer<Nested> {
    begin(key)
    return writer.container(keyedBy: type)
  }

  mutating func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    begin(key)
    return writer.unkeyedContainer()
  }

  mutating func superEncoder() -> any Encoder {
    writer.output.member("super", at: depth)
    return writer
  }

  mutating func superEncoder(forKey key: Key) -> any Encoder {
    begin(key)
    return writer
  }
}
