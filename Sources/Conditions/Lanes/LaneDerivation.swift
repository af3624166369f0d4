/// How a derived fact is worked out for 64 people at once.
///
/// Its columns are words with a bit for each person: one for each value that may come out, one for "may be there" and one for
/// "may be missing".
struct LaneDerivation: Sendable {
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
    /// The columns of which one is enough that the answer is not certainly true, or not certainly false.
    var notTrue: [Int]
    var notFalse: [Int]
  }

  var fact: FactID
  var rule: Rule
  var parts: [Part] = []
  var tests: [Test] = []
  /// Where its columns stand, and how many values it has.
  var firstColumn: Int
  var cellCount: Int
  var firstWord: Int
  /// By cell of a count: it is possible when the least count is at most `most`, and the greatest at least `least`.
  var bounds: [(least: Int, most: Int)] = []
  /// By sum, from the least one: its cell, or −1.
  var cellOfSum: [Int] = []
  var leastSum = 0

  var present: Int { firstColumn + cellCount }
  var missing: Int { firstColumn + cellCount + 1 }
  var columns: Range<Int> { firstColumn..<firstColumn + cellCount + 2 }

  init(_ fact: FactID, _ program: ConditionProgram, firstColumn: Int) {
    let layout = program.layouts[fact.index]
    self.fact = fact
    self.firstColumn = firstColumn
    cellCount = layout.cells.count
    firstWord = layout.firstWord
    rule =
      switch program.definitions[fact.index] {
      case .condition: .condition
      case .firstMatch(_, let otherwise): .firstMatch(otherwise: otherwise)
      case .count: .count
      case .weightedSum: .weightedSum
      case .computed, nil: .outside
      }
  }

  /// How many sums are told apart at most.
  static let widestSum = 1 << 14

  /// Works out which cell a count or sum lies in; false when there are too many to tell.
  mutating func prepareCells(_ layout: FactLayout) -> Bool {
    switch rule {
    case .count:
      bounds = layout.bounds(upTo: parts.count)
    case .weightedSum:
      leastSum = parts.reduce(0) { $0 + min(0, $1.value) }
      let most = parts.reduce(0) { $0 + max(0, $1.value) }
      guard most - leastSum < Self.widestSum else { return false }
      cellOfSum = (leastSum...most).map {
        layout.cellAtPlace[layout.place(of: ExactDecimal($0))]
      }
    default: break
    }
    return true
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
