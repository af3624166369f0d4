extension ConditionProgram {
  /// The cells of a fact on the two sides of a test: one for which it holds, and the nearest for which it does not.
  ///
  /// A number has one pair at each end of what is tested, a choice one for each of the values. Whether a fact is known
  /// fails where it is missing, which is nil.
  public func sides(of atom: Atom) -> [(holding: Int, failing: Int?)] {
    let cells = layouts[atom.fact.index].cells
    if atom.asksWhetherKnown {
      return cells.isEmpty ? [(holding: 0, failing: nil)] : cells.indices.map { ($0, nil) }
    }
    let answers = cells.map { $0.satisfies(atom.test) }
    if case .contains = atom.test {
      guard let holding = answers.firstIndex(of: true), let failing = answers.firstIndex(of: false)
      else { return [] }
      return [(holding: holding, failing: failing)]
    }
    var pairs: [(holding: Int, failing: Int?)] = []
    if case .choices = atom.test {
      for holding in cells.indices where answers[holding] == true {
        let failing = cells.indices.filter { answers[$0] == false }
        guard let near = failing.min(by: { abs($0 - holding) < abs($1 - holding) }) else {
          continue
        }
        pairs.append((holding: holding, failing: near))
      }
      return pairs
    }
    for (low, high) in zip(cells.indices, cells.indices.dropFirst())
    where answers[low] != nil && answers[high] != nil && answers[low] != answers[high] {
      pairs.append(answers[low] == true ? (low, high) : (high, low))
    }
    return pairs
  }

  /// A value of a cell, as close as possible to another cell of the same fact; nil for a part of a set.
  public func value(of fact: FactID, in cell: Int, near other: Int) -> FactValue? {
    let cells = layouts[fact.index].cells
    let type = facts[fact.index].type
    guard case .between(let lower, let upper) = cells[cell], case .number(let number) = type,
      let bound = other > cell ? upper : lower
    else { return cells[cell].representative(of: type, among: cells) }
    let step = number.isInteger ? ExactDecimal(1) : ExactDecimal("0.1") ?? ExactDecimal(1)
    let beside = other > cell ? bound.subtracting(step) : bound.adding(step)
    if let beside, number.admits(beside), lower.map({ $0 < beside }) ?? true,
      upper.map({ beside < $0 }) ?? true
    {
      return .number(beside)
    }
    return cells[cell].representative(of: type, among: cells)
  }

  /// The told facts that a test rests on: its own, or those of the definitions behind it, each with its tests.
  public func toldTests(behind atom: Atom) -> [Atom] {
    var seen: Set<FactID> = []
    var found: [Atom] = []
    var open = [atom]
    while let next = open.popLast() {
      guard let definition = definition(of: next.fact), !isComputed(next.fact) else {
        if !found.contains(next) { found.append(next) }
        continue
      }
      guard seen.insert(next.fact).inserted else { continue }
      open += definition.conditions.flatMap { tests(in: expression($0)) }.reversed()
    }
    return found
  }

  private func tests(in expression: Expression) -> [Atom] {
    switch expression {
    case .constant: []
    case .known(let fact): [Atom(fact: fact, test: .known)]
    case .test(let atom, _): [atoms[atom.index]]
    case .not(let operand), .certain(let operand): tests(in: operand)
    case .all(let operands), .any(let operands): operands.flatMap(tests)
    }
  }
}

extension Atom {
  /// Whether it is a test of whether the fact is known at all.
  public var asksWhetherKnown: Bool { test == .has || test == .known }
}
