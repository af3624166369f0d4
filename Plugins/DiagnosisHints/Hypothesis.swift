import PlanCore

/// What a plan file says about one hypothesis besides its envelope, compiled.
struct Hypothesis: Sendable {
  /// What it says.
  var form: HintForm
  var isMustNotMiss: Bool
  var needsKnown: ConditionID
  var listedWhen: ConditionID
  var score: FactID
  var level: FactID
  var excluded: ConditionID
  /// Without this it never stands first.
  var mayBeFirst: ConditionID

  /// How much a finding counts; the convention of the evidence base, 0.2.
  enum Weight: String, Sendable, CaseIterable {
    case strong, moderate, weak

    var points: Int {
      switch self {
      case .strong: 3
      case .moderate: 2
      case .weak: 1
      }
    }
  }

  static let shape = Shape(
    "a hypothesis",
    Rule.envelope.filter { $0.key != "for" && $0.key != "direction" } + [
      .optional("labels", .list(.object(labelShape)), "titles for certain pictures, first true"),
      .optional("must_not_miss", .yesNo, "shown before the others, whatever it scores"),
      .optional("needs", .list(.factName), "minimum information"),
      .optional("listed_when", .condition, "on the list even with a low score"),
      .optional("likely_when", .condition, "needed for 'likely' besides the score"),
      .optional("top_when", .condition, "needed to stand first"),
      .optional("about", .voiced, "what it is and its usual course"),
      .optional("examine", .voiced, "what would make it surer"),
      .optional("codes", .map(.list(.text)), "codes by system"),
      .required("findings", .list(.object(findingShape), atLeast: 1), "for and against"),
    ])

  private static let labelShape = Shape(
    "a label",
    [
      .required("when", .condition, "when the title is used"),
      .required("title", .voiced, "the title"),
    ])

  private static let findingShape = Shape(
    "a finding",
    [
      .required("id", .identifier, "unique within the hypothesis"),
      .required("when", .condition, "when the finding is present"),
      .required("points_to", .word(["for", "against"]), "for or against"),
      .required("weight", .word(Weight.allCases.map(\.rawValue)), "strong, moderate or weak"),
      .required("text", .voiced, "the finding in words"),
      .required("evidence", .list(.citation, atLeast: 1), "the sources behind it"),
    ])
}
