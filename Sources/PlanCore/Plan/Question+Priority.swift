extension Question.Priority {
  /// Why a fact without an answer is asked for; nil when it is not.
  ///
  /// - Parameter isWaitedFor: whether the answer can change what the plan offers.
  public static func of(
    _ safety: FactInfo.Safety, isRedFlag: Bool, _ facts: Facts, isWaitedFor: Bool
  ) -> Self? {
    let isCritical =
      switch safety {
      case .never: false
      case .always: true
      case .when(let condition): facts.truth(condition) != .no
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
