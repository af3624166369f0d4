/// Writes values as JSON with the keys in the order in which they are encoded, which for a synthesized `encode(to:)` is
/// the order in which the properties are declared.
///
/// Foundation's encoder keeps no order, and a table of keys beside the types could differ from them.
struct JSONWriter: Encoder {
  let output: JSONOutput
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  /// The document that holds a value.
  static func write(_ value: some Encodable, _ layout: JSONOutput.Layout) -> [UInt8] {
    let writer = JSONWriter(output: JSONOutput(layout))
    do {
      try writer.write(value)
    } catch {
      preconditionFailure("no container of this writer throws, so a value's encode(to:) did")
    }
    writer.output.finish()
    return writer.output.bytes
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    KeyedEncodingContainer(JSONObjectWriter(self))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    JSONArrayWriter(self)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer {
    JSONValueWriter(writer: self)
  }

  func write<Value: Encodable>(_ value: Value) throws {
    // A dictionary's own order differs from run to run. Plans hold this one type of it; comparing types is cheap,
    // asking every value for a protocol is not.
    if Value.self == [String: [String]].self, let codes = value as? [String: [String]] {
      try writeSorted(codes)
    } else {
      try value.encode(to: self)
    }
  }

  private func writeSorted(_ dictionary: [String: [String]]) throws {
    let depth = output.begin(UInt8(ascii: "{"), closing: UInt8(ascii: "}"))
    for (key, value) in dictionary.sorted(by: { $0.key < $1.key }) {
      output.member(key, at: depth)
      try write(value)
    }
  }
}
