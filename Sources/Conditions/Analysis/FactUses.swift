/// Which facts conditions and definitions name.
struct FactUses: Sendable {
  /// By condition.
  private let inConditions: [[FactID]]
  /// The derived and computed facts in order, each with the facts that its definition names.
  private let inDefinitions: [(fact: FactID, named: [FactID])]

  init(_ program: ConditionProgram) {
    let inConditions = program.conditions.indices.map {
      program.facts(in: ConditionID(index: $0))
    }
    self.inConditions = inConditions
    inDefinitions = program.derivationOrder.compactMap { fact in
      guard let definition = program.definition(of: fact) else { return nil }
      if case .computed(let sources) = definition { return (fact: fact, named: sources) }
      return (fact: fact, named: definition.conditions.flatMap { inConditions[$0.index] })
    }
  }

  /// By fact: whether its value can depend on one fact, which does on itself.
  func resting(on fact: FactID, factCount: Int) -> [Bool] {
    var rests = Array(repeating: false, count: factCount)
    rests[fact.index] = true
    for (derived, named) in inDefinitions where named.contains(where: { rests[$0.index] }) {
      rests[derived.index] = true
    }
    return rests
  }

  /// Whether a condition names one of the marked facts.
  func names(_ isMarked: [Bool], _ condition: Int) -> Bool {
    inConditions[condition].contains { isMarked[$0.index] }
  }
}
