// Follows answers of 64 people to the facts behind them: the rules of `ConditionProgram.collect`.
extension LaneReasons {
  /// Adds the facts behind an answer.
  ///
  /// Where one operand is enough, the first that is counts; otherwise every operand with the answer counts.
  mutating func collect(
    _ operand: LaneOperand, for people: UInt64, _ block: LaneBlock, _ program: LaneProgram
  ) {
    guard people != 0 else { return }
    let node = program.graph.nodes[operand.node]
    switch node.kind {
    case .yes, .unknown: break
    case .told: deciding.add(FactID(index: Int(node.first)), people)
    case .derived: noteFollowed(Int(node.first), for: people)
    case .certain:
      collect(program.graph.operands[Int(node.first)], for: people, block, program)
    case .all:
      let yes = block.answers[operand.node * 2]
      let no = block.answers[operand.node * 2 + 1]
      var untold = people & no
      for index in Int(node.first)..<Int(node.first + node.count) {
        let part = program.graph.operands[index]
        let (partYes, partNo) = (block.yes(part), block.no(part))
        collect(
          part,
          for: untold & partNo | people & yes | people & ~yes & ~no & ~partYes & ~partNo,
          block, program)
        untold &= ~partNo
      }
    }
  }

  /// Adds the facts behind a test of a derived fact.
  mutating func follow(
    _ derivation: LaneDerivation, _ test: LaneDerivation.Test, _ block: LaneBlock,
    _ program: LaneProgram
  ) {
    switch derivation.rule {
    case .condition, .weightedSum:
      for part in derivation.parts { collect(part.when, for: block.everybody, block, program) }
    case .firstMatch(let otherwise): followFirst(derivation, otherwise, test, block, program)
    case .count: followCount(derivation, test, block, program)
    case .outside: followComputed(derivation, block, program)
    }
  }

  private mutating func followComputed(
    _ derivation: LaneDerivation, _ block: LaneBlock, _ program: LaneProgram
  ) {
    guard program.program.isComputed(derivation.fact) else { return }
    let known = block.columns[derivation.present]
    var alone = block.everybody
    for base in program.program.baseFacts[derivation.fact.index] {
      let people = block.everybody & (known | block.missing[base.index])
      if people != 0 { deciding.add(base, people) }
      alone &= ~people
    }
    if alone != 0 { deciding.add(derivation.fact, alone) }
  }
}
