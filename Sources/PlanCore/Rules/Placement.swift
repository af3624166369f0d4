/// Where a plan shows a rule of a stage that offers something.
public enum Placement: Sendable, Hashable {
  /// Among what is to be done or considered.
  case offered
  /// Among what guidance speaks against.
  case advisedAgainst
  /// Among what is relevant and not offered now.
  case withheld
  /// Nowhere: nothing speaks for it, or its stage is closed.
  case leftOut

  /// The place of a rule.
  ///
  /// - Parameter relevant: whether one would think of the rule at all; asked only when it decides.
  public init(
    _ verdict: Verdict, _ direction: Rule.Direction, relevant: @autoclosure () -> Truth
  ) {
    switch (verdict, direction) {
    case (.offered, .avoid): self = .advisedAgainst
    case (.offered, _): self = .offered
    case (_, .avoid), (.suppressed, _): self = .leftOut
    default: self = relevant() == .no ? .leftOut : .withheld
    }
  }
}
