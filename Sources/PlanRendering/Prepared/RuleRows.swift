import PlanCore

/// What became of rules for the people of a block: a bit for each rule and person, filled rule by rule and read person by person.
struct RuleRows: Sendable {
  /// Squares of 64 rules and 64 people; a row is a rule until they are turned, and then a person.
  private var words: [UInt64]

  init(rules count: Int) {
    words = Array(repeating: 0, count: (count + 63) / 64 * 64)
  }

  /// Notes the people for whom a rule has the bit; every rule is noted before the rows are turned.
  mutating func note(_ rule: Int, for people: UInt64) {
    words[rule] = people
  }

  /// Turns the rows, once `count` rules were noted.
  mutating func turn(_ count: Int) {
    for rule in count..<words.count { words[rule] = 0 }
    for square in 0..<words.count / 64 { BitSquare.turn(&words, at: square * 64) }
  }

  /// Whether a rule has the bit for a person.
  @inline(__always)
  func contains(_ rule: Int, for person: Int) -> Bool {
    words[(rule & ~63) &+ person] &>> UInt64(truncatingIfNeeded: rule) & 1 == 1
  }

  /// Calls a closure with each rule that has the bit for a person, in order.
  @inline(__always)
  func forEach(for person: Int, _ body: (Int) -> Void) {
    for first in stride(from: 0, to: words.count, by: 64) {
      var bits = words[first &+ person]
      while bits != 0 {
        body(first &+ bits.trailingZeroBitCount)
        bits &= bits &- 1
      }
    }
  }

  /// The first of some rules that has the bit for a person.
  func first(in rules: Range<Int>, for person: Int) -> Int? {
    guard !rules.isEmpty else { return nil }
    var row = rules.lowerBound &>> 6
    var bits = words[row &* 64 &+ person] & (.max &<< UInt64(truncatingIfNeeded: rules.lowerBound))
    while bits == 0 {
      row += 1
      guard row * 64 < rules.upperBound else { return nil }
      bits = words[row &* 64 &+ person]
    }
    let rule = row &* 64 &+ bits.trailingZeroBitCount
    return rule < rules.upperBound ? rule : nil
  }
}
