/// How well a hypothesis fits what is known of a person; the words of the facts `hints.…`.
public enum HintLevel: String, Sendable, Hashable, CaseIterable, Codable {
  /// Nothing much speaks for it.
  case none
  /// It fits with what is known.
  case possible
  /// It fits well, and what would confirm it was looked for.
  case likely

  /// The words from the least to the most.
  public static let words = allCases.map(\.rawValue)

  /// The type of the facts that hold a level.
  public static let factType = FactType.choice(values: words, ordered: true)

  /// The position among the words.
  public var rank: Int { HintLevel.allCases.firstIndex(of: self) ?? 0 }
}
