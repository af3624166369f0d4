import PlanCore

extension PlanAnalysis {
  /// Rules that can never be offered, and what rules of some roles must not be without.
  mutating func checkRules() {
    for entry in definition.stages {
      let role = type(of: entry.stage).role
      for (index, rule) in entry.stage.rules.enumerated() {
        attempt(rule.range, "whether '\(rule.id)' can be offered") {
          analysis throws(NodeLimitReached) in
          try analysis.checkOffer(rule, entry.gate)
        }
        if role == .medicationNote { checkContraindications(rule) }
        if let stage = entry.stage as? any ReferralStage { checkTrial(rule, stage, index) }
      }
    }
  }

  private mutating func checkOffer(
    _ rule: Rule, _ gate: ConditionID
  ) throws(NodeLimitReached) {
    let open = try space.formula(of: gate, .yes)
    let offered = try space.formula(of: rule.offered, .yes)
    guard try isEmpty(.all([open, offered]), within: possible) else { return }
    let indicated = try space.formula(of: rule.indicated, .yes)
    if try isEmpty(indicated, within: possible) {
      let refused = try space.formula(of: rule.indicated, .no)
      return try isEmpty(refused, within: possible)
        ? report(rule, .undeterminedRule, "is unknown for every profile, whatever is answered")
        : report(rule, .neverOffered, "is never indicated")
    }
    for exception in rule.exceptions where exception.effect.stops {
      let free = try space.formula(of: exception.condition, .no)
      guard try isEmpty(.all([free, indicated]), within: possible) else { continue }
      findings.append(
        Diagnostic(
          .error, .contraindicationImpliesIndication,
          "'\(rule.id)' can never be offered: whenever it is indicated, this stops it",
          at: definition.program.text(of: exception.condition)?.whole ?? exception.range
        ).labelled(rule.range, "the rule"))
      return
    }
    report(rule, .neverOffered, "can never be offered: its conditions exclude each other")
  }

  private mutating func report(_ rule: Rule, _ code: Diagnostic.Code, _ words: String) {
    findings.append(Diagnostic(.error, code, "'\(rule.id)' \(words)", at: rule.range))
  }

  /// A note on a medicine without any contraindication of its own.
  private mutating func checkContraindications(_ rule: Rule) {
    guard rule.direction != .avoid, let entry = definition.outline.entry(rule.id) else { return }
    let own = rule.exceptions.filter { $0.effect.stops && entry.whole.encloses($0.range) }
    guard own.isEmpty else { return }
    findings.append(
      Diagnostic(
        .warning, .noContraindications, "'\(rule.id)' names nothing that stops or holds it",
        at: rule.range, help: "every medicine has contraindications; list them under 'unless'"))
  }

  /// A referral without a conservative trial before it, or without anything that overrides the trial.
  private mutating func checkTrial(_ rule: Rule, _ stage: any ReferralStage, _ index: Int) {
    guard rule.direction != .avoid else { return }
    let facts = Facts(
      Profile(plan: nil, patient: "", on: day ?? Day(number: 0), readings: [:], visits: []),
      program: definition.program, vocabulary: definition.vocabulary)
    let criteria = stage.criteria(ofRuleAt: index, facts)
    guard !criteria.contains(where: { $0.id == ReferralRules.trialID }) else { return }
    findings.append(
      Diagnostic(
        .warning, .noTrial, "'\(rule.id)' refers without a conservative trial before it",
        at: rule.range, help: "add 'trial', with 'override' for those who must not wait"))
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
