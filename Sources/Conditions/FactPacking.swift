/// How told values stand in the packed words, worked out beforehand for every fact of a program.
///
/// For readers that meet the same facts in millions of profiles; `ConditionProgram.set` does the same for any value, and
/// it is left to them what these methods refuse.
public struct FactPacking: Sendable {
  private var facts: [Entry] = []
  /// The cells of the whole numbers of all facts; −1 for a number without a cell.
  private var cells: [Int16] = []
  private let decimals: [(type: NumberType, layout: FactLayout)?]
  /// The words of a person of whom nothing is told but that no set has a member.
  private var emptySets: [UInt64]

  /// What of a fact can be told here.
  private enum Kind: UInt8 {
    case nothing, whole, decimal, word, set, something
  }

  /// One fact; numbers only, so that nothing is counted when it is read.
  private struct Entry {
    var kind = Kind.nothing
    var firstWord = 0
    var wordCount = 1
    /// How many values there are.
    var count = 0
    /// The smallest whole number, and where its cell stands.
    var low = 0
    var firstCell = 0
  }

  /// Works out the tables of a program.
  public init(_ program: ConditionProgram) {
    decimals = program.facts.map { fact in
      guard case .number(let type) = fact.type else { return nil }
      return (type, program.layouts[fact.id.index])
    }
    var empty = program.makeState()
    for fact in program.facts {
      if case .set = fact.type { program.set(fact.id, .set([]), in: &empty) }
    }
    emptySets = empty.words
    for fact in program.facts { add(fact, program.layouts[fact.id.index]) }
  }

  private mutating func add(_ fact: Fact, _ layout: FactLayout) {
    var entry = Entry(firstWord: layout.firstWord, wordCount: layout.wordCount)
    switch fact.type {
    case .yesNo: (entry.kind, entry.count) = (.word, 2)
    case .choice(let values, _): (entry.kind, entry.count) = (.word, values.count)
    case .set(let values): (entry.kind, entry.count) = (.set, values.count)
    case .text: entry.kind = layout.cells.count == 1 ? .something : .nothing
    case .number(let type):
      entry.kind = .decimal
      if let low = type.minimum?.integer, let high = type.maximum?.integer, type.isInteger,
        low <= high, high - low < 1 << 16, layout.cells.count < 1 << 15
      {
        (entry.kind, entry.low, entry.count) = (.whole, low, high - low + 1)
        entry.firstCell = cells.count
        cells += (low...high).map {
          Int16(layout.cellAtPlace[layout.place(of: ExactDecimal($0))])
        }
      }
    case .date, .list: break
    }
    facts.append(entry)
  }

  /// Tells a number of which the last `scale` digits stand behind the point.
  ///
  /// - Returns: false for a number that the fact cannot be told in this way; the state is as before.
  @inline(__always)
  public func set(
    _ id: FactID, number mantissa: Int, scale: Int, in state: inout FactState
  ) -> Bool {
    let entry = facts[id.index]
    guard entry.kind == .whole, scale == 0 else {
      return entry.kind == .decimal && setDecimal(id, mantissa, scale, in: &state)
    }
    let position = mantissa &- entry.low
    guard position >= 0, position < entry.count else { return false }
    let cell = Int(cells[entry.firstCell + position])
    guard cell >= 0 else { return false }
    put(cell, entry, in: &state)
    return true
  }

  private func setDecimal(
    _ id: FactID, _ mantissa: Int, _ scale: Int, in state: inout FactState
  ) -> Bool {
    guard let (type, layout) = decimals[id.index],
      let number = ExactDecimal(wide: Int128(mantissa), scale: scale), type.admits(number)
    else { return false }
    let cell = layout.cellAtPlace[layout.place(of: number)]
    guard cell >= 0 else { return false }
    put(cell, facts[id.index], in: &state)
    return true
  }

  /// Tells an answer (1 is yes) or a word of a choice, by its position.
  ///
  /// - Returns: false for a fact of another kind; the state is as before.
  @inline(__always)
  public func set(_ id: FactID, word position: Int, in state: inout FactState) -> Bool {
    let entry = facts[id.index]
    guard entry.kind == .word, position < entry.count else { return false }
    put(position, entry, in: &state)
    return true
  }

  /// Tells that a text is there of which conditions ask no more.
  ///
  /// - Returns: false for a fact of another kind; the state is as before.
  public func setSomething(_ id: FactID, in state: inout FactState) -> Bool {
    guard facts[id.index].kind == .something else { return false }
    put(0, facts[id.index], in: &state)
    return true
  }

  /// Tells a set without members.
  ///
  /// - Returns: false for a fact of another kind; the state is as before.
  public func setEmpty(_ id: FactID, in state: inout FactState) -> Bool {
    let entry = facts[id.index]
    guard entry.kind == .set else { return false }
    for word in entry.firstWord..<entry.firstWord + entry.wordCount {
      state.words[word] = emptySets[word]
    }
    return true
  }

  /// Adds a member, by its position, to a set that was told.
  ///
  /// - Returns: false for a member that is there already, and for a fact of another kind.
  public func insert(_ position: Int, into id: FactID, in state: inout FactState) -> Bool {
    let entry = facts[id.index]
    guard entry.kind == .set, position < entry.count else { return false }
    // The two cells of a value never stand in two words: a word holds an even number of cells.
    let word = entry.firstWord + 2 * position / FactLayout.cellsInWord
    let absent: UInt64 = 1 &<< UInt64(2 * position % FactLayout.cellsInWord)
    guard state.words[word] & absent != 0 else { return false }
    state.words[word] ^= absent | absent &<< 1
    return true
  }

  @inline(__always)
  private func put(_ cell: Int, _ entry: Entry, in state: inout FactState) {
    if cell < FactLayout.cellsInWord {
      state.words[entry.firstWord] = FactLayout.present | 1 &<< UInt64(cell)
    } else {
      state.words[entry.firstWord] = FactLayout.present
      state.words[entry.firstWord + cell / FactLayout.cellsInWord] =
        1 &<< UInt64(cell % FactLayout.cellsInWord)
    }
  }
}
