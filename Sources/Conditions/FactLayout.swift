/// Where one fact lies in a person's packed words, and what its bits mean.
///
/// The cells take the low 62 bits of as many words as they need; the two flags stand in the first word.
public struct FactLayout: Sendable {
  /// The bit of the first word that says: the fact may be missing.
  @inlinable static var missing: UInt64 { 1 << 63 }
  /// The bit of the first word that says: the fact may be there.
  @inlinable static var present: UInt64 { 1 << 62 }
  /// How many cells one word holds.
  @inlinable static var cellsInWord: Int { 62 }

  /// The parts of the values that conditions tell apart, in order.
  public let cells: [Cell]

  let firstWord: Int
  /// The constants that cut a number or date, in order.
  let cuts: [ExactDecimal]
  /// The cell of each place among the cuts (below, at the first, between, …); −1 where no value can lie.
  let cellAtPlace: [Int]

  var wordCount: Int {
    max(1, (cells.count + Self.cellsInWord - 1) / Self.cellsInWord)
  }

  init(_ type: FactType, tests: [Atom.Test], firstWord: Int) {
    self.firstWord = firstWord
    var cuts: [ExactDecimal] = []
    var cellAtPlace: [Int] = []
    switch type {
    case .yesNo:
      cells = [.yesNo(false), .yesNo(true)]
    case .choice(let values, _):
      cells = values.indices.map { .choice($0) }
    case .set(let values):
      cells = values.indices.flatMap { value -> [Cell] in
        [.element(value, isPresent: false), .element(value, isPresent: true)]
      }
    case .text:
      cells = Set(tests.flatMap(\.texts)).sorted().map { .text($0) } + [.otherText]
    case .list:
      cells = []
    case .date:
      cuts = Set(tests.flatMap(\.numbers)).sorted()
      (cells, cellAtPlace) = Self.cells(of: NumberType(isInteger: true), cutBy: cuts)
    case .number(let number):
      cuts = Set(tests.flatMap(\.numbers)).sorted()
      (cells, cellAtPlace) = Self.cells(of: number, cutBy: cuts)
    }
    self.cuts = cuts
    self.cellAtPlace = cellAtPlace
  }

  private static func cells(of type: NumberType, cutBy cuts: [ExactDecimal]) -> ([Cell], [Int]) {
    var cells: [Cell] = []
    var cellAtPlace: [Int] = []
    func append(_ cell: Cell, if isPossible: Bool) {
      cellAtPlace.append(isPossible ? cells.count : -1)
      if isPossible { cells.append(cell) }
    }
    var lower: ExactDecimal?
    for cut in cuts {
      append(.between(lower, cut), if: type.hasValue(between: lower, cut))
      append(.point(cut), if: type.admits(cut))
      lower = cut
    }
    append(.between(lower, nil), if: type.hasValue(between: lower, nil))
    return (cells, cellAtPlace)
  }

  /// The place of a number among the cuts: 2i + 1 at the cut i, 2i before it.
  func place(of value: ExactDecimal) -> Int {
    var low = 0
    var high = cuts.count
    while low < high {
      let middle = (low + high) / 2
      if cuts[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low < cuts.count && cuts[low] == value ? 2 * low + 1 : 2 * low
  }

  /// The cell of a text: the named one, or the last for every other text.
  func cell(ofText value: String) -> Int {
    let bytes = value.utf8
    var low = 0
    var high = cells.count - 1
    while low < high {
      let middle = (low + high) / 2
      guard case .text(let named) = cells[middle] else { return cells.count - 1 }
      if named.bytes.elementsEqual(bytes) { return middle }
      if named.bytes.lexicographicallyPrecedes(bytes) { low = middle + 1 } else { high = middle }
    }
    return cells.count - 1
  }

  /// The word and the bit of a cell.
  func bit(of cell: Int) -> (word: Int, mask: UInt64) {
    (firstWord + cell / Self.cellsInWord, 1 << UInt64(cell % Self.cellsInWord))
  }
}

extension NumberType {
  /// Whether a value of this type lies strictly between the two.
  fileprivate func hasValue(between lower: ExactDecimal?, _ upper: ExactDecimal?) -> Bool {
    if let minimum, let upper, upper <= minimum { return false }
    if let maximum, let lower, maximum <= lower { return false }
    guard isInteger, let lower, let upper else { return true }
    guard let next = lower.floor.adding(ExactDecimal(1)) else { return true }
    return next < upper
  }
}

extension ExactDecimal {
  /// The largest whole number that is not greater.
  var floor: ExactDecimal {
    let unit = Self.power(scale)
    let quotient = Int128(mantissa) / unit
    let isCut = mantissa < 0 && Int128(mantissa) % unit != 0
    return ExactDecimal(Int(isCut ? quotient - 1 : quotient))
  }
}

extension Atom.Test {
  fileprivate var numbers: [ExactDecimal] {
    switch self {
    case .less(let bound), .atMost(let bound): [bound]
    case .numbers(let values): values
    default: []
    }
  }

  fileprivate var texts: [ByteText] {
    if case .texts(let values) = self { values } else { [] }
  }
}
