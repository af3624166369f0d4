/// The facts of up to 64 people, and their answers to the conditions of a lane program; used again for the next ones.
public struct LaneBlock: Sendable {
  /// Row by row while people are added; test by test, a bit for each person, when they were turned.
  var toldYes: [UInt64]
  var toldNo: [UInt64]
  /// By node: for whom it is certainly true, then for whom it is certainly false.
  var answers: [UInt64]
  /// The values that derived facts may have, a bit for each person.
  var columns: [UInt64]
  /// By derivation: for whom the fact was set from outside.
  var given: [UInt64]
  /// By fact: for whom a told fact is missing; only of facts that others are computed from.
  var missing: [UInt64]
  /// How many people are in it.
  public internal(set) var count = 0

  /// Creates an empty block.
  public init(_ program: LaneProgram) {
    toldYes = Array(repeating: 0, count: program.layout.rows * 64)
    toldNo = toldYes
    answers = Array(repeating: 0, count: program.graph.nodes.count * 2)
    answers[Int(LaneGraph.yes.place)] = .max
    // Whole rows, so that they can be turned.
    columns = Array(repeating: 0, count: (program.columnCount + 63) / 64 * 64)
    given = Array(repeating: 0, count: program.derivations.count)
    missing = Array(repeating: 0, count: program.program.facts.count)
  }

  /// Whether nobody more can be added.
  public var isFull: Bool { count == LaneProgram.width }

  /// A bit for each person in it.
  public var everybody: UInt64 {
    count == LaneProgram.width ? .max : 1 &<< UInt64(count) &- 1
  }

  /// Removes everybody.
  public mutating func removeAll() {
    count = 0
  }
}

extension LaneProgram {
  /// Adds a person to a block that is not full.
  ///
  /// - Parameter state: what was told, and the facts of `setBefore`.
  public func add(_ state: FactState, to block: inout LaneBlock) {
    let person = block.count
    if person == 0 { empty(&block) }
    state.words.withUnsafeBufferPointer { words in
      block.toldYes.withUnsafeMutableBufferPointer { yes in
        block.toldNo.withUnsafeMutableBufferPointer { no in
          layout.answer(words, of: person, yes: yes, no: no)
        }
      }
      block.columns.withUnsafeMutableBufferPointer { columns in
        for index in places.indices where words[places[index].firstWord] != FactLayout.missing {
          places[index].take(words, 1 &<< UInt64(person), columns)
          block.given[index] |= 1 &<< UInt64(person)
        }
      }
    }
    block.missing.withUnsafeMutableBufferPointer { missing in
      for (fact, word) in computedFrom {
        let isMissing: UInt64 = state.words[word] & FactLayout.present == 0 ? 1 : 0
        missing[fact.index] |= isMissing &<< UInt64(person)
      }
    }
    block.count += 1
  }

  /// Takes over a fact of `setBetween` that was set for a person of a block.
  public func take(_ fact: FactID, from state: FactState, of person: Int, in block: inout LaneBlock)
  {
    guard let index = places.firstIndex(where: { $0.fact == fact }) else { return }
    let bit: UInt64 = 1 &<< UInt64(person)
    for column in places[index].columns { block.columns[column] &= ~bit }
    state.words.withUnsafeBufferPointer { words in
      block.columns.withUnsafeMutableBufferPointer { places[index].take(words, bit, $0) }
    }
    block.given[index] |= bit
  }

  private func empty(_ block: inout LaneBlock) {
    for index in block.columns.indices { block.columns[index] = 0 }
    for index in block.given.indices { block.given[index] = 0 }
    for (fact, _) in computedFrom { block.missing[fact.index] = 0 }
  }
}

extension LaneProgram.Place {
  /// Adds a person's values to the columns.
  @inline(__always)
  fileprivate func take(
    _ words: UnsafeBufferPointer<UInt64>, _ person: UInt64,
    _ columns: UnsafeMutableBufferPointer<UInt64>
  ) {
    let first = words[firstWord]
    if first & FactLayout.missing != 0 { columns[missing] |= person }
    if first & FactLayout.present != 0 { columns[present] |= person }
    for start in stride(from: 0, to: cellCount, by: FactLayout.cellsInWord) {
      var cells = words[firstWord + start / FactLayout.cellsInWord] & (FactLayout.present - 1)
      while cells != 0 {
        columns[firstColumn + start + cells.trailingZeroBitCount] |= person
        cells &= cells &- 1
      }
    }
  }
}
