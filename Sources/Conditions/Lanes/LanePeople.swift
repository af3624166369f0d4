/// The derived facts of the people of a block, turned so that those of each person stand together; used again for the next
/// block.
public struct LanePeople: Sendable {
  /// Squares of 64 columns.
  private var columns: [UInt64]

  /// Memory for blocks of a program.
  public init(_ program: LaneProgram) {
    columns = Array(repeating: 0, count: (program.columnCount + 63) / 64 * 64)
  }

  /// Takes over the facts that were derived in a part.
  public mutating func turn(_ block: LaneBlock, by program: LaneProgram, part: Int) {
    let derived = program.places[program.parts[part].derivations]
    guard let first = derived.first, let last = derived.last else { return }
    for square in first.firstColumn / 64...last.missing / 64 {
      for index in square * 64..<square * 64 + 64 { columns[index] = block.columns[index] }
      BitSquare.turn(&columns, at: square * 64)
    }
  }

  /// Adds the facts to a person's state that were derived in a part.
  public func derive(
    _ state: inout FactState, of person: Int, by program: LaneProgram, part: Int
  ) {
    let derived = program.parts[part].derivations
    program.places.withUnsafeBufferPointer { places in
      columns.withUnsafeBufferPointer { columns in
        state.words.withUnsafeMutableBufferPointer { words in
          for index in derived where places[index].cellCount <= FactLayout.cellsInWord {
            let place = places[index]
            let row = columns[place.firstColumn & ~63 &+ person]
            let bits = row &>> UInt64(truncatingIfNeeded: place.firstColumn & 63)
            let count = UInt64(truncatingIfNeeded: place.cellCount)
            words[place.firstWord] = bits & (1 &<< count &- 1) | (bits &>> count & 3) &<< 62
          }
        }
      }
      for index in derived where places[index].cellCount > FactLayout.cellsInWord {
        derive(places[index], &state, of: person, program)
      }
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
