/// One part of a fact's values that no condition can tell apart any further.
public enum Cell: Sendable, Hashable {
  /// The answer of a yes-no fact.
  case yesNo(Bool)
  /// One number or day that a condition names.
  case point(ExactDecimal)
  /// The numbers or days strictly between two named ones; nil is the open end.
  case between(ExactDecimal?, ExactDecimal?)
  /// The value of a choice, by position.
  case choice(Int)
  /// A text that a condition names.
  case text(ByteText)
  /// Every text that no condition names.
  case otherText
  /// Whether a set holds the value at this position.
  case element(Int, isPresent: Bool)

  /// Whether the test holds for the values of this cell; nil when the test is not about values.
  func satisfies(_ test: Atom.Test) -> Bool? {
    switch (test, self) {
    case (.has, _), (.known, _): nil
    case (.isTrue, .yesNo(let value)): value
    case (.less(let bound), .point(let value)): value < bound
    case (.less(let bound), .between(_, let upper)): upper.map { $0 <= bound } ?? false
    case (.atMost(let bound), .point(let value)): value <= bound
    case (.atMost(let bound), .between(_, let upper)): upper.map { $0 <= bound } ?? false
    case (.numbers(let values), .point(let value)): values.contains(value)
    case (.choices(let values), .choice(let value)): values.contains(value)
    case (.rankBelow(let rank), .choice(let value)): value < rank
    case (.texts(let values), .text(let value)): values.contains(value)
    case (.contains(let wanted), .element(let value, let isPresent)):
      wanted == value ? isPresent : nil
    default: false
    }
  }
}
