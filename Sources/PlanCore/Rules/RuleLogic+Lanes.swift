/// What became of a rule for up to 64 people, with a bit for each of them.
public struct LaneVerdicts: Sendable {
  /// The people to whom it is offered.
  public internal(set) var offered: UInt64 = 0
  /// Those for whom one would think of it, and to whom it is not offered.
  public internal(set) var withheld: UInt64 = 0
  /// Those among them whose verdict a fact that is missing can still change.
  public internal(set) var waiting: UInt64 = 0
  /// The facts that decided.
  public internal(set) var deciding: LaneReasons.Range = 0..<0
  /// The facts that could still change it.
  public internal(set) var missing: LaneReasons.Range = 0..<0

  /// Nobody was judged.
  public init() {}
}

extension RuleLogic {
  /// The verdicts for the people of a block, by the same table as for one of them.
  ///
  /// - Parameters:
  ///   - open: the people for whom the rule's stage takes part.
  ///   - reasons: the facts behind the verdicts are added.
  ///   - untold: the people of whom a fact was not told.
  public func judge(
    _ open: UInt64, _ block: LaneBlock, of lanes: LaneProgram, noting reasons: inout LaneReasons,
    untold: (FactID) -> UInt64
  ) -> LaneVerdicts {
    let people = open & ~lanes.answer(of: relevant, in: block).no
    guard people != 0 else { return LaneVerdicts() }
    var (blocked, holding): (UInt64, UInt64) = (0, 0)
    for entry in guards {
      let answer = lanes.answer(of: entry.condition, in: block)
      switch entry.effect {
      case .caution, .clinician: break
      case .block:
        blocked |= answer.yes
        holding |= ~answer.yes & ~answer.no
      case .hold: holding |= ~answer.no
      }
    }
    let isIndicated = lanes.answer(of: indicated, in: block)
    let free = people & ~blocked
    let held = free & isIndicated.yes & holding
    var verdicts = LaneVerdicts()
    verdicts.offered = free & isIndicated.yes & ~holding
    verdicts.withheld = people & ~verdicts.offered
    verdicts.waiting = held | free & ~isIndicated.yes & ~isIndicated.no
    for (position, entry) in guards.enumerated() {
      let stopped = stopped(
        by: entry.effect, lanes.answer(of: entry.condition, in: block),
        blocked: people & blocked, held: held)
      guard stopped != 0 else { continue }
      reasons.note(entry.condition, for: stopped, block, of: lanes)
      for fact in asks[position] { reasons.addMissing(fact, for: stopped & untold(fact)) }
    }
    reasons.note(indicated, for: free, block, of: lanes)
    (verdicts.deciding, verdicts.missing) = reasons.end(
      keepingMissing: people & blocked | verdicts.waiting)
    return verdicts
  }

  /// The people for whom an exception is among those that block or hold.
  private func stopped(
    by effect: Rule.Exception.Effect, _ answer: (yes: UInt64, no: UInt64), blocked: UInt64,
    held: UInt64
  ) -> UInt64 {
    switch effect {
    case .caution, .clinician: 0
    case .block: blocked & answer.yes | held & ~answer.yes & ~answer.no
    case .hold: held & ~answer.no
    }
  }
}
