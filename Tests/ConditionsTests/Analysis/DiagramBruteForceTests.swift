import Testing

@testable import Conditions

/// Diagrams and the clause solver against plain evaluation of every profile.
struct DiagramBruteForceTests {
  static let ruleSetsPerSeed: UInt64 = 12_500

  @Test(
    "diagrams and search agree with the program for every profile of a random rule set",
    arguments: 1...4)
  func agreesWithProgram(seed: UInt64) throws {
    for number in 0..<Self.ruleSetsPerSeed {
      let rules = RandomRuleSet(seed: seed &* 1_000_003 &+ number)
      let name: Comment = "seed \(seed), rule set \(number)"
      var space = DiagramSpace(rules.program, conditions: rules.conditions)
      var tallies: [Tally] = []
      for formula in rules.formulas {
        tallies.append(Tally(formula: formula, set: try space.set(of: formula)))
      }
      var wrong = 0
      rules.forEachProfile { profile, state in
        for index in tallies.indices where !tallies[index].note(profile, state, rules, space) {
          wrong += 1
        }
      }
      try #require(wrong == 0, name)
      var solver = ProfileSolver(rules.program)
      for tally in tallies {
        try tally.check(rules, space, name)
        try tally.check(rules, &solver, name)
      }
    }
  }

  /// What brute force knows of a formula.
  private struct Tally {
    let formula: SetFormula
    let set: Diagram
    /// The fewest facts that a profile of the set tells; nil for an empty set.
    var fewest: Int?

    /// Whether the diagram says the same of one profile.
    mutating func note(
      _ profile: Witness, _ state: FactState, _ rules: RandomRuleSet, _ space: DiagramSpace
    ) -> Bool {
      let holds = rules.program.holds(formula, profile, state)
      if holds { fewest = min(fewest ?? .max, profile.values.count) }
      return space.contains(set, state) == holds
    }

    /// A set is empty exactly when brute force met none of its profiles; its witness is the smallest.
    func check(_ rules: RandomRuleSet, _ space: DiagramSpace, _ name: Comment) throws {
      let witness = space.witness(of: set)
      try #require(witness?.values.count == fewest, name)
      guard let witness else { return }
      try #require(rules.program.holds(formula, for: witness), name)
    }

    func check(_ rules: RandomRuleSet, _ solver: inout ProfileSolver, _ name: Comment) throws {
      try #require(try solver.isEmpty(formula) == (fewest == nil), name)
      let witness = try solver.smallestWitness(of: formula)
      try #require(witness?.values.count == fewest, name)
      guard let witness else { return }
      try #require(rules.program.holds(formula, for: witness), name)
    }
  }
}
