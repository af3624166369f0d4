import PlanCore
import StageTesting
import Testing

/// The kit finds what each of these stages does and no stage may do.
struct StageConformanceTests {
  private static let facts = "a: { type: yes-no }\nb: { type: yes-no }"

  private static let yaml = """
    rules:
      - id: one
        title: One
        when: a
        unless: [{ when: b, effect: block, because: b }]
        strength: design
        evidence: [one]
      - { id: two, title: Two, when: b || a, strength: design, evidence: [one] }
    """

  private func promises(
    _ stage: any Stage.Type, yaml: String = yaml
  ) -> Set<ConformanceViolation.Promise> {
    Set(StageConformance(stage, yaml: yaml, facts: Self.facts).check().map(\.promise))
  }

  @Test func aSoundStagePasses() {
    #expect(promises(QuietStage.self) == [])
  }

  @Test func aSampleWithErrorsIsRefusedWithTheirPlaces() throws {
    let kit = StageConformance(QuietStage.self, yaml: "rules: [{ id: one }]", facts: Self.facts)
    let violation = try #require(kit.check().first)
    #expect(violation.promise == .readable)
    #expect(violation.message.hasPrefix("quiet-1.yaml:1:9: a rule needs 'title'"))
  }

  @Test func aStageThatRemembersIsNotPure() {
    #expect(promises(ForgetfulStage.self) == [.pure, .order])
  }

  @Test func aNameMustBeKebabCase() {
    #expect(promises(LoudStage.self) == [.name])
  }

  @Test func theRoleMustBeThatOfTheProtocol() {
    #expect(promises(PosingStage.self) == [.role])
  }

  @Test func whatIsNotKnownToBeFreeMayNotBeOffered() {
    #expect(promises(EagerStage.self).isSuperset(of: [.verdict, .unknown]))
  }

  @Test func anUnknownFactMayNotBeAReason() {
    let yaml =
      "rules: [{ id: one, title: One, when: '!has(a)', strength: design, evidence: [one] }]"
    #expect(promises(QuietStage.self, yaml: yaml) == [.unknown])
  }

  @Test func theItemsOfOtherStagesStay() {
    #expect(promises(JealousStage.self) == [.draft])
  }

  @Test func everyItemNamesItsRuleAndItsSources() {
    #expect(promises(AnonymousStage.self).isSuperset(of: [.evidence, .provenance]))
  }

  @Test func everyFindingHasAPlaceInTheFile() {
    #expect(promises(VagueStage.self) == [.positions])
  }

  @Test func nothingBrokenIsReadInSilence() throws {
    let yaml = "rules: [{ id: one, title: One, also: a, strength: design, evidence: [one] }]"
    let kit = StageConformance(CarelessStage.self, yaml: yaml, facts: Self.facts)
    #expect(kit.check().map(\.message) == ["unknown fact at 1:38: read without an error"])
  }

  @Test func aFactGetsAValueOfItsType() {
    #expect(promises(MistypingStage.self, yaml: "title: one") == [.writes])
  }
}
