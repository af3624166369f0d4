/// One part of a letter.
protocol LetterSection: Sendable {
  /// Writes the part with its heading; nothing at all when the plan says nothing about it.
  func write(_ letter: Letter, to page: inout TextPage)
}
