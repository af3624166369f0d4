extension ConditionProgram {
  /// A first-match choice: only arms whose outcome differs from what comes out otherwise matter.
  func visit(
    _ choice: FirstMatch, _ id: AtomID, _ state: FactState, _ trail: inout Explanation
  ) -> Truth {
    let answer = truth(id, state)
    let outcomes = choice.reachable.map { outcome in
      outcome.value.map { truth(id, ofCell: $0) } ?? .unknown
    }
    if answer != .unknown {
      for (arm, value) in choice.refused where truth(id, ofCell: value) != answer {
        _ = visit(arm, state, &trail)
      }
      if let arm = choice.reachable.last?.arm { _ = visit(arm, state, &trail) }
      return answer
    }
    let start = trail.missing.count
    for (index, outcome) in choice.reachable.enumerated() {
      let isOpen = outcomes[index...].contains { $0 != outcomes[index] }
      if isOpen, let arm = outcome.arm { _ = visit(arm, state, &trail) }
    }
    if trail.missing.count == start { trail.missing.append(atoms[id.index].fact) }
    return .unknown
  }

  /// A count: the conditions that are true are enough, or those that are false, or it takes both.
  func visit(
    _ conditions: [ConditionID], _ id: AtomID, _ state: FactState, _ trail: inout Explanation
  ) -> Truth {
    let answers = conditions.map { truth($0, state) }
    let certain = answers.count { $0 == .yes }
    let possible = answers.count { $0 != .no }
    let answer = truth(id, of: certain...possible)
    let wanted: Set<Truth> =
      if answer == .unknown {
        [.unknown]
      } else if truth(id, of: certain...conditions.count) == answer {
        [.yes]
      } else if truth(id, of: 0...possible) == answer {
        [.no]
      } else {
        [.yes, .no]
      }
    for (condition, truth) in zip(conditions, answers) where wanted.contains(truth) {
      _ = visit(condition, state, &trail)
    }
    return answer
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
    let answers = Set(
      layouts[atoms[id.index].fact.index].cells(in: interval).map { truth(id, ofCell: $0) })
    return answers.count == 1 ? answers.first ?? .unknown : .unknown
  }
}
