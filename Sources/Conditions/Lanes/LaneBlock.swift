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
    block.toldYes.withUnsafeMutableBufferPointer { yes in
      block.toldNo.withUnsafeMutableBufferPointer { no in
        for row in 0..<layout.rows { (yes[row * 64 + person], no[row * 64 + person]) = (0, 0) }
        for chunk in layout.chunks {
          let place = chunk.row * 64 + person
          let answers = layout.answers(of: chunk, state.words)
          yes[place] |= answers.yes
          no[place] |= answers.no
        }
      }
    }
    for index in places.indices
    where state.words[places[index].firstWord] != FactLayout.missing {
      take(index, from: state, of: person, in: &block)
    }
    for fact in computedFrom where program.isMissing(fact, in: state) {
      block.missing[fact.index] |= 1 &<< UInt64(person)
    }
    block.count += 1
  }

  /// Takes over a fact of `setBetween` that was set for a person of a block.
  public func take(_ fact: FactID, from state: FactState, of person: Int, in block: inout LaneBlock)
  {
    guard let index = places.firstIndex(where: { $0.fact == fact }) else { return }
    for column in places[index].columns { block.columns[column] &= ~(1 &<< UInt64(person)) }
    block.given[index] &= ~(1 &<< UInt64(person))
    take(index, from: state, of: person, in: &block)
  }

  private func empty(_ block: inout LaneBlock) {
    for index in block.columns.indices { block.columns[index] = 0 }
    for index in block.given.indices { block.given[index] = 0 }
    for fact in computedFrom { block.missing[fact.index] = 0 }
  }

  private func take(
    _ index: Int, from state: FactState, of person: Int, in block: inout LaneBlock
  ) {
    let place = places[index]
    let bit: UInt64 = 1 &<< UInt64(person)
    let first = state.words[place.firstWord]
    if first & FactLayout.missing != 0 { block.columns[place.missing] |= bit }
    if first & FactLayout.present != 0 { block.columns[place.present] |= bit }
    for start in stride(from: 0, to: place.cellCount, by: FactLayout.cellsInWord) {
      let word = state.words[place.firstWord + start / FactLayout.cellsInWord]
      var cells = word & (FactLayout.present - 1)
      while cells != 0 {
        block.columns[place.firstColumn + start + cells.trailingZeroBitCount] |= bit
        cells &= cells &- 1
      }
    }
    block.given[index] |= bit
  }
}
