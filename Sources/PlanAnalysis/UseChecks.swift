import PlanCore

extension PlanAnalysis {
  /// Facts that nothing asks for and hypotheses that nothing serves.
  mutating func checkUse() {
    let used = usedFacts()
    let assessed = definition.stages.map(\.stage).filter { type(of: $0).role == .assessment }
    let declared = Set(assessed.flatMap(\.writes))
    for info in definition.vocabulary.all where !used.contains(info.id) {
      // What stages of other roles write is part of what they are, used or not.
      guard info.group != "" || declared.contains(info.id) else { continue }
      findings.append(
        Diagnostic(
          .warning, .unusedFact, "nothing in the plan uses '\(info.name)'", at: info.range,
          help: "use it, or leave it out: nobody should be asked for nothing"))
    }
    checkHypotheses()
  }

  /// Named by a condition, by a definition, or by a stage for a purpose of its own.
  private func usedFacts() -> Set<FactID> {
    let program = definition.program
    var used = definition.outline.named
    for index in 0..<program.conditionCount {
      used.formUnion(program.facts(in: program.condition(at: index)))
    }
    for fact in program.facts {
      if case .computed(let sources)? = program.definition(of: fact.id) { used.formUnion(sources) }
    }
    return used
  }

  private mutating func checkHypotheses() {
    let hints = definition.stages.filter { type(of: $0.stage).role == .diagnosisHint }
    let others = definition.stages.filter { type(of: $0.stage).role.isCare }
    guard !others.isEmpty else { return }
    let served = Set(others.flatMap(\.stage.rules).flatMap(\.hypotheses))
    for rule in hints.flatMap(\.stage.rules) where !served.contains(rule.id) {
      findings.append(
        Diagnostic(
          .warning, .unservedHypothesis, "no rule of care is for '\(rule.id)'", at: rule.range,
          help: "name it in the 'for' of what helps, if only advice and a review"))
    }
  }

  /// Sources that nothing cites, and those that should have been looked at again.
  mutating func checkSources() {
    for source in definition.sources {
      if !definition.outline.cited.contains(source.id) {
        findings.append(
          Diagnostic(
            .warning, .uncitedSource, "nothing cites '\(source.id)'", at: source.range,
            help: "cite it, or leave it out"))
      }
      if let day, let review = source.review, review < day {
        findings.append(
          Diagnostic(
            .warning, .reviewDue, "'\(source.id)' was to be looked at again by \(review)",
            at: source.range, help: "read the source again, then set a new day"))
      }
    }
  }
}

extension StageRole {
  /// Whether stages of this role help a person with something.
  fileprivate var isCare: Bool {
    switch self {
    case .conservativeCare, .medicationNote, .referral: true
    case .assessment, .triage, .diagnosisHint, .followUp: false
    }
  }
}

extension Diagnostic.Code {
  /// A fact that nothing uses.
  static let unusedFact: Self = "unused-fact"
  /// A hypothesis that no rule of care serves.
  static let unservedHypothesis: Self = "unserved-hypothesis"
  /// A source that nothing cites.
  static let uncitedSource: Self = "uncited-source"
  /// Evidence past the day of its review.
  static let reviewDue: Self = "review-due"
}
