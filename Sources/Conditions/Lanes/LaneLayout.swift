/// Where each test of a block stands, and what each value of a fact answers to all tests about it.
struct LaneLayout: Sendable {
  /// The answers of one value to the tests of a chunk, as bits of one word.
  struct Pattern: Sendable {
    var yes: UInt64 = 0
    var no: UInt64 = 0
  }

  /// Up to 64 tests about one fact, in one word.
  struct Chunk: Sendable {
    enum Kind: Sendable {
      /// A told fact with one value: a pattern for "missing", then one for each cell.
      case value
      /// A told set: patterns for "missing" and for the empty set, then what each member changes.
      case set
      /// A fact that follows from others, and may have several values: each test is asked by itself.
      case tests
    }

    var kind: Kind
    var firstWord: Int
    var wordCount: Int
    /// The word of the answers that its bits belong to.
    var row: Int
    /// The first pattern, or the first test.
    var first: Int
    var count = 0
  }

  /// One test that is asked by itself.
  struct Test: Sendable {
    var masks: [WordMask]
    var bit: UInt64
  }

  private(set) var chunks: [Chunk] = []
  private(set) var patterns: [Pattern] = []
  private(set) var tests: [Test] = []
  /// How many words the answers of one person take.
  private(set) var rows = 0
  private var places: [AtomID: Int32] = [:]

  init(_ program: ConditionProgram, _ atoms: Set<AtomID>) {
    var used = 64
    let byFact = Dictionary(grouping: atoms.sorted { $0.index < $1.index }) {
      program.atoms[$0.index].fact
    }
    for (fact, atoms) in byFact.sorted(by: { $0.key < $1.key }) {
      for start in stride(from: 0, to: atoms.count, by: 64) {
        let some = Array(atoms[start..<min(start + 64, atoms.count)])
        if used + some.count > 64 {
          rows += 1
          used = 0
        }
        for (offset, atom) in some.enumerated() {
          places[atom] = Int32(clamping: (rows - 1) * 64 + used + offset)
        }
        add(some, of: fact, shiftedBy: used, program)
        used += some.count
      }
    }
  }

  /// Where the answers to a test stand in a block that was turned.
  func place(of atom: AtomID) -> Int32 {
    places[atom] ?? 0
  }

  private mutating func add(
    _ atoms: [AtomID], of fact: FactID, shiftedBy shift: Int, _ program: ConditionProgram
  ) {
    let layout = program.layouts[fact.index]
    var chunk = Chunk(
      kind: .value, firstWord: layout.firstWord, wordCount: layout.wordCount, row: rows - 1,
      first: patterns.count)
    let masks = atoms.map { Array(program.wordMasks[program.masks[$0.index]]) }
    func pattern(_ value: FactValue?, cell: Int? = nil) -> Pattern {
      var state = program.makeState()
      if let value { program.set(fact, value, in: &state) }
      if let cell {
        program.empty(fact, flags: FactLayout.present, in: &state)
        program.add(cell, of: fact, to: &state)
      }
      return Pattern(masks, state.words, shiftedBy: shift)
    }
    switch program.facts[fact.index].type {
    case _ where program.definitions[fact.index] != nil:
      (chunk.kind, chunk.first, chunk.count) = (.tests, tests.count, atoms.count)
      tests += masks.enumerated().map { Test(masks: $1, bit: 1 << UInt64(shift + $0)) }
    case .set(let values):
      let empty = pattern(.set([]))
      (chunk.kind, chunk.count) = (.set, values.count)
      patterns += [pattern(nil), empty]
      patterns += values.indices.map { member in
        let one = pattern(.set([member]))
        return Pattern(yes: one.yes & ~empty.yes, no: empty.no & ~one.no)
      }
    case .list: patterns += [pattern(nil), pattern(.list(count: 1))]
    default:
      patterns.append(pattern(nil))
      patterns += layout.cells.indices.map { pattern(nil, cell: $0) }
    }
    chunks.append(chunk)
  }
}

extension LaneLayout.Pattern {
  /// The answers of a person to some tests.
  fileprivate init(_ tests: [[WordMask]], _ words: [UInt64], shiftedBy shift: Int) {
    for (index, masks) in tests.enumerated() {
      let bit: UInt64 = 1 << UInt64(shift + index)
      if masks.allSatisfy({ words[$0.word] & $0.notTrue == 0 }) { yes |= bit }
      if masks.allSatisfy({ words[$0.word] & $0.notFalse == 0 }) { no |= bit }
    }
  }
}
