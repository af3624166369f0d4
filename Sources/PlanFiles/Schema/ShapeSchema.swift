import JSONWriting
public import PlanCore
import SourceTree

/// JSON Schemas (draft 7) of the files that authors write, made from the shapes that check them.
public enum AuthorSchema {
  /// The schema of `plan.yaml`.
  public static func plan() -> [UInt8] { document(PlanShape.plan) }

  /// The schema of an evidence file.
  public static func evidence() -> [UInt8] { document(PlanShape.evidence) }

  /// The schema of `profile.yaml`, which declares a plan's facts.
  public static func facts() -> [UInt8] { document(FactShape.file) }

  /// The schema of a file of cases.
  public static func cases() -> [UInt8] { document(CaseShape.file) }

  /// The schema of a file of invariants.
  public static func invariants() -> [UInt8] { document(InvariantReader.shape) }

  /// The schema of the files of a stage.
  public static func stage(_ stage: any Stage.Type) -> [UInt8] { document(stage.shape) }

  private static func document(_ shape: Shape) -> [UInt8] {
    shape.schema.document(title: shape.name, definitions: [("textForPeople", voiced)])
  }

  /// One scalar for both voices, or a mapping of both.
  private static let voiced = SchemaPart.when(
    "object",
    .object(
      [
        (key: "clinician", value: SchemaPart.text.described("the words for a clinician")),
        (key: "patient", value: SchemaPart.text.described("the words for the person")),
      ], required: ["clinician", "patient"]), otherwise: .text)
}

extension Shape {
  var schema: SchemaPart {
    let choices = exactlyOne.map { group in
      JSONValue.object([
        (
          "oneOf",
          .array(group.map { .object([("required", .array([.string($0)]))]) })
        )
      ])
    }
    return .object(
      fields.map { (key: $0.key, value: $0.value.schema.described($0.summary)) },
      required: fields.filter(\.isRequired).map(\.key),
      also: choices.isEmpty ? [] : [("allOf", .array(choices))])
  }
}

extension Shape.Value {
  var schema: SchemaPart {
    switch self {
    case .text, .citation: .text
    case .voiced: SchemaPart([("$ref", .string("#/definitions/textForPeople"))])
    case .word(let words): .words(words)
    case .identifier, .hypothesis: .pattern("^[a-z]([a-z0-9-]*[a-z0-9])?$")
    case .factName: .pattern("^[a-z_][a-z0-9_]*(\\.[a-z_][a-z0-9_]*)*$")
    case .integer(let bounds):
      SchemaPart([
        ("type", .string("integer")), ("minimum", .number(bounds.lowerBound)),
        ("maximum", .number(bounds.upperBound)),
      ])
    case .number: Self.number
    case .numberRange:
      .when("array", .list(of: Self.number, atLeast: 2, atMost: 2), otherwise: Self.number)
    case .yesNo: .words(["yes", "no", "true", "false"])
    case .day: Self.day
    case .dayCount:
      .pattern("^[0-9]+ (\(DayCount.unitNames.map { $0.dropLast() }.joined(separator: "|")))s?$")
    case .condition:
      SchemaPart([
        ("type", .array([.string("string"), .string("boolean")])), ("minLength", .number(1)),
      ])
    default: nested
    }
  }

  private var nested: SchemaPart {
    switch self {
    case .list(let item, let atLeast): .list(of: item.schema, atLeast: atLeast)
    case .bounds(let item): .list(of: item.schema, atLeast: 2, atMost: 2)
    case .oneOrMore(let item): .when("array", .list(of: item.schema), otherwise: item.schema)
    case .object(let shape): shape.schema
    case .map(let value): .map(of: value.schema)
    case .either(let scalar, let shape):
      .when("object", shape.schema, otherwise: scalar.schema)
    default: .anything
    }
  }

  static let day = SchemaPart.pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}$")
  private static let number = SchemaPart([("type", .string("number"))])
}
