/// Answers whatever a type's `init(from:)` asks for with a stand-in, and records what it was: the shape of the JSON that
/// the type reads.
struct SchemaRecorder: Decoder {
  let record = SchemaRecord()
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  /// The shape of a type, with the definitions that it refers to.
  static func shapes(of type: (some Decodable).Type) throws -> SchemaRecord {
    let recorder = SchemaRecorder()
    _ = try type.init(from: recorder)
    return recorder.record
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
    record.isObject = true
    return KeyedDecodingContainer(SchemaObjectRecorder(record: record))
  }

  func unkeyedContainer() -> any UnkeyedDecodingContainer {
    SchemaArrayRecorder(record: record)
  }

  func singleValueContainer() -> any SingleValueDecodingContainer {
    SchemaValueRecorder(record: record)
  }
}

/// What was asked for of one value.
///
/// A class, because `Decoder` hands out containers that all add to one record.
final class SchemaRecord {
  /// The shape of a value that is not an object.
  var node = SchemaNode.string
  /// The keys that were asked for.
  var object = SchemaObject()
  /// Whether keys were asked for.
  var isObject = false
  /// Whether all keys were asked for, whatever they are.
  var isMap = false
  /// The objects inside, by the names of their types.
  private(set) var definitions: [String: SchemaObject] = [:]

  /// A stand-in for a value inside this one, with its shape.
  func standIn<Value: Decodable>(for type: Value.Type) throws -> (value: Value, node: SchemaNode) {
    if let words = type as? any (CaseIterable & RawRepresentable).Type,
      let value = Self.first(of: words) as? Value
    {
      return (value, .words(Self.words(of: words)))
    }
    let recorder = SchemaRecorder()
    let value = try Value(from: recorder)
    let inner = recorder.record
    definitions.merge(inner.definitions) { first, _ in first }
    guard inner.isObject, !inner.isMap else { return (value, inner.node) }
    let name = Self.name(of: type)
    definitions[name] = inner.object
    return (value, .reference(name))
  }

  private static func first(of type: (some CaseIterable & RawRepresentable).Type) -> Any? {
    type.allCases.first
  }

  private static func words(of type: (some CaseIterable & RawRepresentable).Type) -> [String] {
    type.allCases.compactMap { $0.rawValue as? String }
  }

  /// The name of a type without its module.
  private static func name(of type: any Any.Type) -> String {
    String(reflecting: type).split(separator: ".").dropFirst().joined(separator: ".")
  }
}
