/// Why a condition has its answer.
public struct Explanation: Sendable, Hashable {
  /// The answer.
  public var truth: Truth

  /// The told facts that decided a yes or no, in the order in which they were declared; empty for an unknown answer.
  ///
  /// Where one part is enough, it is the first. A missing fact decides `has()`, and a "certainly" that reads unknown
  /// as false.
  public var deciding: [FactID]

  /// The missing facts that can still change an unknown answer, in the order in which they were declared; empty for
  /// any other answer.
  ///
  /// A derived or computed fact stands for itself when it has no value although everything behind it is known.
  public var missing: [FactID]
}

extension ConditionProgram {
  /// Why a condition has its answer: derived and computed facts stand for the told facts behind them.
  ///
  /// Facts that derive must have been derived before.
  public func explain(_ id: ConditionID, _ state: FactState) -> Explanation {
    var reasons = Reasons(for: self)
    var memory = ReasonMemory(for: self)
    let answer = note(id, state, in: &reasons, remembering: &memory)
    return Explanation(
      truth: answer, deciding: Array(reasons.deciding), missing: Array(reasons.missing))
  }
}
