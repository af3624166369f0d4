// Derived facts of 64 people at once: the rules of `ConditionProgram.derive`.
extension LaneBlock {
  /// Works out what values a fact may have.
  ///
  /// - Parameter given: the people for whom it was set from outside.
  mutating func derive(_ derivation: LaneDerivation, butFor given: UInt64) {
    let rest = ~given
    switch derivation.rule {
    case .condition:
      let answer = derivation.parts[0].when
      columns[derivation.firstColumn] |= rest & ~yes(answer)
      columns[derivation.firstColumn + 1] |= rest & ~no(answer)
      columns[derivation.present] |= rest
    case .firstMatch(let otherwise):
      deriveFirst(derivation, otherwise: otherwise, for: rest)
    case .count:
      count(derivation, for: rest)
      columns[derivation.present] |= rest
    case .weightedSum:
      sum(derivation, for: rest)
      columns[derivation.present] |= rest
    case .outside: columns[derivation.missing] |= rest
    }
  }

  /// Answers the tests of a fact whose columns were worked out.
  mutating func test(_ derivation: LaneDerivation) {
    for test in derivation.tests {
      var against: (yes: UInt64, no: UInt64) = (0, 0)
      for index in test.notTrue { against.yes |= columns[derivation.against[index]] }
      for index in test.notFalse { against.no |= columns[derivation.against[index]] }
      answers[Int(test.operand.place)] = ~against.yes
      // A test that nothing speaks against is true, as when it is asked alone.
      answers[Int(test.operand.opposite.place)] = ~against.no & against.yes
    }
  }

  func yes(_ operand: LaneOperand) -> UInt64 { answers[Int(operand.place)] }
  func no(_ operand: LaneOperand) -> UInt64 { answers[Int(operand.opposite.place)] }

  private mutating func deriveFirst(
    _ derivation: LaneDerivation, otherwise: Int?, for people: UInt64
  ) {
    var rest = people
    for arm in derivation.parts {
      let possible = rest & ~no(arm.when)
      columns[derivation.present] |= possible
      columns[derivation.firstColumn + arm.value] |= possible
      rest &= ~yes(arm.when)
    }
    if let otherwise {
      columns[derivation.present] |= rest
      columns[derivation.firstColumn + otherwise] |= rest
    } else {
      columns[derivation.missing] |= rest
    }
  }

  private mutating func count(_ derivation: LaneDerivation, for people: UInt64) {
    let certain = atLeast(derivation) { yes($0) }
    let possible = atLeast(derivation) { ~no($0) }
    for (cell, bounds) in derivation.bounds.enumerated()
    where bounds.most >= 0 && bounds.least < possible.count {
      let tooMany = bounds.most + 1 < certain.count ? certain[bounds.most + 1] : 0
      columns[derivation.firstColumn + cell] |= people & ~tooMany & possible[bounds.least]
    }
  }

  /// By number, from 0: for whom at least so many parts count.
  func atLeast(
    _ derivation: LaneDerivation, _ counts: (LaneOperand) -> UInt64
  ) -> [UInt64] {
    var reached: [UInt64] = [.max]
    for part in derivation.parts {
      let people = counts(part.when)
      reached.append(0)
      for number in (1..<reached.count).reversed() {
        reached[number] |= reached[number - 1] & people
      }
    }
    return reached
  }

  private mutating func sum(_ derivation: LaneDerivation, for people: UInt64) {
    withUnsafeTemporaryAllocation(of: Int.self, capacity: LaneProgram.width) { sums in
      sums.update(repeating: -derivation.leastSum)
      for part in derivation.parts {
        var rest = yes(part.when) & people
        while rest != 0 {
          sums[rest.trailingZeroBitCount] += part.value
          rest &= rest &- 1
        }
      }
      var rest = people
      while rest != 0 {
        let cell = derivation.cellOfSum[sums[rest.trailingZeroBitCount]]
        if cell >= 0 { columns[derivation.firstColumn + cell] |= rest & (0 &- rest) }
        rest &= rest &- 1
      }
    }
  }
}
