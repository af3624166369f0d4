/// How told values stand in the packed words, worked out beforehand for every fact of a program.
///
/// For readers that meet the same facts in millions of profiles; `ConditionProgram.set` does the same for any value, and
/// it is left to them what these methods refuse.
public struct FactPacking: Sendable {
  @usableFromInline var facts: [Entry] = []
  /// The cells of the whole numbers of all facts; −1 for a number without a cell.
  @usableFromInline var cells: [Int16] = []
  private var decimals: [Decimals] = []
  /// The words of a person of whom nothing is told but that no set has a member.
  private var emptySets: [UInt64]

  /// What of a fact can be told here.
  @usableFromInline
  enum Kind: UInt8, Sendable {
    case nothing, whole, decimal, word, set, something, list
  }

  /// The numbers that a fact may be told, and where their cells stand; shared, for what it holds would be counted piece by piece.
  private final class Decimals: Sendable {
    let type: NumberType
    let layout: FactLayout

    init(_ type: NumberType, _ layout: FactLayout) {
      (self.type, self.layout) = (type, layout)
    }

    /// The cell of a number; nil for one that cannot be told.
    func cell(of mantissa: Int, _ scale: Int) -> Int? {
      guard let number = ExactDecimal(digits: mantissa, scale: scale), type.admits(number)
      else { return nil }
      let cell = layout.cellAtPlace[layout.place(of: number)]
      return cell < 0 ? nil : cell
    }
  }

  /// One fact; numbers only, so that nothing is counted when it is read.
  @usableFromInline
  struct Entry: Sendable {
    @usableFromInline var kind = Kind.nothing
    @usableFromInline var firstWord: Int32 = 0
    @usableFromInline var wordCount: Int32 = 1
    /// How many values there are.
    @usableFromInline var count: Int32 = 0
    /// Where the cell of the smallest whole number stands, or what is known of decimals.
    @usableFromInline var firstCell: Int32 = 0
    /// The smallest whole number.
    @usableFromInline var low = 0
  }

  /// Works out the tables of a program.
  public init(_ program: ConditionProgram) {
    var empty = program.makeState()
    for fact in program.facts {
      if case .set = fact.type { program.set(fact.id, .set([]), in: &empty) }
    }
    emptySets = empty.words
    for fact in program.facts { add(fact, program.layouts[fact.id.index]) }
  }

  private mutating func add(_ fact: Fact, _ layout: FactLayout) {
    var entry = Entry(
      firstWord: Int32(layout.firstWord), wordCount: Int32(layout.wordCount))
    switch fact.type {
    case .yesNo: (entry.kind, entry.count) = (.word, 2)
    case .choice(let values, _): (entry.kind, entry.count) = (.word, Int32(values.count))
    case .set(let values): (entry.kind, entry.count) = (.set, Int32(values.count))
    case .text: entry.kind = layout.cells.count == 1 ? .something : .nothing
    case .number(let type):
      entry.kind = .decimal
      entry.firstCell = Int32(decimals.count)
      decimals.append(Decimals(type, layout))
      if let low = type.minimum?.integer, let high = type.maximum?.integer, type.isInteger,
        low <= high, high - low < 1 << 16, layout.cells.count < 1 << 15
      {
        (entry.kind, entry.low, entry.count) = (.whole, low, Int32(high - low + 1))
        entry.firstCell = Int32(cells.count)
        cells += (low...high).map {
          Int16(layout.cellAtPlace[layout.place(of: ExactDecimal($0))])
        }
      }
    case .list: entry.kind = .list
    case .date: break
    }
    facts.append(entry)
  }

