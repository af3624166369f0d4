/// How soon a person must be seen: U3 to U0 of the evidence base.
public enum Urgency: String, Sendable, Hashable, Comparable, CaseIterable, Codable {
  /// Usual care.
  case routine
  /// A specialist within one to two weeks.
  case soon
  /// Assessed within a day.
  case sameDay = "same-day"
  /// Now.
  case emergency

  /// The words from the least to the most urgent.
  public static let words = allCases.map(\.rawValue)

  /// The type of the fact `urgency`.
  public static let factType = FactType.choice(values: words, ordered: true)

  /// The name of the fact that holds it.
  public static let factName = "urgency"

  /// The position among the words.
  public var rank: Int { Urgency.allCases.firstIndex(of: self) ?? 0 }

  /// Less urgent levels come first.
  public static func < (left: Urgency, right: Urgency) -> Bool {
    left.rank < right.rank
  }
}
