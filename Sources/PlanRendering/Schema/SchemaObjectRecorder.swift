/// Records the keys that a type asks for.
struct SchemaObjectRecorder<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let record: SchemaRecord
  var codingPath: [any CodingKey] { [] }

  /// Only a dictionary asks for all keys; it gets one, under which its kind of value is recorded.
  var allKeys: [Key] {
    record.isMap = true
    return Key(stringValue: "key").map { [$0] } ?? []
  }

  /// Only what may be left out is asked for first.
  func contains(_ key: Key) -> Bool {
    record.object.optional.insert(key.stringValue)
    return true
  }

  func decodeNil(forKey key: Key) -> Bool {
    false
  }

  func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
    let (value, node) = try record.standIn(for: type)
    record.object.properties.append(SchemaObject.Property(key: key.stringValue, node: node))
    if record.isMap { record.node = .map(of: node) }
    return value
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<Nested> {
    throw SchemaRecorder.unnamed(key.stringValue)
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    throw SchemaRecorder.unnamed(key.stringValue)
  }

  func superDecoder() -> any Decoder {
    SchemaRecorder()
  }

  func superDecoder(forKey key: Key) -> any Decoder {
    SchemaRecorder()
  }
}

extension SchemaRecorder {
  /// A value that is read without a type of its own has no name in a schema.
  static func unnamed(_ key: String) -> DecodingError {
    .dataCorrupted(
      DecodingError.Context(
        codingPath: [], debugDescription: "'\(key)' is read without a type"))
  }
}
