import JSONWriting

/// What JSON may hold at one place, in the words of JSON Schema.
indirect enum SchemaNode: Sendable {
  case string
  case integer
  case number
  case boolean
  /// One of these words.
  case words([String])
  /// Exactly this number.
  case exactly(Int)
  case array(of: SchemaNode)
  /// Keys that only the document knows, each with the same kind of value.
  case map(of: SchemaNode)
  /// An object by the name of its definition.
  case reference(String)
}

/// An object with the keys that its type declares, in that order.
struct SchemaObject: Sendable {
  /// What stands under one key.
  struct Property: Sendable {
    var key: String
    var node: SchemaNode
  }
  var properties: [Property] = []
  /// The keys that may be left out.
  var optional: Set<String> = []
  var required: [String] { properties.map(\.key).filter { !optional.contains($0) } }
}

extension SchemaNode: JSONMembers {
  func write(to json: inout JSONText) {
    switch self {
    case .string: json.member("type", "string")
    case .integer: json.member("type", "integer")
    case .number: json.member("type", "number")
    case .boolean: json.member("type", "boolean")
    case .words(let words):
      json.member("type", "string")
      json.member("enum", words)
    case .exactly(let number):
      json.member("type", "integer")
      json.member("const", number)
    case .array(let items):
      json.member("type", "array")
      json.member("items", items)
    case .map(let values):
      json.member("type", "object")
      json.member("additionalProperties", values)
    case .reference(let name):
      json.member("$ref", "#/definitions/\(name)")
    }
  }
}

extension SchemaObject: JSONMembers {
  func write(to json: inout JSONText) {
    json.member("type", "object")
    json.member("properties", properties.map { ($0.key, $0.node) })
    json.member("required", required)
    json.member("additionalProperties", false)
  }
}
