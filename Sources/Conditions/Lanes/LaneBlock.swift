/// The answers of up to 64 people to the tests of a lane program; used again for the next ones.
public struct LaneBlock: Sendable {
  private let layout: LaneLayout
  /// Row by row while people are added; test by test, a bit for each person, when they were turned.
  private(set) var yes: [UInt64]
  private(set) var no: [UInt64]
  /// How many people are in it.
  public private(set) var count = 0

  /// Creates an empty block.
  public init(_ program: LaneProgram) {
    layout = program.layout
    yes = Array(repeating: 0, count: max(1, layout.rows) * 64)
    no = yes
  }

  /// Whether nobody more can be added.
  public var isFull: Bool { count == LaneProgram.width }

  /// Removes everybody.
  public mutating func removeAll() {
    count = 0
  }

  /// Adds a person whose facts were told and derived; only while it is not full.
  public mutating func add(_ state: FactState) {
    for row in 0..<layout.rows {
      yes[row * 64 + count] = 0
      no[row * 64 + count] = 0
    }
    for chunk in layout.chunks {
      let place = chunk.row * 64 + count
      let answers = layout.answers(of: chunk, state.words)
      yes[place] |= answers.yes
      no[place] |= answers.no
    }
    count += 1
  }

  /// Turns rows of people into rows of tests.
  mutating func turn() {
    for row in 0..<layout.rows {
      BitSquare.turn(&yes, at: row * 64)
      BitSquare.turn(&no, at: row * 64)
    }
  }
}

/// 64 words of 64 bits.
public enum BitSquare {
  /// Exchanges rows and columns: bit `i` of word `j` becomes bit `j` of word `i`, counted from the lowest.
  public static func turn(_ words: inout [UInt64], at start: Int) {
    words.withUnsafeMutableBufferPointer { all in
      let words = UnsafeMutableBufferPointer(rebasing: all[start..<start + 64])
      var width = 32
      var mask: UInt64 = 0x0000_0000_FFFF_FFFF
      while width > 0 {
        var index = 0
        while index < 64 {
          let other = index + width
          let moved = ((words[index] &>> UInt64(width)) ^ words[other]) & mask
          words[index] ^= moved &<< UInt64(width)
          words[other] ^= moved
          index = (other + 1) & ~width
        }
        width /= 2
        mask ^= mask &<< UInt64(width)
      }
    }
  }
}

extension LaneLayout {
  /// What a person answers to the tests of a chunk.
  @inline(__always)
  fileprivate func answers(of chunk: Chunk, _ words: [UInt64]) -> Pattern {
    switch chunk.kind {
    case .value: patterns[chunk.first + position(of: chunk, words)]
    case .set: members(of: chunk, words)
    case .tests: asked(chunk, words)
    }
  }

  /// 0 when the fact is missing, otherwise its cell and one more.
  @inline(__always)
  private func position(of chunk: Chunk, _ words: [UInt64]) -> Int {
    let first = words[chunk.firstWord]
    guard first & FactLayout.missing == 0 else { return 0 }
    let cells = first & (FactLayout.present - 1)
    if cells != 0 || chunk.wordCount == 1 { return min(cells.trailingZeroBitCount, 62) % 62 + 1 }
    for word in 1..<chunk.wordCount where words[chunk.firstWord + word] != 0 {
      return word * FactLayout.cellsInWord
        + words[chunk.firstWord + word].trailingZeroBitCount + 1
    }
    return 0
  }

  private func members(of chunk: Chunk, _ words: [UInt64]) -> Pattern {
    guard words[chunk.firstWord] & FactLayout.missing == 0 else { return patterns[chunk.first] }
    var result = patterns[chunk.first + 1]
    for word in 0..<chunk.wordCount {
      var present =
        words[chunk.firstWord + word] & (FactLayout.present - 1) & 0xAAAA_AAAA_AAAA_AAAA
      while present != 0 {
        let member = (word * FactLayout.cellsInWord + present.trailingZeroBitCount) / 2
        let change = patterns[chunk.first + 2 + member]
        result.yes |= change.yes
        result.no &= ~change.no
        present &= present - 1
      }
    }
    return result
  }

  private func asked(_ chunk: Chunk, _ words: [UInt64]) -> Pattern {
    var result = Pattern()
    for test in tests[chunk.first..<chunk.first + chunk.count] {
      if test.masks.allSatisfy({ words[$0.word] & $0.notTrue == 0 }) { result.yes |= test.bit }
      if test.masks.allSatisfy({ words[$0.word] & $0.notFalse == 0 }) { result.no |= test.bit }
    }
    return result
  }
}
