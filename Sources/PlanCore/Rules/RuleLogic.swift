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
    var (applying, notApplying): (UInt64, UInt64) = (0, 0)
    for (position, entry) in guards.enumerated() {
      switch facts.program.truth(entry.condition, facts.state, remembering: &memory) {
      case .yes: applying |= 1 << UInt64(position)
      case .no: notApplying |= 1 << UInt64(position)
      case .unknown: break
      }
    }
    let outcome = effects.outcome(isIndicated, applying: applying, notApplying: notApplying)
    note(outcome, isIndicated, facts, &reasons, &memory, explaining: explaining)
    return outcome
  }

  /// What the exceptions do, by a bit for each of them in its order: numbers only, for it is asked of every person.
  public var effects: Effects { Effects(guards) }

  /// The exceptions of a rule by what they do.
  public struct Effects: Sendable {
    @usableFromInline var cautions: UInt64 = 0
    @usableFromInline var clinician: UInt64 = 0
    @usableFromInline var blocks: UInt64 = 0
    @usableFromInline var holds: UInt64 = 0

    fileprivate init(_ guards: [Guard]) {
      for (position, entry) in guards.enumerated() {
        let bit: UInt64 = 1 << UInt64(position)
        switch entry.effect {
        case .caution: cautions |= bit
        case .clinician: clinician |= bit
        case .block: blocks |= bit
        case .hold: holds |= bit
        }
      }
    }

    /// The verdict and the exceptions that have a part in it, without the facts behind them.
    ///
    /// - Parameters:
    ///   - isIndicated: whether the rule is indicated.
    ///   - applying: the exceptions whose condition is true.
    ///   - notApplying: those whose condition is false.
    @inlinable
    public func outcome(
      _ isIndicated: Truth, applying: UInt64, notApplying: UInt64
    ) -> Outcome {
      let blocking = blocks & applying
      let holding = blocks & ~applying & ~notApplying | holds & ~notApplying
      var outcome = Outcome(
        RuleLogic.verdict(isIndicated, isBlocked: blocking != 0, isHeld: holding != 0))
      outcome.cautions = Positions(bits: cautions & ~notApplying)
      outcome.clinician = Positions(bits: clinician & ~notApplying)
      outcome.stoppers = Positions(bits: outcome.verdict == .held ? holding : blocking)
      return outcome
    }
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
