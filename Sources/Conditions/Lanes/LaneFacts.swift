/// For every fact the people for whom it was noted.
struct LaneFacts: Sendable {
  private var people: [UInt64]
  /// A bit for each fact that was noted for somebody.
  private var touched: [UInt64]

  init(count: Int) {
    people = Array(repeating: 0, count: count)
    touched = Array(repeating: 0, count: count / 64 + 1)
  }

  @inline(__always)
  mutating func add(_ fact: FactID, _ noted: UInt64) {
    people[fact.index] |= noted
    touched[fact.index / 64] |= 1 &<< UInt64(fact.index % 64)
  }

  /// Appends the facts in order, for some of the people for whom they were noted, and forgets them.
  mutating func drain(_ some: UInt64, into entries: inout [LaneReasons.Entry]) {
    forEachTouched { fact, noted in
      if noted & some != 0 {
        entries.append(LaneReasons.Entry(fact: FactID(index: fact), people: noted & some))
      }
    }
    for word in touched.indices {
      var rest = touched[word]
      while rest != 0 {
        people[word * 64 + rest.trailingZeroBitCount] = 0
        rest &= rest &- 1
      }
      touched[word] = 0
    }
  }

  /// The people for whom more facts were noted than a limit.
  func peopleWithMore(than limit: Int) -> UInt64 {
    guard touched.reduce(0, { $0 + $1.nonzeroBitCount }) > limit else { return 0 }
    // A counter for each person, as columns of bits.
    var digits: [UInt64] = []
    forEachTouched { _, noted in
      var carry = noted
      for digit in digits.indices where carry != 0 {
        let both = digits[digit] & carry
        digits[digit] ^= carry
        carry = both
      }
      if carry != 0 { digits.append(carry) }
    }
    var (more, equal): (UInt64, UInt64) = (0, .max)
    let width = max(digits.count, Int.bitWidth - limit.leadingZeroBitCount)
    for digit in stride(from: width - 1, through: 0, by: -1) {
      let bits = digit < digits.count ? digits[digit] : 0
      if limit >> digit & 1 == 0 {
        more |= equal & bits
        equal &= ~bits
      } else {
        equal &= bits
      }
    }
    return more
  }

  @inline(__always)
  private func forEachTouched(_ body: (Int, UInt64) -> Void) {
    for word in touched.indices {
      var rest = touched[word]
      while rest != 0 {
        let fact = word * 64 + rest.trailingZeroBitCount
        body(fact, people[fact])
        rest &= rest &- 1
      }
    }
  }
}
