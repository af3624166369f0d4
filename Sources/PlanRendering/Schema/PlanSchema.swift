import PlanCore

/// The published description of a plan as JSON, in JSON Schema (draft 7).
///
/// It is taken from the types that read the plan, so it cannot differ from what is read and written.
public enum PlanSchema {
  /// Writes the schema.
  public static func json() -> [UInt8] {
    do {
      return JSONWriter.write(Document(try SchemaRecorder.shapes(of: CarePlan.self)), .indented)
    } catch {
      preconditionFailure("a word of a plan has a type that does not list its cases: \(error)")
    }
  }

  private struct Document: Encodable {
    var root: SchemaObject
    var definitions: [String: SchemaObject]

    init(_ record: SchemaRecord) {
      root = record.object
      definitions = record.definitions
      for position in root.properties.indices where root.properties[position].key == "format" {
        root.properties[position].node = .exactly(CarePlan.currentFormat)
      }
    }

    func encode(to encoder: any Encoder) throws {
      var members = encoder.container(keyedBy: SchemaKey.self)
      try members.encode("http://json-schema.org/draft-07/schema#", forKey: "$schema")
      try members.encode("A care plan, format \(CarePlan.currentFormat)", forKey: "title")
      try root.write(to: &members)
      var named = members.nestedContainer(keyedBy: SchemaKey.self, forKey: "definitions")
      for (name, object) in definitions.sorted(by: { $0.key < $1.key }) {
        try named.encode(object, forKey: SchemaKey(stringLiteral: name))
      }
    }
  }
}
