/// Why a condition has its answer.
public struct Explanation: Sendable, Hashable {
  /// The answer.
  public internal(set) var truth: Truth

  /// The told facts that decided a yes or no, in the order of the condition.
  ///
  /// Where one part is enough, it is the first. A missing fact decides `has()`, and a "certainly" that reads unknown
  /// as false.
  public internal(set) var deciding: [FactID]

  /// The missing facts that can still change an unknown answer, in the order of the condition.
  ///
  /// A derived or computed fact stands for itself when it has no value although everything behind it is known.
  public internal(set) var missing: [FactID]

  /// An explanation of nothing, to be filled by `ConditionProgram.explain(_:_:into:)`.
  public init() {
    truth = .unknown
    deciding = []
    missing = []
  }

  /// Leaves each fact once, where it first stands.
  mutating func removeRepeats() {
    Self.removeRepeats(&deciding)
    Self.removeRepeats(&missing)
  }

  private static func removeRepeats(_ facts: inout [FactID]) {
    var count = 0
    for fact in facts where !facts[..<count].contains(fact) {
      facts[count] = fact
      count += 1
    }
    facts.removeSubrange(count...)
  }
}
