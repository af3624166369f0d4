/// What became of one candidate for one person.
public enum Verdict: String, Sendable, Hashable, CaseIterable, Codable {
  /// In the plan.
  case offered
  /// An exception stops it.
  case blocked
  /// There is no reason for it.
  case notIndicated = "not indicated"
  /// Whether there is a reason for it depends on facts that are not known.
  case needsFacts = "needs facts"
  /// There is a reason for it, and something unknown could stop it.
  case held
  /// The plan's gate closed its whole stage.
  case suppressed
}

/// A verdict with what decided it.
public struct Judgement: Sendable {
  /// What became of the candidate.
  public var verdict: Verdict
  /// The facts that decided, in the vocabulary's order.
  public var deciding: [FactID]
  /// The unknown facts that can still change the verdict, in the vocabulary's order.
  public var missing: [FactID]
  /// The exceptions that block or hold, by their position in the rule.
  public var stoppers: [Int]
  /// The warnings that go with it, by their position in the rule.
  public var cautions: [Int]
  /// The exceptions that ask for a clinician, by their position in the rule.
  public var clinician: [Int]

  /// A verdict that nothing about the person decided.
  public init(_ verdict: Verdict) {
    self.verdict = verdict
    deciding = []
    missing = []
    stoppers = []
    cautions = []
    clinician = []
  }
}

extension Rule {
  /// What becomes of this rule for a person; the table of ARCHITECTURE.md, "One rule, one verdict".
  public func verdict(for facts: Facts) -> Verdict {
    if facts.holds(offered) { return .offered }
    var isHeld = false
    for position in exceptions.indices {
      switch (exceptions[position].effect, facts.truth(exceptions[position].condition)) {
      case (.block, .yes): return .blocked
      case (.block, .unknown), (.hold, .yes), (.hold, .unknown): isHeld = true
      default: break
      }
    }
    switch facts.truth(indicated) {
    case .no: return .notIndicated
    case .unknown: return .needsFacts
    case .yes: return isHeld ? .held : .offered
    }
  }

  /// The verdict with the facts that decided it and those that could still change it.
  ///
  /// - Parameter explaining: whether to say also why there is no reason for the rule, which a plan does not show.
  public func judge(_ facts: Facts, explaining: Bool = true) -> Judgement {
    var reasons = Reasons(for: facts.program)
    return Judgement(judge(facts, explaining: explaining, noting: &reasons), reasons)
  }

  /// The verdict and the exceptions that have a part in it.
  ///
  /// - Parameters:
  ///   - explaining: whether to say also why there is no reason for the rule, which a plan does not show.
  ///   - reasons: the facts that decided and those that could still change it are added; it is empty before.
  public func judge(
    _ facts: Facts, explaining: Bool, noting reasons: inout Reasons
  ) -> Outcome {
    var outcome = Outcome(verdict: verdict(for: facts))
    for position in exceptions.indices {
      let truth = facts.truth(exceptions[position].condition)
      guard truth != .no else { continue }
      switch exceptions[position].effect {
      case .caution: outcome.cautions.insert(position)
      case .clinician: outcome.clinician.insert(position)
      case .block where outcome.verdict == .blocked && truth == .yes,
        .block where outcome.verdict == .held && truth == .unknown,
        .hold where outcome.verdict == .held:
        outcome.stoppers.insert(position)
        facts.program.note(exceptions[position].condition, facts.state, in: &reasons)
        for fact in exceptions[position].ask where facts.profile.readings.state(of: fact) != .known {
          reasons.addMissing(fact)
        }
      default: break
      }
    }
    let isLeftOut =
      outcome.verdict == .notIndicated && !explaining && facts.truth(relevant) == .no
    if outcome.verdict != .blocked, !isLeftOut {
      facts.program.note(indicated, facts.state, in: &reasons)
    }
    if outcome.verdict == .offered || outcome.verdict == .notIndicated { reasons.forgetMissing() }
    return outcome
  }

  /// A verdict with the exceptions that have a part in it.
  public struct Outcome: Sendable {
    /// What became of the candidate.
    public var verdict: Verdict
    /// The exceptions that block or hold.
    public var stoppers = Positions()
    /// The warnings that go with it.
    public var cautions = Positions()
    /// The exceptions that ask for a clinician.
    public var clinician = Positions()
  }
}

extension Judgement {
  fileprivate init(_ outcome: Rule.Outcome, _ reasons: Reasons) {
    verdict = outcome.verdict
    deciding = Array(reasons.deciding)
    missing = Array(reasons.missing)
    stoppers = Array(outcome.stoppers)
    cautions = Array(outcome.cautions)
    clinician = Array(outcome.clinician)
  }
}
