import PlanCore

/// Runs the stages' derivations for a witness, so that what stages compute has its real value.
struct Replay {
  private let definition: PlanDefinition
  private let text: ProfileText
  /// The derived facts that belong to no stage.
  private let others: [FactID]

  init(_ definition: PlanDefinition, _ day: Day?) {
    self.definition = definition
    text = ProfileText(definition, day)
    let written = Set(definition.stages.flatMap(\.stage.writes))
    others = definition.program.derivationOrder.filter { !written.contains($0) }
  }

  /// The facts of the person whom a witness describes.
  private func state(_ witness: Witness) -> FactState {
    var facts = Facts(
      text.profile(witness), program: definition.program, vocabulary: definition.vocabulary)
    for entry in definition.stages { facts.derive(factsOf: entry.stage) }
    for fact in others { facts.derive(fact) }
    return facts.state
  }

  /// Whether the person really belongs to a set.
  func confirms(_ formula: SetFormula, _ witness: Witness) -> Bool {
    definition.program.holds(formula, for: witness, deriving: state)
  }

  /// The computed facts that a witness claims another value of than comes out, with the cells of both; nil is missing.
  func misjudged(
    _ facts: [FactID], by witness: Witness
  ) -> [(fact: FactID, claimed: Int?, real: Int?)] {
    let program = definition.program
    let claimed = program.state(of: witness)
    let real = state(witness)
    return facts.compactMap {
      let pair = (
        fact: $0, claimed: program.possibleCells(of: $0, in: claimed).first,
        real: program.possibleCells(of: $0, in: real).first
      )
      return pair.claimed == pair.real ? nil : pair
    }
  }
}
