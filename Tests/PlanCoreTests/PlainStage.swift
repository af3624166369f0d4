import PlanCore

/// A care stage that says nothing beyond the envelope, and writes no facts.
struct PlainStage: CareStage {
  static let name = "plain"
  static let shape = Shape(
    "a plain file",
    [
      .optional("for_all", .object(Rule.sharedShape), "what all rules share"),
      .required("rules", .list(.object(Shape("a rule", Rule.envelope)), atLeast: 1), "the rules"),
    ])

  private(set) var rules: [Rule] = []
  var writes: [FactID] { [] }

  init(reading files: [SourceNode], into builder: inout DefinitionBuilder) {
    for file in files.map(Fields.init) {
      let reader = RuleReader(file, into: &builder)
      for entry in file.objects("rules") {
        if let rule = reader.rule(entry, into: &builder) { rules.append(rule) }
      }
    }
  }

  func activities(_ offered: [Candidate], _ facts: Facts) -> [Activity] {
    offered.map { Activity($0, facts, kind: "self-care", category: "education") }
  }
}
