/// The number of a condition, in the order in which conditions were made.
public struct ConditionID: Sendable, Hashable {
  /// The position among the conditions, from 0.
  public let index: Int
}

/// How the value of a derived fact follows from other facts.
public enum Definition: Sendable {
  /// A yes-no fact that is the answer of a condition.
  case condition(ConditionID)
  /// A choice that takes the value of the first arm whose condition is true; missing when none is and there is
  /// no `otherwise`. While conditions are unknown, every value that can still come out counts as possible.
  case firstMatch([(when: ConditionID, value: Int)], otherwise: Int?)
  /// A whole number: how many of the conditions are true. While some are unknown, it is an interval.
  case count([ConditionID])
  /// A whole number: the weights of the conditions that are certainly true, added up; always known.
  ///
  /// All weights together must fit an `Int`.
  case weightedSum([(ConditionID, Int)])
  /// A value that is set from outside, worked out from the listed facts.
  case computed(from: [FactID])

  /// Whether the value that comes out is one of the type.
  func suits(_ type: FactType) -> Bool {
    switch (self, type) {
    case (.condition, .yesNo), (.count, .number), (.weightedSum, .number), (.computed, _):
      true
    case (.firstMatch(let arms, let otherwise), .choice(let values, _)):
      (arms.map(\.value) + [otherwise].compactMap(\.self)).allSatisfy(values.indices.contains)
    default: false
    }
  }

  /// The conditions that the definition asks, in order.
  public var conditions: [ConditionID] {
    switch self {
    case .condition(let condition): [condition]
    case .firstMatch(let arms, _): arms.map(\.when)
    case .count(let conditions): conditions
    case .weightedSum(let parts): parts.map(\.0)
    case .computed: []
    }
  }
}
