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
    guard !criteria.contains(where: { $0.id == ReferralRules.trialID }) else { return nil }
    return Diagnostic(
      .warning, .noTrial, "'\(rule.id)' refers without a conservative trial before it",
      at: rule.range, help: "add 'trial', with 'override' for those who must not wait")
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
    for exception in rule.exceptions where exception.effect.stops {
      guard try isEmpty(program.formula(of: exception.condition, .no), indicated) else { continue }
      return report(
        Diagnostic(
          .error, .contraindicationImpliesIndication,
          "'\(rule.id)' can never be offered: whenever it is indicated, this stops it",
          at: program.text(of: exception.condition)?.whole ?? exception.range
        ).labelled(rule.range, "the rule"))
    }
    report(rule, .neverOffered, "can never be offered: its conditions exclude each other")
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
}
