/// Records what an array holds: it seems to have one element.
struct SchemaArrayRecorder: UnkeyedDecodingContainer {
  let record: SchemaRecord
  var codingPath: [any CodingKey] { [] }
  var count: Int? { 1 }
  private(set) var currentIndex = 0
  var isAtEnd: Bool { currentIndex > 0 }

  init(record: SchemaRecord) {
    self.record = record
  }

  mutating func decodeNil() -> Bool {
    false
  }

  mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    currentIndex += 1
    let (value, node) = try record.standIn(for: type)
    record.node = .array(of: node)
    return value
  }

  mutating func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type
  ) throws -> KeyedDecodingContainer<Nested> {
    throw SchemaRecorder.unnamed("array")
  }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    throw SchemaRecorder.unnamed("array")
  }

  mutating func superDecoder() -> any Decoder {
    SchemaRecorder()
  }
}

/// Records a value without parts.
struct SchemaValueRecorder: SingleValueDecodingContainer {
  let record: SchemaRecord
  var codingPath: [any CodingKey] { [] }

  func decodeNil() -> Bool { false }

  func decode(_ type: Bool.Type) -> Bool { answer(false, .boolean) }
  func decode(_ type: String.Type) -> String { answer("", .string) }
  func decode(_ type: Double.Type) -> Double { answer(0, .number) }
  func decode(_ type: Float.Type) -> Float { answer(0, .number) }
  func decode(_ type: Int.Type) -> Int { answer(0, .integer) }
  func decode(_ type: Int8.Type) -> Int8 { answer(0, .integer) }
  func decode(_ type: Int16.Type) -> Int16 { answer(0, .integer) }
  func decode(_ type: Int32.Type) -> Int32 { answer(0, .integer) }
  func decode(_ type: Int64.Type) -> Int64 { answer(0, .integer) }
  func decode(_ type: UInt.Type) -> UInt { answer(0, .integer) }
  func decode(_ type: UInt8.Type) -> UInt8 { answer(0, .integer) }
  func decode(_ type: UInt16.Type) -> UInt16 { answer(0, .integer) }
  func decode(_ type: UInt32.Type) -> UInt32 { answer(0, .integer) }
  func decode(_ type: UInt64.Type) -> UInt64 { answer(0, .integer) }

  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    let (value, node) = try record.standIn(for: type)
    return answer(value, node)
  }

  private func answer<Value>(_ value: Value, _ node: SchemaNode) -> Value {
    record.node = node
    return value
  }
}
