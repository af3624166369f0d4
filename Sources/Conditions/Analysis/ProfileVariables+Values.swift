extension ProfileVariables {
  /// The profile that some choices describe, by level.
  func witness(_ levels: [Int: Int], _ program: ConditionProgram) -> Witness {
    var choices: [FactID: [Int: Int]] = [:]
    for (level, value) in levels { choices[all[level].fact, default: [:]][level] = value }
    return Witness(
      values: choices.sorted { $0.key < $1.key }.compactMap { fact, levels in
        value(of: fact, levels, program).map { (fact: fact, value: $0) }
      })
  }

  /// The value that some choices say; nil when they say that the fact is missing.
  private func value(
    of fact: FactID, _ levels: [Int: Int], _ program: ConditionProgram
  ) -> FactValue? {
    guard let first = firstLevel[fact.index] else { return nil }
    let type = program.facts[fact.index].type
    switch all[first].kind {
    case .cells(let groups):
      guard let group = levels[first], group > 0 else { return nil }
      let cells = program.layouts[fact.index].cells
      return cells[groups[group - 1][0]].representative(of: type, among: cells)
    case .presence, .element:
      // Elements only matter where the set is there.
      guard levels[first] == 1 else { return nil }
      guard case .set = type else { return .list(count: 0) }
      let members = elementLevels[fact.index].filter { levels[$0.value] == 1 }
      return .set(members.keys.sorted())
    }
  }

  /// The value of a level's variable for a person.
  func value(of level: Int, in state: FactState, _ program: ConditionProgram) -> Int {
    let variable = all[level]
    let isMissing = program.isMissing(variable.fact, in: state)
    switch variable.kind {
    case .presence:
      return isMissing ? 0 : 1
    case .element(let value):
      return program.possibleCells(of: variable.fact, in: state).contains(2 * value + 1) ? 1 : 0
    case .cells(let groups):
      guard !isMissing, let cell = program.possibleCells(of: variable.fact, in: state).first else {
        return 0
      }
      return (groups.firstIndex { $0.contains(cell) } ?? -1) + 1
    }
  }

  /// The values of a fact's variables when it lies in a cell, or, for nil, is missing.
  func values(of fact: FactID, in cell: Int?, _ program: ConditionProgram) -> [Int: Int] {
    guard let first = firstLevel[fact.index] else { return [:] }
    guard let cell else { return [first: 0] }
    switch all[first].kind {
    case .cells(let groups):
      return [first: (groups.firstIndex { $0.contains(cell) } ?? -1) + 1]
    case .presence, .element:
      guard case .element(let value, let isPresent)? = program.layouts[fact.index].cells[safe: cell]
      else { return [first: 1] }
      guard let level = elementLevels[fact.index][value] else { return [first: 1] }
      return [first: 1, level: isPresent ? 1 : 0]
    }
  }
}

extension Array {
  subscript(safe index: Int) -> Element? {
    indices.contains(index) ? self[index] : nil
  }
}
