/// The conditions of a rule without its words: all that it takes to judge it for many people.
public struct RuleLogic: Sendable {
  /// Why one would think of it at all.
  public var relevant: ConditionID
  /// When it is indicated.
  public var indicated: ConditionID
  /// The verdict `offered` as a condition.
  public var offered: ConditionID
  /// What stops or bends it, in the order of the rule's exceptions.
  public var guards: [Guard]
  /// The facts to ask for when an exception holds it, by exception.
  var asks: [[FactID]]

  /// What an exception does, and when.
  public struct Guard: Sendable {
    /// What it does.
    public var effect: Rule.Exception.Effect
    /// When it applies.
    public var condition: ConditionID
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

    /// Creates an outcome in which no exception has a part.
    public init(_ verdict: Verdict) {
      self.verdict = verdict
    }
  }

  /// What becomes of the rule for a person; the table of ARCHITECTURE.md, "One rule, one verdict".
  func verdict(_ facts: Facts) -> Verdict {
    if facts.holds(offered) { return .offered }
    var isHeld = false
    for entry in guards {
      switch (entry.effect, facts.truth(entry.condition)) {
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

  /// The verdict and the exceptions that have a part in it.
  ///
  /// - Parameters:
  ///   - explaining: whether to say also why there is no reason for the rule, which a plan does not show.
  ///   - reasons: the facts that decided and those that could still change it are added; it is empty before.
  ///   - memory: what was followed before for the same facts.
  public func judge(
    _ facts: Facts, explaining: Bool, noting reasons: inout Reasons,
    remembering memory: inout ReasonMemory
  ) -> Outcome {
    var outcome = Outcome(verdict(facts))
    for (position, entry) in guards.enumerated() {
      let truth = facts.truth(entry.condition)
      guard truth != .no else { continue }
      switch entry.effect {
      case .caution: outcome.cautions.insert(position)
      case .clinician: outcome.clinician.insert(position)
      case .block where outcome.verdict == .blocked && truth == .yes,
        .block where outcome.verdict == .held && truth == .unknown,
        .hold where outcome.verdict == .held:
        outcome.stoppers.insert(position)
        facts.program.note(
          entry.condition, facts.state, in: &reasons, remembering: &memory)
        for fact in asks[position] where facts.profile.readings.state(of: fact) != .known {
          reasons.addMissing(fact)
        }
      default: break
      }
    }
    let isLeftOut =
      outcome.verdict == .notIndicated && !explaining && facts.truth(relevant) == .no
    if outcome.verdict != .blocked, !isLeftOut {
      facts.program.note(indicated, facts.state, in: &reasons, remembering: &memory)
    }
    if outcome.verdict == .offered || outcome.verdict == .notIndicated { reasons.forgetMissing() }
    return outcome
  }
}
