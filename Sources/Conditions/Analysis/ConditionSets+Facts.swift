/// For which profiles each value of a derived fact can still come out.
struct PossibleParts<Part: Hashable & Sendable>: Sendable {
  /// By cell.
  var cells: [Part]
  var missing: Part
  /// Whether it can have a value at all.
  var present: Part
}

extension ConditionSets {
  /// The profiles for which a test is passed and those for which it is failed.
  mutating func truth<Algebra: ProfileAlgebra>(
    of atom: Atom, _ algebra: inout Algebra
  ) throws(AnalysisLimitReached) -> TruthParts<Part> where Algebra.Part == Part {
    if let first = variables.firstLevel[atom.fact.index], !isDerived(atom.fact) {
      return try told(atom, first, &algebra)
    }
    return try derived(atom, &algebra)
  }

  private func told<Algebra: ProfileAlgebra>(
    _ atom: Atom, _ level: Int, _ algebra: inout Algebra
  ) throws(AnalysisLimitReached) -> TruthParts<Part> where Algebra.Part == Part {
    let isThere = try profiles(at: level, &algebra) { $0 > 0 }
    switch atom.test {
    case .has:
      return TruthParts(yes: isThere, no: try algebra.opposite(isThere))
    case .known:
      return TruthParts(yes: isThere, no: algebra.empty)
    case .contains(let value):
      guard let level = variables.elementLevels[atom.fact.index][value] else {
        return TruthParts(yes: algebra.empty, no: algebra.empty)
      }
      let isElement = try profiles(at: level, &algebra) { $0 == 1 }
      return TruthParts(
        yes: try algebra.all([isThere, isElement]),
        no: try algebra.all([isThere, try algebra.opposite(isElement)]))
    default:
      guard case .cells(let groups) = variables.all[level].kind else {
        return TruthParts(yes: algebra.empty, no: algebra.empty)
      }
      let cells = program.layouts[atom.fact.index].cells
      let answers = groups.map { cells[$0[0]].satisfies(atom.test) }
      return TruthParts(
        yes: try profiles(at: level, &algebra) { $0 > 0 && answers[$0 - 1] == true },
        no: try profiles(at: level, &algebra) { $0 > 0 && answers[$0 - 1] == false })
    }
  }

  /// A test of a derived fact: true when no other value can come out, false when none that meets it can.
  private mutating func derived<Algebra: ProfileAlgebra>(
    _ atom: Atom, _ algebra: inout Algebra
  ) throws(AnalysisLimitReached) -> TruthParts<Part> where Algebra.Part == Part {
    let parts = try possibleParts(of: atom.fact, &algebra)
    let isKnown = try algebra.opposite(parts.missing)
    switch atom.test {
    case .has: return TruthParts(yes: isKnown, no: try algebra.opposite(parts.present))
    case .known: return TruthParts(yes: isKnown, no: algebra.empty)
    default: break
    }
    var other = [parts.missing]
    var meeting = [parts.missing]
    for (cell, part) in zip(program.layouts[atom.fact.index].cells, parts.cells) {
      guard let isMet = cell.satisfies(atom.test) else { continue }
      if isMet { meeting.append(part) } else { other.append(part) }
    }
    return TruthParts(
      yes: try algebra.opposite(try algebra.any(other)),
      no: try algebra.opposite(try algebra.any(meeting)))
  }

  /// Where a derived fact's values can come out, worked out once.
  private mutating func possibleParts<Algebra: ProfileAlgebra>(
    of fact: FactID, _ algebra: inout Algebra
  ) throws(AnalysisLimitReached) -> PossibleParts<Part> where Algebra.Part == Part {
    if let parts = possible[fact.index] { return parts }
    let parts: PossibleParts<Part>
    switch program.definition(of: fact) {
    case .condition(let condition):
      let truth = try truth(of: condition, &algebra)
      parts = PossibleParts(
        cells: [try algebra.opposite(truth.yes), try algebra.opposite(truth.no)],
        missing: algebra.empty, present: algebra.full)
    case .firstMatch(let arms, let otherwise):
      parts = try firstMatch(fact, arms, otherwise, &algebra)
    case .count(let conditions):
      parts = try count(fact, conditions, &algebra)
    case .weightedSum(let summands):
      parts = try weightedSum(fact, summands, &algebra)
    case .computed, nil:
      // Facts without a definition are variables; one that no condition asks for is always missing.
      let none = program.layouts[fact.index].cells.map { _ in algebra.empty }
      parts = PossibleParts(cells: none, missing: algebra.full, present: algebra.empty)
    }
    let all = try told(fact, or: parts, &algebra)
    possible[fact.index] = all
    return all
  }

  private func isDerived(_ fact: FactID) -> Bool {
    program.definition(of: fact) != nil && !program.isComputed(fact)
  }

  /// What is told wins over what is derived.
  private func told<Algebra: ProfileAlgebra>(
    _ fact: FactID, or derived: PossibleParts<Part>, _ algebra: inout Algebra
  ) throws(AnalysisLimitReached) -> PossibleParts<Part> where Algebra.Part == Part {
    guard isDerived(fact), let level = variables.firstLevel[fact.index],
      case .cells(let groups) = variables.all[level].kind
    else { return derived }
    let isUntold = try profiles(at: level, &algebra) { $0 == 0 }
    var parts = derived
    parts.missing = try algebra.all([derived.missing, isUntold])
    parts.present = try algebra.any([try algebra.opposite(isUntold), derived.present])
    for cell in parts.cells.indices {
      let value = (groups.firstIndex { $0.contains(cell) } ?? -1) + 1
      let isCell = try profiles(at: level, &algebra) { $0 == value && value > 0 }
      parts.cells[cell] = try algebra.any([
        isCell, try algebra.all([derived.cells[cell], isUntold]),
      ])
    }
    return parts
  }
}
