import Testing

@testable import Conditions

/// What diagrams and the solver promise besides being right.
struct DiagramSpaceTests {
  @Test("a space that is too small says so")
  func limit() throws {
    let rules = RandomRuleSet(seed: 3)
    #expect(throws: AnalysisLimitReached.self) {
      var space = DiagramSpace(rules.program, conditions: rules.conditions, limit: 3)
      for formula in rules.formulas { _ = try space.set(of: formula) }
    }
  }

  @Test("a set with one answer fixed agrees with changing the answer", arguments: 0..<200)
  func restriction(seed: UInt64) throws {
    let rules = RandomRuleSet(seed: seed)
    var space = DiagramSpace(rules.program, conditions: rules.conditions)
    let set = try space.set(of: rules.formulas[0])
    for fact in rules.told {
      guard rules.program.facts[fact.index].type == .yesNo else { continue }
      let whenYes = try space.restrict(set, fact, to: 1)
      let whenMissing = try space.restrict(set, fact, to: nil)
      rules.forEachProfile { _, state in
        var changed = state
        rules.program.set(fact, .yesNo(true), in: &changed)
        #expect(space.contains(whenYes, state) == space.contains(set, changed))
        rules.program.clear(fact, in: &changed)
        #expect(space.contains(whenMissing, state) == space.contains(set, changed))
      }
    }
  }
}
