import Testing

@testable import Conditions

/// Diagrams against plain evaluation of every profile.
struct DiagramBruteForceTests {
  static let ruleSetsPerSeed: UInt64 = 12_500

  @Test(
    "a diagram agrees with the program for every profile of a random rule set", arguments: 1...4)
  func agreesWithProgram(seed: UInt64) throws {
    for number in 0..<Self.ruleSetsPerSeed {
      let rules = RandomRuleSet(seed: seed &* 1_000_003 &+ number)
      var space = DiagramSpace(rules.program)
      var sets: [TruthSets] = []
      for condition in rules.conditions { sets.append(try space.truthSets(of: condition)) }
      var wrong = 0
      var seen = Seen(sets.count)
      rules.forEachProfile { state in
        for (index, condition) in rules.conditions.enumerated() {
          let truth = rules.program.truth(condition, state)
          seen.note(index, truth)
          if space.contains(sets[index].yes, state) != (truth == .yes) { wrong += 1 }
          if space.contains(sets[index].no, state) != (truth == .no) { wrong += 1 }
        }
      }
      try #require(wrong == 0, "seed \(seed), rule set \(number)")
      check(rules, space, sets, seen, "seed \(seed), rule set \(number)")
    }
  }

  /// A set is empty exactly when brute force met none of its profiles, and its witnesses belong to it.
  private func check(
    _ rules: RandomRuleSet, _ space: DiagramSpace, _ sets: [TruthSets], _ seen: Seen,
    _ name: String
  ) {
    for (index, condition) in rules.conditions.enumerated() {
      for (set, truth) in [(sets[index].yes, Truth.yes), (sets[index].no, .no)] {
        for preference in [DiagramSpace.Preference.missing, .values] {
          let witness = space.witness(of: set, preferring: preference)
          if (witness != nil) != seen.has(index, truth) {
            Issue.record("emptiness: \(name), condition \(index)")
          }
          guard let witness else { continue }
          let state = rules.state(of: witness)
          if rules.program.truth(condition, state) != truth {
            Issue.record("witness: \(name), condition \(index), \(witness)")
          }
        }
      }
    }
  }

  private struct Seen {
    private var truths: [Set<Truth>]

    init(_ count: Int) {
      truths = Array(repeating: [], count: count)
    }

    mutating func note(_ index: Int, _ truth: Truth) {
      truths[index].insert(truth)
    }

    func has(_ index: Int, _ truth: Truth) -> Bool {
      truths[index].contains(truth)
    }
  }
}
