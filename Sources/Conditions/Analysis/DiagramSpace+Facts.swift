/// For which profiles each value of a derived fact can still come out.
struct PossibleSets: Sendable {
  /// By cell.
  var cells: [Diagram]
  var missing: Diagram
  /// Whether it can have a value at all.
  var present: Diagram
}

extension DiagramSpace {
  /// The profiles for which a yes-no fact is true and those for which it is false.
  public mutating func truthSets(
    ofYesNo fact: FactID
  ) throws(NodeLimitReached) -> TruthSets {
    try truthSets(of: Atom(fact: fact, test: .isTrue))
  }

  /// The profiles for which a choice stands at this position or behind it, and those for which it stands before.
  public mutating func truthSets(
    of choice: FactID, atLeast rank: Int
  ) throws(NodeLimitReached) -> TruthSets {
    try truthSets(of: Atom(fact: choice, test: .rankBelow(rank))).negated
  }

  /// The sets of one test.
  mutating func truthSets(of atom: Atom) throws(NodeLimitReached) -> TruthSets {
    guard let first = variables.firstLevel[atom.fact.index], !isDerived(atom.fact) else {
      if let sets = derivedTests[atom] { return sets }
      let sets = try derivedSets(of: atom)
      derivedTests[atom] = sets
      return sets
    }
    switch atom.test {
    case .has, .known:
      let yes = Diagram(node: try arena.makeNode(first) { $0 == 0 ? 0 : 1 })
      return TruthSets(yes: yes, no: atom.test == .known ? .empty : try complement(yes))
    case .contains(let value):
      guard let level = variables.elementLevels[atom.fact.index][value] else {
        return TruthSets(yes: .empty, no: .empty)
      }
      let isThere = try arena.makeNode(first) { $0 == 0 ? 0 : 1 }
      let isElement = try arena.makeNode(level) { Int32($0) }
      let isNoElement = try arena.makeNode(level) { Int32(1 - $0) }
      return TruthSets(
        yes: try and(Diagram(node: isThere), Diagram(node: isElement)),
        no: try and(Diagram(node: isThere), Diagram(node: isNoElement)))
    default:
      return TruthSets(
        yes: try cellSet(atom, first, satisfying: true),
        no: try cellSet(atom, first, satisfying: false))
    }
  }

  private mutating func cellSet(
    _ atom: Atom, _ level: Int, satisfying wanted: Bool
  ) throws(NodeLimitReached) -> Diagram {
    guard case .cells(let groups) = variables.all[level].kind else { return .empty }
    let cells = program.layouts[atom.fact.index].cells
    let node = try arena.makeNode(level) { value in
      value > 0 && cells[groups[value - 1][0]].satisfies(atom.test) == wanted ? 1 : 0
    }
    return Diagram(node: node)
  }

  /// A test of a derived fact: true when no other value can come out, false when none that meets it can.
  private mutating func derivedSets(of atom: Atom) throws(NodeLimitReached) -> TruthSets {
    let sets = try possibleSets(of: atom.fact)
    let isKnown = try complement(sets.missing)
    switch atom.test {
    case .has: return TruthSets(yes: isKnown, no: try complement(sets.present))
    case .known: return TruthSets(yes: isKnown, no: .empty)
    default: break
    }
    var other = sets.missing
    var meeting = sets.missing
    for (cell, set) in zip(program.layouts[atom.fact.index].cells, sets.cells) {
      guard let isMet = cell.satisfies(atom.test) else { continue }
      if isMet { meeting = try or(meeting, set) } else { other = try or(other, set) }
    }
    return TruthSets(yes: try complement(other), no: try complement(meeting))
  }

  /// Works out a derived fact before anything asks for it; yes-no facts are followed where they are named.
  public mutating func prepare(_ fact: FactID) throws(NodeLimitReached) {
    guard isDerived(fact), program.facts[fact.index].type != .yesNo else { return }
    _ = try possibleSets(of: fact)
  }

  /// The sets of a derived fact's values, worked out once.
  mutating func possibleSets(of fact: FactID) throws(NodeLimitReached) -> PossibleSets {
    if let sets = possible[fact.index] { return sets }
    let sets: PossibleSets
    switch program.definition(of: fact) {
    case .condition(let condition):
      let truth = try truthSets(of: condition)
      sets = PossibleSets(
        cells: [try complement(truth.yes), try complement(truth.no)], missing: .empty,
        present: .full)
    case .firstMatch(let arms, let otherwise):
      sets = try firstMatch(fact, arms, otherwise)
    case .count(let conditions):
      sets = try count(fact, conditions)
    case .weightedSum(let parts):
      sets = try weightedSum(fact, parts)
    case .computed, nil:
      // Facts without a definition are variables; one that no condition of the space asks for is always missing.
      let none = program.layouts[fact.index].cells.map { _ in Diagram.empty }
      sets = PossibleSets(cells: none, missing: .full, present: .empty)
    }
    let all = try told(fact, or: sets)
    possible[fact.index] = all
    return all
  }

  private func isDerived(_ fact: FactID) -> Bool {
    program.definition(of: fact) != nil && !program.isComputed(fact)
  }

  /// What is told wins over what is derived.
  private mutating func told(
    _ fact: FactID, or derived: PossibleSets
  ) throws(NodeLimitReached) -> PossibleSets {
    guard isDerived(fact), let level = variables.firstLevel[fact.index],
      case .cells(let groups) = variables.all[level].kind
    else { return derived }
    let isMissing = Diagram(node: try arena.makeNode(level) { $0 == 0 ? 1 : 0 })
    var sets = derived
    sets.missing = try and(derived.missing, isMissing)
    sets.present = try or(try complement(isMissing), derived.present)
    for cell in sets.cells.indices {
      let group = groups.firstIndex { $0.contains(cell) } ?? -1
      let isCell = Diagram(node: try arena.makeNode(level) { $0 == group + 1 ? 1 : 0 })
      sets.cells[cell] = try or(isCell, try and(derived.cells[cell], isMissing))
    }
    return sets
  }
}
