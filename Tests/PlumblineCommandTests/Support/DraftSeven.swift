import Foundation
import SourceTree

/// As much of JSON Schema (draft 7) as the published schemas use, on a YAML tree read as YAML's own readers would.
struct DraftSeven {
  private let root: [String: Any]

  init(_ bytes: [UInt8]) throws {
    root = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any] ?? [:]
  }

  /// Whether the schema accepts the tree.
  func accepts(_ node: SourceNode) -> Bool {
    accepts(value(node), root)
  }

  /// Keys of the schema that this checker does not know.
  static let known: Set<String> = [
    "$schema", "title", "description", "definitions", "$ref", "type", "enum", "const", "pattern",
    "minLength", "minimum", "maximum", "items", "minItems", "maxItems", "properties", "required",
    "additionalProperties", "minProperties", "if", "then", "else", "allOf", "oneOf",
  ]

  private func value(_ node: SourceNode) -> Any {
    switch node.kind {
    case .sequence: return node.items.map { value($0) }
    case .mapping:
      return Dictionary(node.entries.map { ($0.key.text, value($0.value)) }) { first, _ in first }
    case .scalar:
      if node.isNull { return NSNull() }
      guard node.style == .plain else { return node.text }
      if ["true", "false"].contains(node.text) { return node.text == "true" }
      if node.text.wholeMatch(of: /-?(0|[1-9][0-9]*)(\.[0-9]+)?/) != nil,
        let number = Double(node.text)
      {
        return number
      }
      return node.text
    }
  }

  private func accepts(_ value: Any, _ schema: [String: Any]) -> Bool {
    if let name = schema["$ref"] as? String {
      let all = root["definitions"] as? [String: [String: Any]]
      return all?[String(name.dropFirst("#/definitions/".count))].map { accepts(value, $0) }
        ?? false
    }
    return fitsType(value, schema) && fitsScalar(value, schema) && fitsList(value, schema)
      && fitsObject(value, schema) && fitsBranches(value, schema)
  }

  private func kinds(_ value: Any) -> [String] {
    switch value {
    case is NSNull: ["null"]
    case is Bool: ["boolean"]
    case is [String: Any]: ["object"]
    case is [Any]: ["array"]
    case let number as Double: number == number.rounded() ? ["number", "integer"] : ["number"]
    default: ["string"]
    }
  }

  private func fitsType(_ value: Any, _ schema: [String: Any]) -> Bool {
    guard let type = schema["type"] else { return true }
    let allowed = type as? [String] ?? [type as? String ?? ""]
    return kinds(value).contains { allowed.contains($0) }
  }

  private func fitsScalar(_ value: Any, _ schema: [String: Any]) -> Bool {
    if let words = schema["enum"] as? [Any], !words.contains(where: { same($0, value) }) {
      return false
    }
    if let constant = schema["const"], !same(constant, value) { return false }
    if let text = value as? String {
      if let length = schema["minLength"] as? Int, text.count < length { return false }
      if let pattern = schema["pattern"] as? String,
        text.range(of: pattern, options: .regularExpression) == nil
      {
        return false
      }
    }
    if let number = value as? Double {
      if let least = (schema["minimum"] as? NSNumber)?.doubleValue, number < least { return false }
      if let most = (schema["maximum"] as? NSNumber)?.doubleValue, number > most { return false }
    }
    return true
  }

  private func same(_ left: Any, _ right: Any) -> Bool {
    if left is NSNull || right is NSNull { return left is NSNull && right is NSNull }
    if let left = left as? String { return left == right as? String }
    if let right = right as? Double { return (left as? NSNumber)?.doubleValue == right }
    if let right = right as? Bool { return (left as? NSNumber)?.boolValue == right }
    return false
  }

  private func fitsList(_ value: Any, _ schema: [String: Any]) -> Bool {
    guard let list = value as? [Any] else { return true }
    if let least = schema["minItems"] as? Int, list.count < least { return false }
    if let most = schema["maxItems"] as? Int, list.count > most { return false }
    if let item = schema["items"] as? [String: Any] {
      return list.allSatisfy { accepts($0, item) }
    }
    let items = schema["items"] as? [[String: Any]] ?? []
    return zip(list, items).allSatisfy { accepts($0, $1) }
  }

  private func fitsObject(_ value: Any, _ schema: [String: Any]) -> Bool {
    guard let object = value as? [String: Any] else { return true }
    if let least = schema["minProperties"] as? Int, object.count < least { return false }
    let required = schema["required"] as? [String] ?? []
    guard required.allSatisfy({ object[$0] != nil }) else { return false }
    let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
    return object.allSatisfy { key, value in
      if let property = properties[key] { return accepts(value, property) }
      if let more = schema["additionalProperties"] as? [String: Any] { return accepts(value, more) }
      return schema["additionalProperties"] as? Bool ?? true
    }
  }

  private func fitsBranches(_ value: Any, _ schema: [String: Any]) -> Bool {
    if let condition = schema["if"] as? [String: Any] {
      let branch = accepts(value, condition) ? "then" : "else"
      if let chosen = schema[branch] as? [String: Any], !accepts(value, chosen) { return false }
    }
    for part in schema["allOf"] as? [[String: Any]] ?? [] where !accepts(value, part) {
      return false
    }
    guard let ways = schema["oneOf"] as? [[String: Any]] else { return true }
    return ways.count { accepts(value, $0) } == 1
  }
}
