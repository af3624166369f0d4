extension ConditionProgram {
  /// A first-match choice: only arms whose outcome differs from what comes out otherwise matter.
  func collectFirstMatch(
    _ arms: [(when: ConditionID, value: Int)], otherwise: Int?, _ id: AtomID, _ state: FactState,
    _ facts: inout FactSet, _ memory: inout ReasonMemory
  ) {
    let answer = truth(id, state)
    var isOpen = false
    for (index, arm) in arms.enumerated() {
      let truth = truth(arm.when, state)
      let outcome = self.truth(id, ofCell: arm.value)
      let matters =
        switch truth {
        case .yes: answer != .unknown
        case .no: answer != .unknown && outcome != answer
        case .unknown:
          answer == .unknown
            && isUndecided(arms[(index + 1)...], otherwise, otherThan: outcome, id, state)
        }
      if matters { collect(conditions[arm.when.index].root, truth, state, &facts, &memory) }
      isOpen = isOpen || matters
      if truth == .yes { break }
    }
    if answer == .unknown, !isOpen { facts.insert(atoms[id.index].fact) }
  }

  /// Whether the arms that follow may come out in another way.
  private func isUndecided(
    _ arms: ArraySlice<(when: ConditionID, value: Int)>, _ otherwise: Int?,
    otherThan outcome: Truth, _ id: AtomID, _ state: FactState
  ) -> Bool {
    for arm in arms {
      let truth = truth(arm.when, state)
      if truth != .no, self.truth(id, ofCell: arm.value) != outcome { return true }
      if truth == .yes { return false }
    }
    return (otherwise.map { truth(id, ofCell: $0) } ?? .unknown) != outcome
  }

  /// A count: the conditions that are true are enough, or those that are false, or it takes both.
  func collect(
    _ parts: [ConditionID], _ id: AtomID, _ state: FactState, _ facts: inout FactSet,
    _ memory: inout ReasonMemory
  ) {
    let bounds = interval(of: parts, in: state)
    let answer = truth(id, of: bounds)
    let (yes, no) =
      if answer == .unknown {
        (false, false)
      } else if truth(id, of: bounds.lowerBound...parts.count) == answer {
        (true, false)
      } else if truth(id, of: 0...bounds.upperBound) == answer {
        (false, true)
      } else {
        (true, true)
      }
    for part in parts {
      let truth = truth(part, state)
      let counts =
        switch truth {
        case .yes: yes
        case .no: no
        case .unknown: answer == .unknown
        }
      if counts { collect(conditions[part.index].root, truth, state, &facts, &memory) }
    }
  }
}

extension ConditionProgram {
  /// The answer of one test.
  func truth(_ id: AtomID, _ state: FactState) -> Truth {
    var against: (yes: UInt64, no: UInt64) = (0, 0)
    for index in masks[id.index] {
      let mask = wordMasks[index]
      against.yes |= state.words[mask.word] & mask.notTrue
      against.no |= state.words[mask.word] & mask.notFalse
    }
    return against.yes == 0 ? .yes : against.no == 0 ? .no : .unknown
  }

  /// The answer of one test for the values of a cell.
  func truth(_ id: AtomID, ofCell cell: Int) -> Truth {
    let bit = layouts[atoms[id.index].fact.index].bit(of: cell)
    for index in masks[id.index] where wordMasks[index].word == bit.word {
      let mask = wordMasks[index]
      if mask.notFalse & mask.notTrue & bit.mask != 0 { break }
      if mask.notFalse & bit.mask != 0 { return .yes }
      if mask.notTrue & bit.mask != 0 { return .no }
    }
    let atom = atoms[id.index]
    return layouts[atom.fact.index].cells[cell].satisfies(atom.test).map(Truth.init) ?? .unknown
  }

  /// The answer of one test of a number that may be anything in the interval.
  func truth(_ id: AtomID, of interval: ClosedRange<Int>) -> Truth {
    var found: Truth?
    for cell in layouts[atoms[id.index].fact.index].cells(in: interval) {
      let answer = truth(id, ofCell: cell)
      if let found, found != answer { return .unknown }
      found = answer
    }
    return found ?? .unknown
  }
}
