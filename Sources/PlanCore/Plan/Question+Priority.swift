extension Question.Priority {
  /// Why a fact without an answer is asked for; nil when it is not.
  ///
  /// - Parameters:
  ///   - isWaitedFor: whether the answer can change what the plan offers.
  ///   - ask: the answer of a condition.
  public static func of(
    _ safety: FactInfo.Safety, isRedFlag: Bool, isWaitedFor: Bool, _ ask: (ConditionID) -> Truth
  ) -> Self? {
    let isCritical =
      switch safety {
      case .never: false
      case .always: true
      case .when(let condition): ask(condition) != .no
      }
    if isCritical { return isRedFlag ? .redFlag : .safety }
    return isWaitedFor ? .plan : nil
  }

  /// The place among the priorities; 0 is asked first.
  public var rank: Int {
    switch self {
    case .redFlag: 0
    case .safety: 1
    case .plan: 2
    }
  }
}
