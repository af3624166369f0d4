import JSONWriting
import PlanCore
import SourceTree

/// A piece of JSON Schema (draft 7): members in the order in which they were added.
struct SchemaPart: Sendable {
  private(set) var members: [(key: String, value: JSONValue)]

  init(_ members: [(String, JSONValue)] = []) {
    self.members = members.map { (key: $0.0, value: $0.1) }
  }

  var json: JSONValue { .object(members.map { ($0.key, $0.value) }) }

  /// This piece with one more member in front.
  func described(_ text: String) -> SchemaPart {
    SchemaPart([("description", .string(text))] + members.map { ($0.key, $0.value) })
  }

  static let anything = SchemaPart()

  /// Text as YAML's readers hand it over: what looks like a number or a truth value is one for them.
  static let text = SchemaPart([
    ("type", .array([.string("string"), .string("number"), .string("boolean")])),
    ("minLength", .number(1)),
  ])

  static func pattern(_ pattern: String) -> SchemaPart {
    SchemaPart([("type", .string("string")), ("pattern", .string(pattern))])
  }

  /// One of the words, in every form in which a reader may hand it over.
  static func words(_ words: [String], canBeNull: Bool = false) -> SchemaPart {
    var values = words.map { JSONValue.string($0) }
    values += words.filter { ExactDecimal($0) != nil }.map { .digits($0) }
    if words.contains("true") { values.append(.boolean(true)) }
    if words.contains("false") { values.append(.boolean(false)) }
    if canBeNull { values.append(.null) }
    return SchemaPart([("enum", .array(values))])
  }

  /// One schema for values of a kind and another for the rest, so that only one of them complains.
  static func when(
    _ kind: String, _ then: SchemaPart, otherwise: SchemaPart
  ) -> SchemaPart {
    SchemaPart([
      ("if", .object([("type", .string(kind))])), ("then", then.json), ("else", otherwise.json),
    ])
  }

  static func list(
    of item: SchemaPart, atLeast: Int = 0, atMost: Int? = nil
  ) -> SchemaPart {
    var members: [(String, JSONValue)] = [("type", .string("array")), ("items", item.json)]
    if atLeast > 0 { members.append(("minItems", .number(atLeast))) }
    if let atMost { members.append(("maxItems", .number(atMost))) }
    return SchemaPart(members)
  }

  static func map(of value: SchemaPart) -> SchemaPart {
    SchemaPart([("type", .string("object")), ("additionalProperties", value.json)])
  }

  static func object(
    _ properties: [(key: String, value: SchemaPart)], required: [String],
    also more: [(String, JSONValue)] = []
  ) -> SchemaPart {
    SchemaPart(
      [
        ("type", .string("object")),
        ("properties", .object(properties.map { ($0.key, $0.value.json) })),
        ("required", .array(required.map { .string($0) })),
        ("additionalProperties", .boolean(false)),
      ] + more)
  }

  /// The piece as a document of its own.
  func document(title: String, definitions: [(String, SchemaPart)] = []) -> [UInt8] {
    var all: [(String, JSONValue)] = [
      ("$schema", .string("http://json-schema.org/draft-07/schema#")), ("title", .string(title)),
    ]
    all += members.map { ($0.key, $0.value) }
    if !definitions.isEmpty {
      all.append(("definitions", .object(definitions.map { ($0.0, $0.1.json) })))
    }
    return JSONText.document(JSONValue.object(all), .indented)
  }
}
