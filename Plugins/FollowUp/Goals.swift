import PlanCore

/// The measures and the goals on them, with the person's own goals.
struct Goals: Sendable {
  private var own: FactID?
  private var measures: [MeasureEntry] = []
  private var goals: [GoalEntry] = []

  private struct MeasureEntry: Sendable {
    var entry: FollowUpEntry
    var fact: FactID
    var isLowerBetter: Bool
    var important: String?
  }

  private struct GoalEntry: Sendable {
    var entry: FollowUpEntry
    var measure: MeasureEntry
    var by: ExactDecimal?
    var to: ExactDecimal?
    var dueWeeks: Int
  }

  init(_ file: Fields, into builder: inout DefinitionBuilder) {
    for fields in file.objects("measures") {
      guard let entry = FollowUpEntry(fields, into: &builder), let node = fields["fact"],
        let fact = builder.fact(node, holding: .number)
      else { continue }
      let amount = fields.number("important")?.description
      let unit = fields.text("unit").map { " \($0)" } ?? ""
      measures.append(
        MeasureEntry(
          entry: entry, fact: fact, isLowerBetter: fields.text("better") != "higher",
          important: amount.map { $0 + unit }))
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
    goals.append(
      GoalEntry(
        entry: entry, measure: measure, by: fields.number("by"), to: fields.number("to"),
        dueWeeks: fields.integer("due_weeks") ?? 12))
  }

  /// The person's own goals first, then those on measures whose value is known.
  func goals(_ facts: Facts, start: Day) -> [Goal] {
    ownGoals(facts) + goals.compactMap { goal($0, facts, start: start) }
  }

  private func ownGoals(_ facts: Facts) -> [Goal] {
    guard let own, case .records(let records)? = facts.profile[own].knownValue else { return [] }
    return records.enumerated().map { position, record in
      var goal = Goal(
        id: "own-goal-\(position + 1)", title: VoicedText(record["name"] ?? ""), own: true)
      goal.because = facts.because([own])
      return goal
    }
  }

  private func goal(_ goal: GoalEntry, _ facts: Facts, start: Day) -> Goal? {
    guard facts.holds(goal.entry.when), let value = number(goal.measure, facts),
      let target = target(goal, from: value)
    else { return nil }
    var entry = Goal(id: goal.entry.id, title: goal.entry.title, own: false)
    entry.measure = goal.measure.entry.id
    entry.baseline = value.description
    entry.target = target.description
    entry.due = start.adding(days: goal.dueWeeks * 7).description
    entry.because = facts.because([goal.measure.fact])
    entry.evidence = goal.entry.evidence
    return entry
  }

  /// The value to reach, not below zero; nil when it is reached already.
  private func target(_ goal: GoalEntry, from value: ExactDecimal) -> ExactDecimal? {
    let isLowerBetter = goal.measure.isLowerBetter
    var target = goal.to
    if let by = goal.by {
      target = isLowerBetter ? value.subtracting(by) : value.adding(by)
    }
    guard var target else { return nil }
    target = max(target, ExactDecimal(0))
    return isLowerBetter ? (target < value ? target : nil) : (target > value ? target : nil)
  }

  /// What is measured for this person, with the values of today.
  func measures(_ facts: Facts) -> [Measure] {
    measures.filter { facts.truth($0.entry.when) != .no }.map { measure in
      var entry = Measure(id: measure.entry.id, title: measure.entry.title)
      entry.ref = measure.entry.ref
      entry.value = value(measure, facts)
      entry.important = measure.important
      entry.evidence = measure.entry.evidence
      return entry
    }
  }

  private func number(_ measure: MeasureEntry, _ facts: Facts) -> ExactDecimal? {
    facts.number(measure.fact)
  }

  private func value(_ measure: MeasureEntry, _ facts: Facts) -> String? {
    facts.because([measure.fact]).first?.value
  }
}

extension Diagnostic.Code {
  /// A goal on a measure that the file does not list.
  fileprivate static let unknownMeasure: Self = "unknown-measure"
}
