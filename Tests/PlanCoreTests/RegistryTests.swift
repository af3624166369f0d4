import PlanCore
import StageTesting
import Testing

/// The registry, and what the envelope of a rule refuses.
struct RegistryTests {
  @Test func twoStagesOfOneNameAreAnError() throws {
    let duplicate = #expect(throws: StageRegistry.DuplicateName.self) {
      try StageRegistry([PlainStage.self, PlainStage.self])
    }
    #expect(duplicate?.name == "plain")
    let registry = try StageRegistry([PlainStage.self])
    #expect(registry.names == ["plain"])
    #expect(registry["plain"] is PlainStage.Type)
    #expect(registry["other"] == nil)
  }

  @Test func aStageOfTheEnvelopeAloneKeepsEveryPromise() {
    let yaml = """
      for_all: { when: a, unless: [{ when: b, effect: caution, because: b }], evidence: [two] }
      rules:
        - { id: one, ref: R1, title: One, when: b, strength: strong, evidence: [one] }
        - { id: two, title: Two, for: alpha, for_all: no, direction: avoid, strength: design, evidence: [one] }
      """
    let kit = StageConformance(
      PlainStage.self, yaml: yaml, facts: "a: { type: yes-no }\nb: { type: yes-no }")
    #expect(kit.check() == [])
  }

  @Test func idsAreUniqueOverAllStages() throws {
    let yaml = "rules: [{ id: one, title: One, strength: design, evidence: [one] }]"
    #expect(throws: StageBench.Unreadable.self) {
      try StageBench([.init(PlainStage.self, yaml), .init(PlainStage.self, yaml)], facts: "")
    }
  }
}
