/// The derived facts of the people of a block, turned so that those of each person stand together; used again for the next
/// block.
public struct LanePeople: Sendable {
  /// Squares of 64 columns.
  private var columns: [UInt64]

  /// Memory for blocks of a program.
  public init(_ program: LaneProgram) {
    columns = Array(repeating: 0, count: (program.columnCount + 63) / 64 * 64)
  }

  /// Takes over the facts that were derived so far.
  public mutating func turn(_ block: LaneBlock) {
    for index in columns.indices { columns[index] = block.columns[index] }
    for square in 0..<columns.count / 64 { BitSquare.turn(&columns, at: square * 64) }
  }

  /// Adds the facts to a person's state that were derived in a part.
  public func derive(
    _ state: inout FactState, of person: Int, by program: LaneProgram, part: Int
  ) {
    let derived = program.parts[part].derivations
    state.words.withUnsafeMutableBufferPointer { words in
      for place in program.places[derived] where place.cellCount <= FactLayout.cellsInWord {
        let row = columns[place.firstColumn / 64 * 64 + person]
        let bits = row &>> UInt64(place.firstColumn % 64)
        let cells = bits & (1 &<< UInt64(place.cellCount) &- 1)
        let flags = bits &>> UInt64(place.cellCount) & 3
        words[place.firstWord] = cells | flags &<< 62
      }
    }
    for place in program.places[derived] where place.cellCount > FactLayout.cellsInWord {
      derive(place, &state, of: person, program)
    }
  }

  private func derive(
    _ place: LaneProgram.Place, _ state: inout FactState, of person: Int,
    _ program: LaneProgram
  ) {
    func isSet(_ column: Int) -> Bool {
      columns[column / 64 * 64 + person] &>> UInt64(column % 64) & 1 == 1
    }
    let flags =
      (isSet(place.present) ? FactLayout.present : 0)
      | (isSet(place.missing) ? FactLayout.missing : 0)
    program.program.empty(place.fact, flags: flags, in: &state)
    for cell in 0..<place.cellCount where isSet(place.firstColumn + cell) {
      program.program.add(cell, of: place.fact, to: &state)
    }
  }
}
