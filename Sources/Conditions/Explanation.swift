/// Why a condition has its answer.
public struct Explanation: Sendable, Hashable {
  /// The answer.
  public let truth: Truth
  /// The told facts that decided a yes or no, in the order of the condition.
  ///
  /// Where one part is enough, it is the first. A missing fact decides `has()`, and a "certainly" that reads unknown
  /// as false.
  public let deciding: [FactID]
  /// The missing facts that can still change an unknown answer, in the order of the condition.
  ///
  /// A derived or computed fact stands for itself when it has no value although everything behind it is known.
  public let missing: [FactID]
}

extension ConditionProgram {
  /// Why a condition has its answer: derived and computed facts stand for the told facts behind them.
  ///
  /// Facts that derive must have been derived before.
  public func explain(_ id: ConditionID, _ state: FactState) -> Explanation {
    var explainer = Explainer(program: self, state: state)
    let truth = explainer.visit(conditions[id.index].expression)
    return Explanation(
      truth: truth, deciding: Self.unique(explainer.deciding),
      missing: Self.unique(explainer.missing))
  }

  private static func unique(_ facts: [FactID]) -> [FactID] {
    guard facts.count > 1 else { return facts }
    var list = FactList()
    for fact in facts { list.append(fact) }
    return list.facts
  }
}
