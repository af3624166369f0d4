import PlanCore

extension PlanAnalysis {
  /// Facts that nothing asks for and hypotheses that nothing serves.
  func useFindings() -> [Diagnostic] {
    let used = usedFacts()
    let assessed = definition.stages.map(\.stage).filter { type(of: $0).role == .assessment }
    let declared = Set(assessed.flatMap(\.writes))
    let unused = definition.vocabulary.all.filter { info in
      // What stages of other roles write is part of what they are, used or not.
      !used.contains(info.id) && (info.group != "" || declared.contains(info.id))
    }
    return unused.map { info in
      Diagnostic(
        .warning, .unusedFact, "nothing in the plan uses '\(info.name)'", at: info.range,
        help: "use it, or leave it out: nobody should be asked for nothing")
    } + hypothesisFindings()
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

  private func hypothesisFindings() -> [Diagnostic] {
    let hints = definition.stages.filter { type(of: $0.stage).role == .diagnosisHint }
    let others = definition.stages.filter { type(of: $0.stage).role.isCare }
    guard !others.isEmpty else { return [] }
    let served = Set(others.flatMap(\.stage.rules).flatMap(\.hypotheses))
    return hints.flatMap(\.stage.rules).filter { !served.contains($0.id) }.map { rule in
      Diagnostic(
        .warning, .unservedHypothesis, "no rule of care is for '\(rule.id)'", at: rule.range,
        help: "name it in the 'for' of what helps, if only advice and a review")
    }
  }

  /// Sources that nothing cites, and those that should have been looked at again.
  func sourceFindings() -> [Diagnostic] {
    let uncited = definition.sources.filter { !definition.outline.cited.contains($0.id) }
    let unread = uncited.map { source in
      Diagnostic(
        .warning, .uncitedSource, "nothing cites '\(source.id)'", at: source.range,
        help: "cite it, or leave it out")
    }
    guard let day else { return unread }
    return unread
      + definition.sources.compactMap { source in
        guard let review = source.review, review < day else { return nil }
        return Diagnostic(
          .warning, .reviewDue, "'\(source.id)' was to be looked at again by \(review)",
          at: source.range, help: "read the source again, then set a new day")
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
