extension Expression {
  /// The facts that the condition names, in order, each once.
  func facts(_ atoms: [Atom]) -> [FactID] {
    var found = FactList()
    collect(atoms, into: &found)
    return found.facts
  }

  private func collect(_ atoms: [Atom], into found: inout FactList) {
    switch self {
    case .constant: break
    case .test(let atom, _): found.append(atoms[atom.index].fact)
    case .known(let fact): found.append(fact)
    case .all(let operands), .any(let operands):
      for operand in operands { operand.collect(atoms, into: &found) }
    case .not(let operand), .certain(let operand):
      operand.collect(atoms, into: &found)
    }
  }
}

/// Facts in the order in which they were first met.
struct FactList {
  private(set) var facts: [FactID] = []
  /// A bit for each fact.
  private var seen: [UInt64] = []

  mutating func append(_ fact: FactID) {
    let (word, bit) = (fact.index / 64, UInt64(1) << UInt64(fact.index % 64))
    while seen.count <= word { seen.append(0) }
    guard seen[word] & bit == 0 else { return }
    seen[word] |= bit
    facts.append(fact)
  }
}

extension ConditionProgram {
  /// The facts that a condition names, in order, each once.
  public func facts(in id: ConditionID) -> [FactID] {
    conditions[id.index].expression.facts(atoms)
  }

  /// Every fact that some conditions rest on, those between them and the told ones included.
  public func facts(behind ids: [ConditionID]) -> Set<FactID> {
    var found: Set<FactID> = []
    var next = ids.flatMap { facts(in: $0) }
    while let fact = next.popLast() {
      guard found.insert(fact).inserted, let definition = definitions[fact.index] else { continue }
      if case .computed(let sources) = definition { next += sources }
      next += definition.conditions.flatMap { facts(in: $0) }
    }
    return found
  }

  /// The told facts that a condition rests on: derived and computed facts stand for those behind them.
  public func baseFacts(in id: ConditionID) -> [FactID] {
    var found = FactList()
    for fact in facts(in: id) {
      for base in baseFacts[fact.index] { found.append(base) }
    }
    return found.facts
  }
}
