import PlanCore

extension PlanAnalysis {
  /// Facts that nothing asks for.
  func useFindings() -> [Diagnostic] {
    let used = usedFacts()
    let assessed = definition.stages.map(\.stage).filter { type(of: $0).role == .assessment }
    let declared = Set(assessed.flatMap(\.writes))
    return definition.vocabulary.all.compactMap { info -> Diagnostic? in
      if used.contains(info.id) {
        guard let reason = info.unused else { return nil }
        return Diagnostic(
          .warning, .usedAfterAll, "'\(info.name)' is called unused, and something uses it",
          at: reason, help: "leave 'unused' out")
      }
      // What stages of other roles write is part of what they are, used or not.
      guard info.unused == nil, info.group != "" || declared.contains(info.id) else { return nil }
      return Diagnostic(
        .warning, .unusedFact, "nothing in the plan uses '\(info.name)'", at: info.range,
        help: "use it, leave it out, or say under 'unused' why it is kept")
    }
  }

  /// Named by a condition, by a definition, or by a stage for a purpose of its own.
  private func usedFacts() -> Set<FactID> {
    let program = definition.program
    var used = definition.outline.named
    for index in 0..<program.conditionCount {
      let facts = program.facts(in: program.condition(at: index))
      // A definition may be there for an invariant alone; nobody is asked for it.
      used.formUnion(index < ownConditions ? facts : facts.filter { !program.isTold($0) })
    }
    for fact in program.facts {
      if case .computed(let sources)? = program.definition(of: fact.id) { used.formUnion(sources) }
    }
    return used
  }

  /// Hypotheses that nothing serves, although they can stand while care is offered.
  func hypothesisQuestions() -> [Question] {
    let care = definition.stages.filter { type(of: $0.stage).role.isCare }
    guard !care.isEmpty else { return [] }
    let served = Set(care.flatMap(\.stage.rules).flatMap(\.hypotheses))
    let hints = definition.stages.filter { type(of: $0.stage).role == .diagnosisHint }
    let program = definition.program
    let offersCare = SetFormula.any(care.map { program.formula(of: $0.gate, .yes) })
    return hints.flatMap(\.stage.rules).filter { !served.contains($0.id) }.map { rule in
      Question(range: rule.range, what: "whether anything is for '\(rule.id)'") {
        inquiry throws(AnalysisLimitReached) in
        // What stops all care needs none of its own, and what is not known to stand is asked about first.
        guard try !inquiry.isEmpty(program.formula(of: rule.indicated, .yes), offersCare) else {
          return
        }
        inquiry.report(
          Diagnostic(
            .warning, .unservedHypothesis, "no rule of care is for '\(rule.id)'", at: rule.range,
            help: "name it in the 'for' of what helps, if only advice and a review"))
      }
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
  /// A fact that is said to be unused and is not.
  static let usedAfterAll: Self = "used-after-all"
  /// A hypothesis that no rule of care serves.
  static let unservedHypothesis: Self = "unserved-hypothesis"
  /// A source that nothing cites.
  static let uncitedSource: Self = "uncited-source"
  /// Evidence past the day of its review.
  static let reviewDue: Self = "review-due"
}
