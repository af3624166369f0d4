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
    if let dictionary = value as? any TextKeyed {
      try dictionary.writeSorted(to: self)
    } else {
      try value.encode(to: self)
    }
  }
}

/// A dictionary, whose own order differs from run to run.
private protocol TextKeyed {
  func writeSorted(to writer: JSONWriter) throws
}

extension Dictionary: TextKeyed where Key == String, Value: Encodable {
  fileprivate func writeSorted(to writer: JSONWriter) throws {
    let depth = writer.output.begin(UInt8(ascii: "{"), closing: UInt8(ascii: "}"))
    for (key, value) in sorted(by: { $0.key < $1.key }) {
      writer.output.member(key, at: depth)
      try writer.write(value)
    }
  }
}
