import JSONWriting
import PlanCore

/// The published description of a plan as JSON, in JSON Schema (draft 7).
///
/// It is taken from the types that read the plan, so it cannot differ from what is read and written.
public enum PlanSchema {
  /// Writes the schema.
  public static func json() -> [UInt8] {
    do {
      return JSONText.document(
        Document(try SchemaRecorder.shapes(of: CarePlan.self)), .indented)
    } catch {
      preconditionFailure("a word of a plan has a type that does not list its cases: \(error)")
    }
  }

  private struct Document: JSONMembers {
    var root: SchemaObject
    var definitions: [String: SchemaObject]

    init(_ record: SchemaRecord) {
      root = record.object
      definitions = record.definitions
      for position in root.properties.indices where root.properties[position].key == "format" {
        root.properties[position].node = .exactly(CarePlan.currentFormat)
      }
    }

    func write(to json: inout JSONText) {
      json.member("$schema", "http://json-schema.org/draft-07/schema#")
      json.member("title", "A care plan, format \(CarePlan.currentFormat)")
      root.write(to: &json)
      json.member("definitions", definitions.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
    }
  }
}
