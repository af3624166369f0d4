import PlanCore

extension PlanAnalysis {
  /// Rules that can never be offered.
  func ruleQuestions() -> [Question] {
    definition.stages.flatMap { entry in
      entry.stage.rules.map { rule in
        Question(range: rule.range, what: "whether '\(rule.id)' can be offered") {
          inquiry throws(AnalysisLimitReached) in
          try inquiry.checkOffer(rule, entry.gate)
        }
      }
    }
  }

  /// What rules of some roles must not be without.
  func safetyFindings() -> [Diagnostic] {
    definition.stages.flatMap { entry in
      entry.stage.rules.enumerated().compactMap { index, rule -> Diagnostic? in
        if let stage = entry.stage as? any MedicationNoteStage {
          return stage.suggestsMedicine(inRuleAt: index) ? contraindicationFinding(rule) : nil
        }
        guard let stage = entry.stage as? any ReferralStage else { return nil }
        return trialFinding(rule, stage, index)
      }
    }
  }

  /// A note on taking a medicine without any contraindication of its own.
  private func contraindicationFinding(_ rule: Rule) -> Diagnostic? {
    guard rule.direction != .avoid, let entry = definition.outline.entry(rule.id) else {
      return nil
    }
    let own = rule.exceptions.filter {
      $0.effect != .caution && entry.whole.encloses($0.range)
    }
    guard own.isEmpty else { return nil }
    return Diagnostic(
      .warning, .noContraindications,
      "'\(rule.id)' names nothing that stops or holds it, or needs a clinician", at: rule.range,
      help: "every medicine has contraindications; list them under 'unless'")
  }

  /// A referral without a conservative trial before it.
  private func trialFinding(
    _ rule: Rule, _ stage: any ReferralStage, _ index: Int
  ) -> Diagnostic? {
    guard rule.direction != .avoid else { return nil }
    let facts = Facts(
      Profile(plan: nil, patient: "", on: day ?? Day(number: 0), readings: [:], visits: []),
      program: definition.program, vocabulary: definition.vocabulary)
    let criteria = stage.criteria(ofRuleAt: index, facts)
    guard !criteria.contains(where: { $0.id == ReferralRules.trialID }) else {
      return hasOverride(rule)
        ? nil
        : Diagnostic(
          .warning, .noOverride, "nobody is spared the conservative trial before '\(rule.id)'",
          at: rule.range,
          help: "name under 'override' who must not wait, or allow this with the reason")
    }
    return Diagnostic(
      .warning, .noTrial, "'\(rule.id)' refers without a conservative trial before it",
      at: rule.range, help: "add 'trial', with 'override' for those who must not wait")
  }
}

extension PlanAnalysis {
  /// Whether a condition of the rule's own entry stands behind `override`.
  private func hasOverride(_ rule: Rule) -> Bool {
    guard let entry = definition.outline.entry(rule.id) else { return false }
    return definition.outline.keys.contains { condition, key in
      guard key == "override", let place = definition.program.text(of: condition)?.whole else {
        return false
      }
      return entry.whole.encloses(place)
    }
  }
}

extension Inquiry {
  fileprivate mutating func checkOffer(
    _ rule: Rule, _ gate: ConditionID
  ) throws(AnalysisLimitReached) {
    let program = plan.definition.program
    let offered = program.formula(of: rule.offered, .yes)
    guard try isEmpty(program.formula(of: gate, .yes), offered) else { return }
    let indicated = program.formula(of: rule.indicated, .yes)
    if try isEmpty(indicated) {
      return try isEmpty(program.formula(of: rule.indicated, .no))
        ? report(rule, .undeterminedRule, "is unknown for every profile, whatever is answered")
        : report(rule, .neverOffered, "is never indicated")
    }
    let core = try conflict(rule, gate)
    let isStopped = core.contains(where: \.isException) && !core.contains(where: \.isGate)
    var finding =
      isStopped
      ? Diagnostic(
        .error, .contraindicationImpliesIndication,
        "'\(rule.id)' can never be offered: whenever it is indicated, this stops it",
        at: core.first(where: \.isException)?.range ?? rule.range
      ).labelled(rule.range, "the rule")
      : Diagnostic(
        .error, .neverOffered,
        "'\(rule.id)' can never be offered: its conditions exclude each other",
        at: rule.range)
    for part in isStopped ? core.filter(\.isException).dropFirst() : core[...] {
      guard let range = part.range, range != rule.range else { continue }
      finding = finding.labelled(range, isStopped ? "and this the others" : "one of them")
    }
    report(finding)
  }

  /// Something that must be so for a rule to be offered.
  private struct Demand {
    var set: SetFormula
    var range: SourceRange?
    var isException = false
    var isGate = false
  }

  /// The fewest of the gate, the indication and the exceptions that already leave nobody.
  private mutating func conflict(
    _ rule: Rule, _ gate: ConditionID
  ) throws(AnalysisLimitReached) -> [Demand] {
    let program = plan.definition.program
    var kept = [Demand(set: program.formula(of: rule.indicated, .yes), range: rule.range)]
    kept += rule.exceptions.filter(\.effect.stops).map {
      Demand(
        set: program.formula(of: $0.condition, .no),
        range: program.text(of: $0.condition)?.whole ?? $0.range, isException: true)
    }
    kept.append(
      Demand(
        set: program.formula(of: gate, .yes), range: program.text(of: gate)?.whole, isGate: true))
    for index in kept.indices.reversed() {
      var fewer = kept
      fewer.remove(at: index)
      if try isEmpty(.all(fewer.map(\.set))) { kept = fewer }
    }
    return kept
  }

  private mutating func report(_ rule: Rule, _ code: Diagnostic.Code, _ words: String) {
    report(Diagnostic(.error, code, "'\(rule.id)' \(words)", at: rule.range))
  }
}

extension Rule.Exception.Effect {
  /// Whether an exception that is true keeps the rule out of the plan.
  fileprivate var stops: Bool {
    self == .block || self == .hold
  }
}

extension Diagnostic.Code {
  /// A rule that no profile is offered.
  static let neverOffered: Self = "never-offered"
  /// A rule that is stopped whenever it is indicated.
  static let contraindicationImpliesIndication: Self = "contraindication-implies-indication"
  /// A rule whose indication no profile decides.
  static let undeterminedRule: Self = "undetermined-rule"
  /// A note on a medicine that nothing stops.
  static let noContraindications: Self = "no-contraindications"
  /// A referral without a conservative trial.
  static let noTrial: Self = "no-conservative-trial"
  /// A conservative trial that nothing overrides.
  static let noOverride: Self = "no-override"
}
