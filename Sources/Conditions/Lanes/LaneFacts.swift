/// For every fact the people for whom it was noted.
struct LaneFacts: Sendable {
  /// A bit for each fact that was noted for somebody, then the people of each fact: one memory, so that one look tells that it
  /// is nobody else's.
  private var words: [UInt64]
  private let touched: Range<Int>

  init(count: Int) {
    touched = 0..<count / 64 + 1
    words = Array(repeating: 0, count: touched.count + count)
  }

  @inline(__always)
  mutating func add(_ fact: FactID, _ noted: UInt64) {
    let first = touched.count
    words.withUnsafeMutableBufferPointer { Self.add(fact, noted, in: $0, first) }
  }

  /// Adds what some entries say of some people.
  mutating func add(
    _ entries: UnsafeBufferPointer<LaneReasons.Entry>, for people: UInt64
  ) {
    let first = touched.count
    words.withUnsafeMutableBufferPointer { words in
      for entry in entries where entry.people & people != 0 {
        Self.add(entry.fact, entry.people & people, in: words, first)
      }
    }
  }

  @inline(__always)
  private static func add(
    _ fact: FactID, _ noted: UInt64, in words: UnsafeMutableBufferPointer<UInt64>, _ first: Int
  ) {
    words[first &+ fact.index] |= noted
    words[fact.row] |= fact.bit
  }

  /// Appends the facts in order, for some of the people for whom they were noted, and forgets them.
  mutating func drain(_ some: UInt64, into entries: inout [LaneReasons.Entry]) {
    guard count > 0 else { return }
    entries.append(addingCapacity: count) { entries in
      words.withUnsafeMutableBufferPointer { words in
        for word in touched {
          while words[word] != 0 {
            let fact = word * 64 + words[word].trailingZeroBitCount
            let noted = words[touched.count + fact] & some
            if noted != 0 {
              entries.append(LaneReasons.Entry(fact: FactID(index: fact), people: noted))
            }
            words[touched.count + fact] = 0
            words[word] &= words[word] &- 1
          }
        }
      }
    }
  }

  /// How many facts were noted for somebody.
  private var count: Int { touched.reduce(0) { $0 + words[$1].nonzeroBitCount } }

  /// The people for whom more facts were noted than a limit.
  func peopleWithMore(than limit: Int) -> UInt64 {
    let count = count
    guard count > limit else { return 0 }
    // A counter for each person, as columns of bits; the count of all facts has as many digits as the longest.
    let width = Int.bitWidth - count.leadingZeroBitCount
    return withUnsafeTemporaryAllocation(of: UInt64.self, capacity: width) { digits in
      digits.initialize(repeating: 0)
      for word in touched {
        var rest = words[word]
        while rest != 0 {
          var carry = words[touched.count + word * 64 + rest.trailingZeroBitCount]
          for digit in digits.indices where carry != 0 {
            (digits[digit], carry) = (digits[digit] ^ carry, digits[digit] & carry)
          }
          rest &= rest &- 1
        }
      }
      return Self.peopleAbove(limit, digits)
    }
  }

  /// The people whose counter, whose digits are columns of bits from the lowest on, is above a limit.
  private static func peopleAbove(
    _ limit: Int, _ digits: UnsafeMutableBufferPointer<UInt64>
  ) -> UInt64 {
    var (above, equal): (UInt64, UInt64) = (0, .max)
    for digit in digits.indices.reversed() {
      if limit >> digit & 1 == 0 {
        above |= equal & digits[digit]
        equal &= ~digits[digit]
      } else {
        equal &= digits[digit]
      }
    }
    return above
  }
}
