/// Classes of medicines by their positions: a bit each for the first 64, which are looked up for everybody.
struct ClassPositions: Sendable {
  /// A bit for each of the first 64.
  private(set) var first: UInt64 = 0
  private var others: Set<Int> = []

  /// Adds a class.
  mutating func insert(_ position: Int) {
    if position < 64 { first |= 1 << UInt64(position) } else { others.insert(position) }
  }

  /// Adds the classes of another medicine, or of another name of the same one.
  mutating func formUnion(_ more: borrowing ClassPositions) {
    first |= more.first
    if !more.others.isEmpty { others.formUnion(more.others) }
  }

  /// Whether a class is among them.
  func contains(_ position: Int) -> Bool {
    position < 64 ? first & 1 << UInt64(position) != 0 : others.contains(position)
  }
}
