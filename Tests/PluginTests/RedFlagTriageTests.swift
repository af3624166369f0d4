import PlanCore
import RedFlagTriagePlugin
import StageTesting
import Testing

/// The red flags of a sample, on yes-no facts and one number.
struct RedFlagTriageTests {
  static let facts = """
    numb: { type: yes-no }
    weak: { type: yes-no }
    fever: { type: yes-no }
    mild: { type: yes-no }
    age: { type: integer, range: [0, 120] }
    """

  static let yaml = """
    messages:
      emergency: { clinician: now, patient: go now }
      same-day: today
      soon: within two weeks
      routine: usual care
    for_all:
      unless: [{ when: mild, effect: caution, because: it is mild, evidence: [shared] }]
      evidence: [shared]
    red_flags:
      - id: fever-flag
        ref: R1
        title: Fever
        when: fever
        urgency: same-day
        suspect: an infection
        action: blood tests
        strength: strong
        evidence: [one]
      - id: numb-flag
        title: Numbness
        when: >-
          numb &&
          age >= 18
        urgency: emergency
        suspect: { clinician: compression, patient: pressure on nerves }
        action: hospital
        strength: strong
        evidence: [one, two]
      - id: weak-flag
        title: Weakness
        when: weak
        unless: [{ ref: N1, when: mild, effect: block, because: it is old }]
        for_all: no
        urgency: soon
        suspect: a nerve
        action: referral
        strength: conditional
        evidence: [two]
    """

  private let bench: StageBench

  init() throws {
    bench = try StageBench(RedFlagTriage.self, yaml: Self.yaml, facts: Self.facts)
  }

  private func plan(_ facts: String) throws -> CarePlan {
    try #require(bench.plan(try bench.profile(facts)))
  }

  @Test func keepsEveryPromise() {
    let stage = StageConformance(RedFlagTriage.self, yaml: Self.yaml, facts: Self.facts)
    #expect(stage.check() == [])
  }

  @Test func theMostUrgentFlagWinsAndAllAreListed() throws {
    let plan = try plan("numb: yes\nage: 40\nfever: yes\nweak: yes\nmild: no")
    #expect(plan.urgency == .emergency)
    #expect(plan.message.patient == "go now")
    #expect(plan.redFlags.map(\.id) == ["numb-flag", "fever-flag", "weak-flag"])
  }

  @Test func flagsOfOneUrgencyKeepTheOrderOfTheFile() throws {
    let twice = Self.yaml.replacing("urgency: emergency", with: "urgency: same-day")
    let bench = try StageBench(RedFlagTriage.self, yaml: twice, facts: Self.facts)
    let plan = bench.plan(try bench.profile("numb: yes\nage: 40\nfever: yes"))
    #expect(plan?.redFlags.map(\.id) == ["fever-flag", "numb-flag"])
  }

  @Test(arguments: [
    ("fever: yes", Urgency.sameDay), ("weak: yes\nmild: no", .soon), ("fever: no", .routine),
    ("numb: yes\nage: 17", .routine),
  ])
  func oneFlagSetsItsUrgency(_ facts: String, _ urgency: Urgency) throws {
    #expect(try plan(facts).urgency == urgency)
  }

  @Test func anUnknownFlagNeitherRaisesNorHides() throws {
    let plan = try plan("numb: unknown\nage: 40\nfever: yes")
    #expect(plan.urgency == .sameDay)
    #expect(plan.redFlags.map(\.id) == ["fever-flag"])
    let record = plan.verdicts?.first { $0.id == "numb-flag" }
    #expect(record?.verdict == .needsFacts)
    #expect(record?.missing == ["numb"])
  }

  @Test func anUnknownExceptionHoldsItsFlag() throws {
    let plan = try plan("weak: yes")
    #expect(plan.redFlags.isEmpty)
    #expect(plan.verdicts?.first { $0.id == "weak-flag" }?.verdict == .held)
  }

  @Test func addingATrueFlagNeverLowersTheUrgency() throws {
    let facts = ["fever: yes", "numb: yes", "weak: yes"]
    for count in 0..<facts.count {
      let fewer = try plan("age: 40\nmild: no\n" + facts.prefix(count).joined(separator: "\n"))
      let more = try plan("age: 40\nmild: no\n" + facts.prefix(count + 1).joined(separator: "\n"))
      #expect(more.urgency >= fewer.urgency)
    }
  }

  @Test func aFlagSaysWhichFactsDecidedItAndWhoSaysSo() throws {
    let flag = try #require(try plan("numb: yes\nage: 40").redFlags.first)
    #expect(flag.because.map(\.fact) == ["numb", "age"])
    #expect(flag.evidence == ["one", "two", "shared"])
    #expect(flag.suspect.patient == "pressure on nerves")
  }

  @Test func laterRulesSeeFlagsAndUrgencyAsFacts() throws {
    let facts = bench.facts(try bench.profile("fever: yes"))
    let flag = try #require(facts.vocabulary.named("red_flags.fever_flag"))
    let urgency = try #require(facts.vocabulary.named("urgency"))
    #expect(facts.value(of: flag.id) == .yesNo(true))
    #expect(facts.choice(urgency.id) == Urgency.sameDay.rank)
  }

  @Test func everyMissingMessageIsAFinding() {
    let silent = Self.yaml.replacing("  soon: within two weeks\n", with: "")
    #expect(throws: StageBench.Unreadable.self) {
      try StageBench(RedFlagTriage.self, yaml: silent, facts: Self.facts)
    }
  }
}
