/// The conditions of a rule without its words: all that it takes to judge it for many people.
public struct RuleLogic: Sendable {
  /// Why one would think of it at all.
  public var relevant: ConditionID
  /// When it is indicated.
  public var indicated: ConditionID
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

  /// The verdict and the exceptions that have a part in it; the table of ARCHITECTURE.md, "One rule, one verdict".
  ///
  /// - Parameters:
  ///   - explaining: whether to say also why there is no reason for the rule, which a plan does not show.
  ///   - reasons: the facts that decided and those that could still change it are added; it is empty before.
  ///   - memory: what was followed before for the same facts.
  public func judge(
    _ facts: Facts, explaining: Bool, noting reasons: inout Reasons,
    remembering memory: inout ReasonMemory
  ) -> Outcome {
    let isIndicated = facts.truth(indicated)
    let outcome = guards.withUnsafeBufferPointer { guards in
      Self.outcome(isIndicated, guards) { condition in
        facts.program.truth(condition, facts.state, remembering: &memory)
      }
    }
    note(outcome, isIndicated, facts, &reasons, &memory, explaining: explaining)
    return outcome
  }

  /// The verdict and the exceptions that have a part in it, without the facts behind them.
  ///
  /// - Parameters:
  ///   - isIndicated: whether the rule is indicated.
  ///   - guards: its exceptions.
  ///   - ask: the answer of a condition.
  @inlinable
  @inline(__always)
  public static func outcome(
    _ isIndicated: Truth, _ guards: UnsafeBufferPointer<Guard>, _ ask: (ConditionID) -> Truth
  ) -> Outcome {
    var outcome = Outcome(.notIndicated)
    var holding = Positions()
    for (position, entry) in guards.enumerated() {
      switch (entry.effect, ask(entry.condition)) {
      case (_, .no): break
      case (.caution, _): outcome.cautions.insert(position)
      case (.clinician, _): outcome.clinician.insert(position)
      case (.block, .yes): outcome.stoppers.insert(position)
      case (.block, .unknown), (.hold, _): holding.insert(position)
      }
    }
    outcome.verdict = verdict(
      isIndicated, isBlocked: !outcome.stoppers.isEmpty, isHeld: !holding.isEmpty)
    if outcome.verdict == .held { outcome.stoppers = holding }
    return outcome
  }

  @usableFromInline
  static func verdict(_ isIndicated: Truth, isBlocked: Bool, isHeld: Bool) -> Verdict {
    if isBlocked { return .blocked }
    return switch isIndicated {
    case .no: .notIndicated
    case .unknown: .needsFacts
    case .yes: isHeld ? .held : .offered
    }
  }

  private func note(
    _ outcome: Outcome, _ isIndicated: Truth, _ facts: Facts, _ reasons: inout Reasons,
    _ memory: inout ReasonMemory, explaining: Bool
  ) {
    let verdict = outcome.verdict
    if verdict == .blocked || verdict == .held {
      for position in outcome.stoppers {
        facts.program.note(
          guards[position].condition, facts.state, in: &reasons, remembering: &memory)
        for fact in asks[position] where facts.profile.readings.state(of: fact) != .known {
          reasons.addMissing(fact)
        }
      }
    }
    let isLeftOut = verdict == .notIndicated && !explaining && facts.truth(relevant) == .no
    if verdict != .blocked, !isLeftOut {
      facts.program.note(
        indicated, answering: isIndicated, facts.state, in: &reasons, remembering: &memory)
    }
    if verdict == .offered || verdict == .notIndicated { reasons.forgetMissing() }
  }
}
