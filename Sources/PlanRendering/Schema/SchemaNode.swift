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

extension SchemaNode: Encodable {
  func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: SchemaKey.self)
    switch self {
    case .string: try members.encode("string", forKey: "type")
    case .integer: try members.encode("integer", forKey: "type")
    case .number: try members.encode("number", forKey: "type")
    case .boolean: try members.encode("boolean", forKey: "type")
    case .words(let words):
      try members.encode("string", forKey: "type")
      try members.encode(words, forKey: "enum")
    case .exactly(let number):
      try members.encode("integer", forKey: "type")
      try members.encode(number, forKey: "const")
    case .array(let items):
      try members.encode("array", forKey: "type")
      try members.encode(items, forKey: "items")
    case .map(let values):
      try members.encode("object", forKey: "type")
      try members.encode(values, forKey: "additionalProperties")
    case .reference(let name):
      try members.encode("#/definitions/\(name)", forKey: "$ref")
    }
  }
}

extension SchemaObject: Encodable {
  func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: SchemaKey.self)
    try write(to: &members)
  }

  /// Writes the members of the object's description, so that the document can add its own.
  func write(to members: inout KeyedEncodingContainer<SchemaKey>) throws {
    try members.encode("object", forKey: "type")
    var nested = members.nestedContainer(keyedBy: SchemaKey.self, forKey: "properties")
    for property in properties {
      try nested.encode(property.node, forKey: SchemaKey(stringLiteral: property.key))
    }
    try members.encode(required, forKey: "required")
    try members.encode(false, forKey: "additionalProperties")
  }
}

/// Any key.
struct SchemaKey: CodingKey, ExpressibleByStringLiteral {
  let stringValue: String
  var intValue: Int? { nil }

  init(stringLiteral value: String) {
    stringValue = value
  }

  init?(stringValue: String) {
    self.stringValue = stringValue
  }

  init?(intValue: Int) { nil }
}
