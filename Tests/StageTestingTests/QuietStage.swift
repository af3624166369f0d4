import PlanCore

/// A care stage of plain rules, whose part can be spoilt in one way at a time.
protocol PlainCare: CareStage {
  init(_ rules: [Rule])
}

extension PlainCare {
  static var shape: Shape {
    Shape(
      "a file",
      [.required("rules", .list(.object(Shape("a rule", Rule.envelope)), atLeast: 1), "rules")])
  }

  var writes: [FactID] { [] }

  init(reading files: [SourceNode], into builder: inout DefinitionBuilder) {
    var rules: [Rule] = []
    for file in files.map(Fields.init) {
      let reader = RuleReader(file, into: &builder)
      rules += file.objects("rules").compactMap { reader.rule($0, into: &builder) }
    }
    self.init(rules)
  }

  func activities(_ offered: [Candidate], _ facts: Facts) -> [Activity] {
    offered.map { Activity($0, facts, kind: "self-care", category: "education") }
  }
}

/// One that keeps every promise.
struct QuietStage: PlainCare {
  static let name = "quiet"
  let rules: [Rule]
  init(_ rules: [Rule]) { self.rules = rules }
}
