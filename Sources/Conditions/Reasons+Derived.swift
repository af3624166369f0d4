extension ConditionProgram {
  /// A first-match choice: only arms whose outcome differs from what comes out otherwise matter.
  func collect(
    _ choice: FirstMatch, _ id: AtomID, _ state: FactState, _ facts: inout FactSet,
    _ memory: inout ReasonMemory
  ) {
    let answer = truth(id, state)
    guard answer == .unknown else {
      for (arm, value) in choice.refused where truth(id, ofCell: value) != answer {
        collect(conditions[arm.index].root, .no, state, &facts, &memory)
      }
      if let arm = choice.reachable.last?.arm {
        collect(conditions[arm.index].root, truth(arm, state), state, &facts, &memory)
      }
      return
    }
    let outcomes = choice.reachable.map { outcome in
      outcome.value.map { truth(id, ofCell: $0) } ?? .unknown
    }
    var isOpen = false
    for (index, outcome) in choice.reachable.enumerated() {
      guard let arm = outcome.arm, outcomes[index...].contains(where: { $0 != outcomes[index] }),
        truth(arm, state) == .unknown
      else { continue }
      collect(conditions[arm.index].root, .unknown, state, &facts, &memory)
      isOpen = true
    }
    if !isOpen { facts.insert(atoms[id.index].fact) }
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

/// A first-match choice for one person: what can come out, and which arms were refused on the way.
struct FirstMatch {
  /// The arms that are false and stand before the one that is certain.
  private(set) var refused: [(arm: ConditionID, value: Int)] = []
  /// What can come out, in order: no arm for what comes out otherwise, no value when the fact is then missing.
  private(set) var reachable: [(arm: ConditionID?, value: Int?)] = []

  init(
    _ arms: [(when: ConditionID, value: Int)], otherwise: Int?, program: ConditionProgram,
    state: FactState
  ) {
    for arm in arms {
      switch program.truth(arm.when, state) {
      case .no:
        refused.append((arm.when, arm.value))
      case .unknown:
        reachable.append((arm.when, arm.value))
      case .yes:
        reachable.append((arm.when, arm.value))
        return
      }
    }
    reachable.append((nil, otherwise))
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
