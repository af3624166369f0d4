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
  func facts(_ witness: Witness) -> Facts {
    var facts = Facts(
      text.profile(witness), program: definition.program, vocabulary: definition.vocabulary)
    for entry in definition.stages { facts.derive(factsOf: entry.stage) }
    for fact in others { facts.derive(fact) }
    return facts
  }

  /// Whether nothing about the person contradicts itself.
  func isPossible(_ facts: Facts) -> Bool {
    !definition.contradictions.contains { facts.holds($0.when) }
  }
}