  /// Tells a number of which the last `scale` digits stand behind the point.
  ///
  /// - Returns: false for a number that the fact cannot be told in this way; the words are as before.
  @inlinable
  @inline(__always)
  public func set(
    _ id: FactID, number mantissa: Int, scale: Int, in words: FactWords
  ) -> Bool {
    let entry = facts[id.index]
    guard entry.kind == .whole, scale == 0 else {
      return setDecimal(entry, mantissa, scale, in: words)
    }
    let position = mantissa &- entry.low
    guard position >= 0, position < Int(entry.count) else { return false }
    let cell = Int(cells[Int(entry.firstCell) &+ position])
    guard cell >= 0 else { return false }
    put(cell, entry, in: words)
    return true
  }

  @usableFromInline
  func setDecimal(_ entry: Entry, _ mantissa: Int, _ scale: Int, in words: FactWords) -> Bool {
    guard entry.kind == .decimal,
      let cell = decimals[Int(entry.firstCell)].cell(of: mantissa, scale)
    else { return false }
    put(cell, entry, in: words)
    return true
  }

  /// Tells an answer (1 is yes) or a word of a choice, by its position.
  ///
  /// - Returns: false for a fact of another kind; the words are as before.
  @inlinable
  @inline(__always)
  public func set(_ id: FactID, word position: Int, in words: FactWords) -> Bool {
    let entry = facts[id.index]
    guard entry.kind == .word, position < Int(entry.count) else { return false }
    put(position, entry, in: words)
    return true
  }

  /// Tells that a text is there of which conditions ask no more.
  ///
  /// - Returns: false for a fact of another kind; the words are as before.
  public func setSomething(_ id: FactID, in words: FactWords) -> Bool {
    guard facts[id.index].kind == .something else { return false }
    put(0, facts[id.index], in: words)
    return true
  }

  /// Tells that a list is there.
  ///
  /// - Returns: false for a fact of another kind; the words are as before.
  public func setList(_ id: FactID, in words: FactWords) -> Bool {
    guard facts[id.index].kind == .list else { return false }
    words[Int(facts[id.index].firstWord)] = FactLayout.present
    return true
  }

  /// Tells a set without members.
  ///
  /// - Returns: false for a fact of another kind; the words are as before.
  public func setEmpty(_ id: FactID, in words: FactWords) -> Bool {
    let entry = facts[id.index]
    guard entry.kind == .set else { return false }
    for word in Int(entry.firstWord)..<Int(entry.firstWord + entry.wordCount) {
      words[word] = emptySets[word]
    }
    return true
  }

  /// Tells a set, by a bit for the position of each member.
  ///
  /// - Returns: false for a fact of another kind, and for members that it does not have.
  public func set(_ id: FactID, members: UInt64, in words: FactWords) -> Bool {
    guard setEmpty(id, in: words) else { return false }
    var rest = members
    while rest != 0 {
      guard insert(rest.trailingZeroBitCount, into: id, in: words) else { return false }
      rest &= rest &- 1
    }
    return true
  }

  /// Adds a member, by its position, to a set that was told.
  ///
  /// - Returns: false for a member that is there already, and for a fact of another kind.
  public func insert(_ position: Int, into id: FactID, in words: FactWords) -> Bool {
    let entry = facts[id.index]
    guard entry.kind == .set, position < Int(entry.count) else { return false }
    // The two cells of a value never stand in two words: a word holds an even number of cells.
    let word = Int(entry.firstWord) + 2 * position / FactLayout.cellsInWord
    let absent: UInt64 = 1 &<< UInt64(2 * position % FactLayout.cellsInWord)
    guard words[word] & absent != 0 else { return false }
    words[word] ^= absent | absent &<< 1
    return true
  }

  @inlinable
  @inline(__always)
  func put(_ cell: Int, _ entry: Entry, in words: FactWords) {
    let first = Int(entry.firstWord)
    if cell < FactLayout.cellsInWord {
      words[first] = FactLayout.present | 1 &<< UInt64(cell)
    } else {
      words[first] = FactLayout.present
      words[first &+ cell / FactLayout.cellsInWord] =
        1 &<< UInt64(cell % FactLayout.cellsInWord)
    }
  }
}
