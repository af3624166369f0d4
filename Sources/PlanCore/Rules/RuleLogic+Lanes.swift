/// What became of a rule for up to 64 people, with a bit for each of them.
public struct LaneVerdicts: Sendable {
  /// The people to whom it is offered.
  public internal(set) var offered: UInt64 = 0
  /// Those of whom an exception is true that blocks it.
  public internal(set) var blocked: UInt64 = 0
  /// Those for whom it is indicated, and whom an exception keeps waiting.
  public internal(set) var held: UInt64 = 0
  /// Those of whom it is not known whether it is indicated.
  public internal(set) var undecided: UInt64 = 0
  /// What plans may show of it; empty where nobody asked.
  public internal(set) var shown = Shown()

  /// What plans may show of a rule.
  public struct Shown: Sendable {
    /// The people for whom one would think of the rule, and to whom it is not offered.
    public internal(set) var withheld: UInt64 = 0
    /// Those among them whose verdict a fact that is missing can still change.
    public internal(set) var waiting: UInt64 = 0
    /// The facts that decided.
    public internal(set) var deciding: LaneReasons.Range = 0..<0
    /// The facts that could still change it.
    public internal(set) var missing: LaneReasons.Range = 0..<0
  }

  /// Nobody was judged.
  public init() {}

  /// The people with a verdict, but for those that say that the rule has nothing to say.
  public subscript(verdict: Verdict) -> UInt64 {
    switch verdict {
    case .offered: offered
    case .blocked: blocked
    case .held: held
    case .needsFacts: undecided
    case .notIndicated, .suppressed: 0
    }
  }
}

extension RuleLogic {
  /// The verdicts for the people of a block, by the same table as for one of them.
  ///
  /// - Parameter open: the people for whom the rule's stage takes part.
  public func verdicts(_ open: UInt64, _ block: LaneBlock, of lanes: LaneProgram) -> LaneVerdicts {
    var (blocking, holding): (UInt64, UInt64) = (0, 0)
    for position in guards.indices {
      let answer = lanes.answer(of: guards[position].condition, in: block)
      switch guards[position].effect {
      case .caution, .clinician: break
      case .block:
        blocking |= answer.yes
        holding |= ~answer.yes & ~answer.no
      case .hold: holding |= ~answer.no
      }
    }
    let isIndicated = lanes.answer(of: indicated, in: block)
    let free = open & ~blocking
    var verdicts = LaneVerdicts()
    verdicts.blocked = open & blocking
    verdicts.held = free & isIndicated.yes & holding
    verdicts.offered = free & isIndicated.yes & ~holding
    verdicts.undecided = free & ~isIndicated.yes & ~isIndicated.no
    return verdicts
  }

  /// Calls a closure with each exception that blocks or holds the rule, and for whom.
  public func forEachStopper(
    _ verdicts: LaneVerdicts, _ block: LaneBlock, of lanes: LaneProgram,
    _ body: (_ position: Int, _ people: UInt64) -> Void
  ) {
    for position in guards.indices {
      let answer = lanes.answer(of: guards[position].condition, in: block)
      let stopped =
        switch guards[position].effect {
        case .caution, .clinician: UInt64(0)
        case .block: verdicts.blocked & answer.yes | verdicts.held & ~answer.yes & ~answer.no
        case .hold: verdicts.held & ~answer.no
        }
      if stopped != 0 { body(position, stopped) }
    }
  }

  /// The verdicts with the facts behind them, as far as a plan may show them.
  ///
  /// - Parameters:
  ///   - open: the people for whom the rule's stage takes part.
  ///   - reasons: the facts behind the verdicts are added.
  ///   - untold: the people of whom a fact was not told.
  public func judge(
    _ open: UInt64, _ block: LaneBlock, of lanes: LaneProgram, noting reasons: inout LaneReasons,
    untold: (FactID) -> UInt64
  ) -> LaneVerdicts {
    var verdicts = verdicts(open, block, of: lanes)
    let people = open & ~lanes.answer(of: relevant, in: block).no
    guard people != 0 else { return verdicts }
    verdicts.shown.withheld = people & ~verdicts.offered
    verdicts.shown.waiting = verdicts.held | people & verdicts.undecided
    forEachStopper(verdicts, block, of: lanes) { position, stopped in
      let shown = people & stopped
      guard shown != 0 else { return }
      reasons.note(guards[position].condition, for: shown, block, of: lanes)
      for fact in asks[position] { reasons.addMissing(fact, for: shown & untold(fact)) }
    }
    reasons.note(indicated, for: people & ~verdicts.blocked, block, of: lanes)
    (verdicts.shown.deciding, verdicts.shown.missing) = reasons.end(
      keepingMissing: people & verdicts.blocked | verdicts.shown.waiting)
    return verdicts
  }
}
