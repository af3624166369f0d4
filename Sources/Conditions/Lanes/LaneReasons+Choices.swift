// What stands behind first-match choices and counts: the rules of `ConditionProgram.collectFirstMatch` and of counts.
extension LaneReasons {
  /// Only arms whose outcome differs from what comes out otherwise matter.
  mutating func followFirst(
    _ derivation: LaneDerivation, _ otherwise: Int?, _ test: LaneDerivation.Test,
    _ block: LaneBlock, _ program: LaneProgram
  ) {
    let (yes, no) = (block.yes(test.operand), block.no(test.operand))
    let unknown = block.everybody & ~yes & ~no
    let outcomes = derivation.parts.map { program.program.truth(test.id, ofCell: $0.value) }
    let last = otherwise.map { program.program.truth(test.id, ofCell: $0) } ?? .unknown
    var rest = block.everybody
    var open = unknown
    for (index, arm) in derivation.parts.enumerated() {
      let (armYes, armNo) = (block.yes(arm.when), block.no(arm.when))
      var matters = ~unknown & armYes
      if outcomes[index] != .yes { matters |= yes & armNo }
      if outcomes[index] != .no { matters |= no & armNo }
      let undecided = rest & unknown & ~armYes & ~armNo
      if undecided != 0 {
        matters |=
          undecided
          & otherOutcome(
            than: outcomes[index], behind: index, derivation, outcomes, last: last, block)
      }
      matters &= rest
      collect(arm.when, for: matters, block, program)
      open &= ~matters
      rest &= ~armYes
    }
    if open != 0 { deciding.add(derivation.fact, open) }
  }

  /// The people for whom the arms that follow may come out in another way.
  private func otherOutcome(
    than outcome: Truth, behind index: Int, _ derivation: LaneDerivation, _ outcomes: [Truth],
    last: Truth, _ block: LaneBlock
  ) -> UInt64 {
    var rest = UInt64.max
    var other: UInt64 = 0
    for later in derivation.parts.indices[(index + 1)...] {
      let when = derivation.parts[later].when
      if outcomes[later] != outcome { other |= rest & ~block.no(when) }
      rest &= ~block.yes(when)
    }
    return last != outcome ? other | rest : other
  }

  /// The conditions that are true are enough, or those that are false, or it takes both.
  mutating func followCount(
    _ derivation: LaneDerivation, _ test: LaneDerivation.Test, _ block: LaneBlock,
    _ program: LaneProgram
  ) {
    let most = derivation.parts.count
    let certain = block.atLeast(derivation) { block.yes($0) }
    let possible = block.atLeast(derivation) { ~block.no($0) }
    // The answers there would be if only the true ones were known, and if only the false ones were.
    var (byTrue, byFalse): (UInt64, UInt64) = (0, 0)
    var answered: (yes: UInt64, no: UInt64) = (0, 0)
    for least in 0...most {
      let reached = certain[least] & ~(least < most ? certain[least + 1] : 0)
      for greatest in least...most {
        let people = reached & possible[greatest] & ~(greatest < most ? possible[greatest + 1] : 0)
        guard people & block.everybody != 0 else { continue }
        let answer = program.program.truth(test.id, of: least...greatest)
        if answer == .yes { answered.yes |= people }
        if answer == .no { answered.no |= people }
        guard answer != .unknown else { continue }
        if program.program.truth(test.id, of: least...most) == answer {
          byTrue |= people
        } else if program.program.truth(test.id, of: 0...greatest) == answer {
          byFalse |= people
        }
      }
    }
    let known = answered.yes | answered.no
    let both = known & ~byTrue & ~byFalse
    for part in derivation.parts {
      let (yes, no) = (block.yes(part.when), block.no(part.when))
      collect(
        part.when,
        for: block.everybody
          & (yes & (byTrue | both) | no & (byFalse | both) | ~yes & ~no & ~known),
        block, program)
    }
  }
}
