/// The answers and derived facts of the people of a block, turned so that those of each person stand together; used again for
/// the next block.
public struct LanePeople: Sendable {
  /// Squares of 64 conditions: for whom they hold, then for whom they do not, one square after the other.
  private var answers: [UInt64]
  /// Squares of 64 columns.
  private var columns: [UInt64]

  /// Memory for blocks of a program.
  public init(_ program: LaneProgram) {
    answers = Array(repeating: 0, count: (program.answers.count + 63) / 64 * 128)
    columns = Array(repeating: 0, count: (program.columnCount + 63) / 64 * 64)
  }

  /// Takes over what was worked out up to a part.
  public mutating func turn(_ block: LaneBlock, of program: LaneProgram, part: Int) {
    let operands = program.parts[part].answers
    for square in 0..<answers.count / 128 {
      for offset in 0..<64 {
        let condition = square * 64 + offset
        let place = condition < operands.count ? Int(operands[condition].place) : Int(LaneGraph.unknown.place)
        answers[square * 128 + offset] = block.answers[place]
        answers[square * 128 + 64 + offset] = block.answers[place ^ 1]
      }
      BitSquare.turn(&answers, at: square * 128)
      BitSquare.turn(&answers, at: square * 128 + 64)
    }
    for index in columns.indices { columns[index] = block.columns[index] }
    for square in 0..<columns.count / 64 { BitSquare.turn(&columns, at: square * 64) }
  }

  /// The answers of a person: for each 64 conditions a word of those that hold, then one of those that do not.
  public func answers(of person: Int, into words: inout [UInt64]) {
    var place = person
    for index in 0..<answers.count / 64 {
      if index < words.count { words[index] = answers[place] } else { words.append(answers[place]) }
      place += 64
    }
  }

  /// Adds the facts to a person's state that were derived in a part.
  public func derive(
    _ state: inout FactState, of person: Int, by program: LaneProgram, part: Int
  ) {
    for derivation in program.derivations[program.parts[part].derivations] {
      let row = columns[derivation.firstColumn / 64 * 64 + person]
      guard derivation.cellCount <= FactLayout.cellsInWord else {
        derive(derivation, &state, of: person, program)
        continue
      }
      let bits = row &>> UInt64(derivation.firstColumn % 64)
      let cells = bits & (1 &<< UInt64(derivation.cellCount) &- 1)
      let flags = bits &>> UInt64(derivation.cellCount) & 3
      state.words[derivation.firstWord] = cells | flags &<< 62
    }
  }

  private func derive(
    _ derivation: LaneDerivation, _ state: inout FactState, of person: Int,
    _ program: LaneProgram
  ) {
    func isSet(_ column: Int) -> Bool {
      columns[column / 64 * 64 + person] &>> UInt64(column % 64) & 1 == 1
    }
    let flags =
      (isSet(derivation.present) ? FactLayout.present : 0)
      | (isSet(derivation.missing) ? FactLayout.missing : 0)
    program.program.empty(derivation.fact, flags: flags, in: &state)
    for cell in 0..<derivation.cellCount where isSet(derivation.firstColumn + cell) {
      program.program.add(cell, of: derivation.fact, to: &state)
    }
  }
}
