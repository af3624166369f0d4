import PlanCore

extension PlanAnalysis {
  /// Conditions that authors wrote: never true, always true, with parts that change nothing.
  func conditionQuestions() -> [Question] {
    authoredConditions.map { id, place in
      let owner = definition.outline.owner(of: id, at: place)
      return Question(range: place, what: owner.phrase) {
        inquiry throws(AnalysisLimitReached) in
        try inquiry.checkTruth(id, place, owner)
      }
    }
  }

  /// The conditions that stand in the plan's files, with their places.
  private var authoredConditions: [(id: ConditionID, place: SourceRange)] {
    (0..<ownConditions).compactMap { index in
      let id = definition.program.condition(at: index)
      return definition.program.text(of: id).map { (id: id, place: $0.whole) }
    }
  }

  /// Constants that their facts cannot have.
  func constantFindings() -> [Diagnostic] {
    authoredConditions.flatMap { id, place in constantFindings(id, place) }
  }

  private func constantFindings(_ id: ConditionID, _ place: SourceRange) -> [Diagnostic] {
    definition.program.tests(in: id).compactMap { atom, range in
      let fact = definition.program.facts[atom.fact.index]
      guard case .number = fact.type,
        case .number(let type) = definition.program.exactType(of: fact.id),
        let outside = type.constantOutside(atom.test)
      else { return nil }
      return Diagnostic(
        .error, .constantOutOfRange,
        "'\(fact.name)' is never compared with \(outside) in a way that matters: it \(type.bounds)",
        at: range ?? place)
    }
  }

  /// Whether a condition says which profiles cannot be.
  fileprivate func isContradiction(_ id: ConditionID) -> Bool {
    definition.contradictions.contains { $0.when == id }
  }
}

extension Inquiry {
  fileprivate mutating func checkTruth(
    _ id: ConditionID, _ place: SourceRange, _ owner: PlanOutline.ConditionOwner
  ) throws(AnalysisLimitReached) {
    let program = plan.definition.program
    // What says which profiles cannot be is looked at without itself.
    let possible =
      plan.isContradiction(id)
      ? SetFormula.everyone : try possible(for: program.formula(of: id, .yes))
    let isNever = try solver.isEmpty(.all([possible, program.formula(of: id, .yes)]))
    let isAlways = try solver.isEmpty(.all([possible, program.formula(of: id, .no)]))
    guard isNever || isAlways else { return try checkParts(id, owner) }
    let expression = program.expression(id)
    let parts = ConditionParts(isNever ? expression : .not(expression), program)
    let core = try parts.conflict(within: possible, &solver)
    // A fact that never gets the one answer is what its own definition says; that is looked at by itself.
    if core.count == 1, !program.isTold(core[0].fact) { return }
    report(verdict(isNever: isNever, core, place, owner))
  }

  private mutating func checkParts(
    _ id: ConditionID, _ owner: PlanOutline.ConditionOwner
  ) throws(AnalysisLimitReached) {
    for part in try RedundantParts(id, plan.definition.program).find(&solver) {
      report(
        Diagnostic(
          .warning, .redundantPart, "this part of \(owner.phrase) changes nothing", at: part,
          help: "leave it out, or say what was meant"))
    }
  }

  private func verdict(
    isNever: Bool, _ core: [ConditionParts.Part], _ place: SourceRange,
    _ owner: PlanOutline.ConditionOwner
  ) -> Diagnostic {
    let answer = isNever ? "true" : "false"
    let ranges = core.compactMap(\.range)
    var finding = Diagnostic(
      isNever ? .error : .warning, isNever ? .neverTrue : .alwaysTrue,
      "\(owner.phrase) is never \(answer)", at: ranges.first ?? place,
      help: isNever ? "one of the underlined parts must go" : "leave the condition out")
    let words = isNever ? "cannot be true together with" : "is true whenever"
    if ranges.count > 1 {
      finding.label = isNever ? "\(words) what is marked" : "one of these parts is always true"
    }
    for range in ranges.dropFirst() {
      finding = finding.labelled(range, isNever ? "this" : "or this")
    }
    return finding
  }
}

extension PlanOutline.ConditionOwner {
  /// What a message calls the condition.
  var phrase: String {
    switch (key, entry) {
    case (let key?, let entry?): "'\(key)' of '\(entry.id)'"
    case (nil, let entry?): "a condition of '\(entry.id)'"
    case (let key?, nil): "this '\(key)'"
    case (nil, nil): "this condition"
    }
  }
}

extension NumberType {
  /// A constant of the test that no value of this type stands on both sides of, or equals.
  fileprivate func constantOutside(_ test: Atom.Test) -> ExactDecimal? {
    switch test {
    case .less(let bound): isOutside(bound) ? bound : nil
    case .atMost(let bound): isOutside(bound) ? bound : nil
    case .numbers(let values): values.first { !admits($0) }
    default: nil
    }
  }

  private func isOutside(_ bound: ExactDecimal) -> Bool {
    (minimum.map { bound < $0 } ?? false) || (maximum.map { $0 < bound } ?? false)
  }

  fileprivate var bounds: String {
    let kind = isInteger ? "is a whole number" : "is a number"
    return switch (minimum, maximum) {
    case (let low?, let high?): "\(kind) from \(low) to \(high)"
    case (let low?, nil): "\(kind) from \(low)"
    case (nil, let high?): "\(kind) up to \(high)"
    case (nil, nil): kind
    }
  }
}

extension Diagnostic.Code {
  /// A condition that no profile makes true.
  static let neverTrue: Self = "never-true"
  /// A condition that no profile makes false.
  static let alwaysTrue: Self = "always-true"
  /// A part of a condition without which it means the same.
  static let redundantPart: Self = "redundant-part"
  /// A constant that the fact's range excludes.
  static let constantOutOfRange: Self = "constant-out-of-range"
}
