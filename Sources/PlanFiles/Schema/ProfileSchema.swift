import JSONWriting
public import PlanCore
import SourceTree

extension AuthorSchema {
  /// The schema of the profiles of a plan: every fact by name, with what it may be.
  public static func profile(of plan: PlanDefinition) -> [UInt8] {
    let facts = plan.vocabulary.all.filter { !$0.group.isEmpty }
    let visit = SchemaPart.object(
      [
        (key: "on", value: Shape.Value.day.described("the day of the visit")),
        (key: "facts", value: mapping(facts)),
      ], required: ["on", "facts"])
    let named = SchemaPart([("const", .string(plan.id))])
    return SchemaPart.object(
      [
        (key: "plan", value: named.described("the plan that the profile asks for")),
        (key: "patient", value: SchemaPart.text.described("an identifier, never a name")),
        (key: "on", value: Shape.Value.day.described("the day that the profile speaks of")),
        (key: "facts", value: mapping(facts.filter { !$0.isVisitFact })),
        (
          key: "visits",
          value: SchemaPart.list(of: visit).described("earlier and present visits, oldest first")
        ),
      ], required: ["patient", "facts"]
    ).document(title: "a profile for the plan '\(plan.id)'")
  }

  private static func mapping(_ facts: [FactInfo]) -> SchemaPart {
    .object(
      facts.map { (key: $0.name, value: FactSchema($0).part.described($0.title.clinician)) },
      required: [])
  }
}

/// What a profile may write for one fact.
struct FactSchema {
  private let fact: FactInfo

  init(_ fact: FactInfo) {
    self.fact = fact
  }

  /// The value, or a mapping of value and day.
  var part: SchemaPart {
    let dated = SchemaPart.object(
      [
        (key: "value", value: value),
        (key: "on", value: Shape.Value.day.described("the day on which it was found")),
        (key: "unit", value: .words(unit.map { [$0] } ?? [])),
      ], required: ["value"])
    return .when("object", dated, otherwise: value)
  }

  private var unit: String? {
    guard case .number(let type) = fact.type else { return nil }
    return type.unit
  }

  private var value: SchemaPart {
    switch fact.form {
    case .single: single
    case .texts(let count):
      .when("array", .list(of: .text, atMost: count.upperBound), otherwise: nothing(["none"]))
    case .records(let fields):
      .when("array", .list(of: record(fields)), otherwise: nothing(["none"]))
    case .answers(let forms, let count):
      .when("array", answers(forms, count), otherwise: nothing([]))
    }
  }

  private var single: SchemaPart {
    switch fact.type {
    case .yesNo: nothing(["yes", "no", "true", "false"])
    case .number(let type): .when("string", nothing([]), otherwise: number(type))
    case .choice(let values, _): nothing(values)
    case .set(let values):
      .when(
        "array", .list(of: .words(values + ["none", FactReservedWords.unknown])),
        otherwise: nothing(values + ["none"]))
    case .date:
      .pattern(
        "^([0-9]{4}-[0-9]{2}-[0-9]{2}|\((FactReservedWords.all + notDone).joined(separator: "|")))$"
      )
    case .text, .list: .text
    }
  }

  private var notDone: [String] {
    guard case .single(let words) = fact.form else { return [] }
    return words
  }

  /// These words, and those that say why there is no value.
  private func nothing(_ words: [String]) -> SchemaPart {
    .words(words + notDone.filter { !words.contains($0) } + FactReservedWords.all, canBeNull: true)
  }

  private func number(_ type: NumberType) -> SchemaPart {
    var members: [(String, JSONValue)] = [
      ("type", .array([.string(type.isInteger ? "integer" : "number"), .string("null")]))
    ]
    if let minimum = type.minimum { members.append(("minimum", .digits(minimum.description))) }
    if let maximum = type.maximum { members.append(("maximum", .digits(maximum.description))) }
    return SchemaPart(members)
  }

  private func record(_ fields: [String]) -> SchemaPart {
    let scalar = SchemaPart([
      ("type", .array(["string", "number", "boolean", "null"].map { .string($0) }))
    ])
    return .when(
      "object",
      .object(
        fields.map { (key: $0, value: scalar) }, required: [], also: [("minProperties", .number(1))]
      ),
      otherwise: .text)
  }

  private func answers(_ forms: [AnswerForm], _ count: ClosedRange<Int>) -> SchemaPart {
    let parts = forms.map { answer($0).json }
    let isUniform = Set(forms).count == 1
    return SchemaPart([
      ("type", .string("array")), ("items", isUniform ? parts[0] : .array(parts)),
      ("minItems", .number(count.lowerBound)), ("maxItems", .number(count.upperBound)),
    ])
  }

  private func answer(_ form: AnswerForm) -> SchemaPart {
    switch form {
    case .yesNo: nothing(["yes", "no", "true", "false"])
    case .choice(let words): nothing(words)
    case .integer(let bounds):
      .when(
        "string", nothing([]),
        otherwise: SchemaPart([
          ("type", .array([.string("integer"), .string("null")])),
          ("minimum", .number(bounds.lowerBound)), ("maximum", .number(bounds.upperBound)),
        ]))
    }
  }
}
