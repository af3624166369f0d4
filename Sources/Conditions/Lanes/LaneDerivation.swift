/// How a derived fact is worked out for 64 people at once.
///
/// Its columns are words with a bit for each person: one for each value that may come out, one for "may be there" and one for
/// "may be missing". A class, for what it holds would be counted piece by piece whenever it is followed.
final class LaneDerivation: Sendable {
  enum Rule: Sendable {
    case condition
    case firstMatch(otherwise: Int?)
    case count
    case weightedSum
    /// Set from outside, or by nobody.
    case outside
  }

  /// A condition that the fact follows from.
  struct Part: Sendable {
    var when: LaneOperand
    /// The value that comes out of an arm, or the weight of a part of a sum.
    var value = 0
  }

  /// A test of the fact.
  struct Test: Sendable {
    var id: AtomID
    var operand: LaneOperand
    /// Where in `against` the columns stand of which one is enough that the answer is not certainly true, or not certainly
    /// false.
    var notTrue = 0..<0
    var notFalse = 0..<0
  }

  let fact: FactID
  let rule: Rule
  let parts: [Part]
  let tests: [Test]
  let against: [Int]
  let place: LaneProgram.Place
  /// By cell of a count: it is possible when the least count is at most `most`, and the greatest at least `least`.
  let bounds: [(least: Int, most: Int)]
  /// By sum, from the least one: its cell, or −1.
  let cellOfSum: [Int]
  let leastSum: Int

  var firstColumn: Int { place.firstColumn }
  var present: Int { place.present }
  var missing: Int { place.missing }

  /// Nil for a sum of too many values.
  init?(
    _ place: LaneProgram.Place, _ parts: [Part], _ tests: [Test], _ program: ConditionProgram
  ) {
    let layout = program.layouts[place.fact.index]
    fact = place.fact
    (self.place, self.parts) = (place, parts)
    (self.tests, against) = Self.columns(against: tests, place, program)
    leastSum = parts.reduce(0) { $0 + min(0, $1.value) }
    var bounds: [(least: Int, most: Int)] = []
    var cellOfSum: [Int] = []
    switch program.definitions[fact.index] {
    case .condition: rule = .condition
    case .firstMatch(_, let otherwise): rule = .firstMatch(otherwise: otherwise)
    case .count:
      rule = .count
      bounds = layout.bounds(upTo: parts.count)
    case .weightedSum:
      rule = .weightedSum
      let most = parts.reduce(0) { $0 + max(0, $1.value) }
      guard most - leastSum < Self.widestSum else { return nil }
      cellOfSum = (leastSum...most).map {
        layout.cellAtPlace[layout.place(of: ExactDecimal($0))]
      }
    case .computed, nil: rule = .outside
    }
    (self.bounds, self.cellOfSum) = (bounds, cellOfSum)
  }

  /// How many sums are told apart at most.
  static let widestSum = 1 << 14

  /// The tests with the columns that speak against each answer.
  private static func columns(
    against tests: [Test], _ place: LaneProgram.Place, _ program: ConditionProgram
  ) -> (tests: [Test], against: [Int]) {
    var against: [Int] = []
    let tests = tests.map { test in
      let masks = program.wordMasks[program.masks[test.id.index]]
      func add(_ bits: (WordMask) -> UInt64) -> Range<Int> {
        let first = against.count
        for mask in masks { against += place.columns(of: bits(mask), inWord: mask.word) }
        return first..<against.count
      }
      var test = test
      test.notTrue = add(\.notTrue)
      test.notFalse = add(\.notFalse)
      return test
    }
    return (tests, against)
  }
}

extension LaneProgram.Place {
  /// The columns that stand for bits of a word of a person's state.
  fileprivate func columns(of bits: UInt64, inWord word: Int) -> [Int] {
    var columns: [Int] = []
    if word == firstWord {
      if bits & FactLayout.present != 0 { columns.append(present) }
      if bits & FactLayout.missing != 0 { columns.append(missing) }
    }
    let start = (word - firstWord) * FactLayout.cellsInWord
    for cell in 0..<FactLayout.cellsInWord
    where bits & 1 << UInt64(cell) != 0 && start + cell < cellCount {
      columns.append(firstColumn + start + cell)
    }
    return columns
  }
}

extension FactLayout {
  /// For each cell of a count from 0 to `most`, which counts lie in it or beyond.
  fileprivate func bounds(upTo most: Int) -> [(least: Int, most: Int)] {
    let places = (0...most).map { place(of: ExactDecimal($0)) }
    return cells.indices.map { cell in
      let place = cellAtPlace.firstIndex(of: cell) ?? 0
      return (
        least: places.firstIndex { $0 >= place } ?? most + 1,
        most: places.lastIndex { $0 <= place } ?? -1
      )
    }
  }
}
