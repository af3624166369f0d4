import Testing

@testable import Conditions

/// What the operations of a space promise.
struct DiagramSpaceTests {
  @Test("a space that is too small says so")
  func limit() throws {
    let rules = RandomRuleSet(seed: 3)
    #expect(throws: NodeLimitReached.self) {
      var space = DiagramSpace(rules.program, limit: 3)
      for condition in rules.conditions { _ = try space.truthSets(of: condition) }
    }
  }

  @Test(
    "a formula is empty exactly when its set is, and its witness belongs to it", arguments: 0..<400)
  func formulas(seed: UInt64) throws {
    let rules = RandomRuleSet(seed: seed)
    var space = DiagramSpace(rules.program)
    let answers: [SetFormula.Answer] = [.yes, .no, .notYes, .notNo]
    for first in rules.conditions {
      for second in rules.conditions {
        for (left, right) in zip(answers, answers.reversed()) {
          let formula = SetFormula.all([
            try space.formula(of: first, left), try space.formula(of: second, right),
          ])
          let set = try space.set(of: formula)
          #expect(try space.isEmpty(formula) == set.isEmpty)
          let witness = try space.firstWitness(of: formula)
          #expect((witness == nil) == set.isEmpty)
          if let witness { #expect(space.contains(set, rules.state(of: witness))) }
        }
      }
    }
  }

  @Test("forgetting sets leaves the earlier ones as they were", arguments: 0..<50)
  func forgetting(seed: UInt64) throws {
    let rules = RandomRuleSet(seed: seed)
    var space = DiagramSpace(rules.program)
    let first = try space.truthSets(of: rules.conditions[0])
    let count = space.nodeCount
    let last = try space.truthSets(of: rules.conditions[2])
    space.forget(beyond: count)
    #expect(space.nodeCount == count)
    #expect(try space.truthSets(of: rules.conditions[0]) == first)
    #expect(try space.truthSets(of: rules.conditions[2]) == last)
  }

  @Test(
    "leaving a fact out by some or all of its values agrees with trying them", arguments: 0..<200)
  func quantifiers(seed: UInt64) throws {
    let rules = RandomRuleSet(seed: seed)
    var space = DiagramSpace(rules.program)
    let set = try space.truthSets(of: rules.conditions[0]).yes
    for fact in rules.told {
      let some = try space.exists([fact], set)
      let all = try space.forAll([fact], set)
      rules.forEachProfile { state in
        let holds = rules.values(of: fact).map { value -> Bool in
          var changed = state
          if let value {
            rules.program.set(fact, value, in: &changed)
          } else {
            rules.program.clear(fact, in: &changed)
          }
          return space.contains(set, changed)
        }
        #expect(space.contains(some, state) == holds.contains(true))
        #expect(space.contains(all, state) == !holds.contains(false))
      }
    }
  }
}
