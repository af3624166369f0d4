import PlanCore

/// Reads the measures and the goals on them.
struct GoalReader {
  /// The list of the person's own goals.
  private(set) var own: FactID?
  private(set) var measures: [FollowUpForm.MeasureForm] = []
  private(set) var goals: [GoalForm] = []

  init(_ file: Fields, into builder: inout DefinitionBuilder) {
    for fields in file.objects("measures") {
      guard let entry = FollowUpEntry(fields, into: &builder), let node = fields["fact"],
        let fact = builder.fact(node, holding: .number)
      else { continue }
      var measure = Measure(id: entry.id, title: entry.title)
      measure.ref = entry.ref
      let unit = fields.text("unit").map { " \($0)" } ?? ""
      measure.important = (fields.number("important")?.description).map { $0 + unit }
      measure.evidence = entry.evidence
      measures.append(
        FollowUpForm.MeasureForm(
          entry: measure, when: entry.when, fact: fact,
          isLowerBetter: fields.text("better") != "higher"))
    }
    guard let section = file.object("goals") else { return }
    own = section["from"].flatMap { builder.fact($0, holding: .list) }
    for fields in section.objects("measured") { add(fields, &builder) }
  }

  private mutating func add(_ fields: Fields, _ builder: inout DefinitionBuilder) {
    guard let entry = FollowUpEntry(fields, into: &builder), let node = fields["measure"] else {
      return
    }
    guard let measure = measures.first(where: { $0.entry.id == node.text }) else {
      builder.report(
        .unknownMeasure, "no measure '\(node.text)'", at: node.range,
        help: didYouMean(node.text, among: measures.map(\.entry.id)))
      return
    }
    var goal = Goal(id: entry.id, title: entry.title, own: false)
    goal.measure = measure.entry.id
    goal.evidence = entry.evidence
    var form = GoalForm(entry: goal, when: entry.when, on: measure)
    form.aim.by = fields.number("by")
    form.aim.to = fields.number("to")
    form.aim.dueWeeks = fields.integer("due_weeks") ?? form.aim.dueWeeks
    goals.append(form)
  }
}

extension Diagnostic.Code {
  /// A goal on a measure that the file does not list.
  fileprivate static let unknownMeasure: Self = "unknown-measure"
}
