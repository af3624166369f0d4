/// Where each test of told facts stands in a block, and what each value of a fact answers to all tests about it.
struct LaneLayout: Sendable {
  /// The answers of one value to the tests of a chunk, as bits of one word.
  struct Pattern: Sendable {
    var yes: UInt64 = 0
    var no: UInt64 = 0
  }

  /// Up to 64 tests about one fact that has one of few values: a pattern for "missing", then one for each cell.
  ///
  /// Narrow numbers, for all of them are read for every person.
  private struct Chunk: Sendable {
    var word: Int32
    /// The first pattern.
    var first: Int32
  }

  /// Up to 64 tests about any other fact.
  private struct WideChunk: Sendable {
    enum Kind: Sendable {
      /// A fact with one value: the patterns of a chunk.
      case value
      /// A set: patterns for "missing" and for the empty set, then what each member changes.
      case set
    }

    var kind: Kind
    var firstWord: Int
    var wordCount: Int
    /// The first pattern.
    var first: Int
    /// The word of the answers that its bits belong to.
    var row: Int
  }

  private var chunks: [Chunk] = []
  /// By word of the answers, where the chunks end whose bits belong to it.
  private var ends: [Int] = []
  private var wideChunks: [WideChunk] = []
  private(set) var patterns: [Pattern] = []
  /// How many words the answers of one person take.
  private(set) var rows = 0
  /// The tests by their place; nil for places that none takes.
  private(set) var tests: [AtomID?] = []

  /// Lays out tests of told facts.
  init(_ program: ConditionProgram, _ atoms: [AtomID]) {
    var used = 64
    let byFact = Dictionary(grouping: atoms.sorted { $0.index < $1.index }) {
      program.atoms[$0.index].fact
    }
    for (fact, atoms) in byFact.sorted(by: { $0.key < $1.key }) {
      for start in stride(from: 0, to: atoms.count, by: 64) {
        let some = Array(atoms[start..<min(start + 64, atoms.count)])
        if used + some.count > 64 {
          rows += 1
          ends.append(chunks.count)
          used = 0
          tests += Array(repeating: nil, count: 64)
        }
        for (offset, atom) in some.enumerated() { tests[(rows - 1) * 64 + used + offset] = atom }
        add(some, of: fact, shiftedBy: used, program)
        used += some.count
      }
    }
  }

  private mutating func add(
    _ atoms: [AtomID], of fact: FactID, shiftedBy shift: Int, _ program: ConditionProgram
  ) {
    let layout = program.layouts[fact.index]
    var wide = WideChunk(
      kind: .value, firstWord: layout.firstWord, wordCount: layout.wordCount,
      first: patterns.count, row: rows - 1)
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
    case .set(let values):
      let empty = pattern(.set([]))
      wide.kind = .set
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
    if wide.kind == .value, wide.wordCount == 1 {
      chunks.append(Chunk(word: Int32(wide.firstWord), first: Int32(wide.first)))
      ends[rows - 1] = chunks.count
    } else {
      wideChunks.append(wide)
    }
  }
}

extension LaneLayout {
  /// Writes the answers of a person, of which each word stands 64 behind the one before.
  func answer(
    _ words: UnsafeBufferPointer<UInt64>, of person: Int,
    yes: UnsafeMutableBufferPointer<UInt64>, no: UnsafeMutableBufferPointer<UInt64>
  ) {
    patterns.withUnsafeBufferPointer { patterns in
      chunks.withUnsafeBufferPointer { chunks in
        var index = 0
        for row in ends.indices {
          var answers = Pattern()
          let end = ends[row]
          while index < end {
            let some = patterns[Int(chunks[index].first) &+ position(of: chunks[index], words)]
            answers.yes |= some.yes
            answers.no |= some.no
            index &+= 1
          }
          (yes[row * 64 + person], no[row * 64 + person]) = (answers.yes, answers.no)
        }
      }
      for chunk in wideChunks {
        let some =
          chunk.kind == .value
          ? patterns[chunk.first + position(of: chunk, words)] : members(of: chunk, words, patterns)
        yes[chunk.row * 64 + person] |= some.yes
        no[chunk.row * 64 + person] |= some.no
      }
    }
  }

  /// 0 when the fact is missing, otherwise its cell and one more.
  @inline(__always)
  private func position(of chunk: Chunk, _ words: UnsafeBufferPointer<UInt64>) -> Int {
    // Nobody can guess what is missing, so nothing is decided. A list that is there has no cell, and stands for the first.
    let word = words[Int(chunk.word)]
    let known = Int(truncatingIfNeeded: word &>> 63) &- 1
    return ((word & (FactLayout.present - 1)).trailingZeroBitCount & 63 &+ 1) & known
  }

  private func position(of chunk: WideChunk, _ words: UnsafeBufferPointer<UInt64>) -> Int {
    guard words[chunk.firstWord] & FactLayout.missing == 0 else { return 0 }
    for word in 0..<chunk.wordCount {
      let cells = words[chunk.firstWord + word] & (FactLayout.present - 1)
      if cells != 0 { return word * FactLayout.cellsInWord + cells.trailingZeroBitCount + 1 }
    }
    return 0
  }

  private func members(
    of chunk: WideChunk, _ words: UnsafeBufferPointer<UInt64>,
    _ patterns: UnsafeBufferPointer<Pattern>
  ) -> Pattern {
    let (start, firstPattern) = (chunk.firstWord, chunk.first)
    guard words[start] & FactLayout.missing == 0 else { return patterns[firstPattern] }
    var result = patterns[firstPattern + 1]
    for word in 0..<chunk.wordCount {
      var present = words[start + word] & (FactLayout.present - 1) & 0xAAAA_AAAA_AAAA_AAAA
      while present != 0 {
        let member = (word * FactLayout.cellsInWord + present.trailingZeroBitCount) / 2
        let change = patterns[firstPattern + 2 + member]
        result.yes |= change.yes
        result.no &= ~change.no
        present &= present - 1
      }
    }
    return result
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
