import Foundation

/// Checks a document against the part of JSON Schema that the plan's schema uses; a keyword it does not know is a finding.
struct SchemaChecker {
  private let schema: [String: Any]
  private let definitions: [String: Any]

  init(_ bytes: [UInt8]) throws {
    schema = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any] ?? [:]
    definitions = schema["definitions"] as? [String: Any] ?? [:]
  }

  /// Every key of an object that the schema names.
  var keys: Set<String> {
    let objects = [schema] + definitions.values.compactMap { $0 as? [String: Any] }
    return Set(objects.flatMap { ($0["properties"] as? [String: Any] ?? [:]).keys })
  }

  /// What each object with free keys holds under them.
  var dictionaries: [[String: Any]] {
    let objects = [schema] + definitions.values.compactMap { $0 as? [String: Any] }
    return objects.flatMap { ($0["properties"] as? [String: [String: Any]] ?? [:]).values }
      .compactMap { $0["additionalProperties"] as? [String: Any] }
  }

  /// What is wrong with a document.
  func findings(in document: [UInt8]) throws -> [String] {
    let value = try JSONSerialization.jsonObject(with: Data(document))
    var root = schema
    for key in ["$schema", "title", "definitions"] { root[key] = nil }
    return findings(value, root, at: "")
  }

  private func findings(_ value: Any, _ schema: [String: Any], at place: String) -> [String] {
    schema.keys.sorted().flatMap { keyword -> [String] in
      switch keyword {
      case "$ref": reference(value, schema, at: place)
      case "type": isOf(value, schema[keyword] as? String) ? [] : ["\(place): wrong type"]
      case "enum":
        (schema[keyword] as? [String])?.contains { $0 == value as? String } == true
          ? [] : ["\(place): not one of the words"]
      case "const": schema[keyword] as? Int == value as? Int ? [] : ["\(place): wrong number"]
      case "items": items(value, schema, at: place)
      case "properties": members(value, schema, at: place)
      case "required": required(value, schema, at: place)
      case "additionalProperties": others(value, schema, at: place)
      default: ["\(place): keyword '\(keyword)' is not known"]
      }
    }
  }

  private func reference(_ value: Any, _ schema: [String: Any], at place: String) -> [String] {
    let name = (schema["$ref"] as? String)?.replacing("#/definitions/", with: "") ?? ""
    guard let target = definitions[name] as? [String: Any] else {
      return ["\(place): no definition '\(name)'"]
    }
    return findings(value, target, at: place)
  }

  private func isOf(_ value: Any, _ type: String?) -> Bool {
    switch type {
    case "object": value is [String: Any]
    case "array": value is [Any]
    case "string": value is String
    case "boolean": value is Bool
    case "integer": value is Int
    default: false
    }
  }

  private func items(_ value: Any, _ schema: [String: Any], at place: String) -> [String] {
    let inner = schema["items"] as? [String: Any] ?? [:]
    return (value as? [Any] ?? []).enumerated().flatMap {
      findings($0.element, inner, at: "\(place)[\($0.offset)]")
    }
  }

  private func members(_ value: Any, _ schema: [String: Any], at place: String) -> [String] {
    let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
    return (value as? [String: Any] ?? [:]).flatMap { key, member in
      properties[key].map { findings(member, $0, at: "\(place).\(key)") } ?? []
    }
  }

  private func required(_ value: Any, _ schema: [String: Any], at place: String) -> [String] {
    let present = (value as? [String: Any] ?? [:]).keys
    return (schema["required"] as? [String] ?? []).filter { !present.contains($0) }
      .map { "\(place): '\($0)' is missing" }
  }

  private func others(_ value: Any, _ schema: [String: Any], at place: String) -> [String] {
    let properties = schema["properties"] as? [String: Any] ?? [:]
    let others = (value as? [String: Any] ?? [:]).filter { properties[$0.key] == nil }
    guard let inner = schema["additionalProperties"] as? [String: Any] else {
      return others.keys.map { "\(place): '\($0)' is not in the schema" }
    }
    return others.flatMap { findings($0.value, inner, at: "\(place).\($0.key)") }
  }
}
