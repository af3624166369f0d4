import ConservativeCarePlugin
import PlanCore
import StageTesting
import Testing

/// Exercises by priority with doses and variants, one aid, and advice against something.
struct ConservativeCareTests {
  static let facts = """
    sore: { type: yes-no }
    unsteady: { type: yes-no }
    wrist: { type: yes-no }
    age: { type: integer, range: [0, 120] }
    """

  static let yaml = """
    core_exercises: 1
    for_all:
      unless: [{ when: age < 18, effect: clinician, because: growing }]
    activities:
      - id: second
        title: Second
        when: '!sore'
        unless:
          - { ref: N1, when: wrist, effect: block, because: weight on the hands, ask: [wrist] }
          - { when: unsteady, effect: caution, because: beside a table }
        strength: conditional
        evidence: [one]
        kind: exercise
        category: strengthening
        priority: 2
        why: strength
        how: slowly
        from_week: 2
        dose:
          start: { sets: 1, reps: 5, hold_seconds: 4, sides: each, days_per_week: 7 }
          target: { sets: 2, reps: [8, 10], days_per_week: [3, 5], note: with a rest }
        progression: more
        stop: pain
        variants:
          - { when: unsteady, note: hold on, start: { minutes: 5, per_day: 1 }, target: { sets: 1 } }
      - id: first
        title: First
        strength: design
        evidence: [one]
        kind: exercise
        category: mobility
        priority: 1
        stop: pain
      - id: stick
        title: A stick
        strength: design
        evidence: [two]
        kind: aid
        category: symptom-relief
        for_all: no
      - id: rest
        title: Bed rest
        strength: strong
        direction: avoid
        evidence: [two]
        kind: self-care
        category: education
      - id: special
        title: Special
        for: [alpha-root]
        strength: design
        evidence: [two]
        kind: self-care
        category: education
        priority: 1
    """

  private let bench: StageBench

  init() throws {
    bench = try StageBench(ConservativeCare.self, yaml: Self.yaml, facts: Self.facts)
  }

  private func plan(_ facts: String) throws -> CarePlan {
    try #require(bench.plan(try bench.profile(facts)))
  }

  private func dose(_ yaml: String) throws -> Dose? {
    let text = """
      activities:
        - id: only
          title: Only
          strength: design
          evidence: [one]
          kind: aid
          category: aerobic
          dose: { start: { \(yaml) } }
      """
    let bench = try StageBench(ConservativeCare.self, yaml: text, facts: "")
    return bench.plan(try bench.profile("{}"))?.activities.first?.start
  }

  @Test func keepsEveryPromise() {
    let stage = StageConformance(ConservativeCare.self, yaml: Self.yaml, facts: Self.facts)
    #expect(stage.check() == [])
  }

  @Test func exercisesComeByPriorityThenTheRestAndAdviceAgainstApart() throws {
    let plan = try plan("sore: no\nwrist: no\nhints.alpha_root: possible")
    #expect(plan.activities.map(\.id) == ["first", "second", "special", "stick"])
    #expect(plan.advisedAgainst.map(\.id) == ["rest"])
  }

  @Test func onlyTheFirstExercisesAreTheCoreProgramme() throws {
    let plan = try plan("sore: no\nwrist: no")
    #expect(plan.activities.filter(\.core).map(\.id) == ["first"])
  }

  @Test func aBlockedExerciseLeavesItsPlaceInTheCoreToTheNext() throws {
    let second = Self.yaml.replacing("title: First\n", with: "title: First\n    when: sore\n")
    let bench = try StageBench(ConservativeCare.self, yaml: second, facts: Self.facts)
    let plan = bench.plan(try bench.profile("sore: no\nwrist: no"))
    #expect(plan?.activities.filter(\.core).map(\.id) == ["second"])
  }

  @Test func anUnknownContraindicationHoldsAndIsAskedFor() throws {
    let entry = try #require(try plan("sore: no").withheld.first { $0.id == "second" })
    #expect(entry.verdict == .held)
    #expect(entry.missing == ["wrist"])
    #expect(entry.reasons.map(\.ref) == ["N1"])
    #expect(entry.reasons.map(\.certain) == [false])
  }

  @Test func aKnownContraindicationBlocksAndIsNamed() throws {
    let entry = try #require(try plan("sore: no\nwrist: yes").withheld.first { $0.id == "second" })
    #expect(entry.verdict == .blocked)
    #expect(entry.because.map(\.fact) == ["wrist"])
    #expect(entry.reasons.map(\.certain) == [true])
  }

  @Test(arguments: [("unsteady: yes", true), ("unsteady: unknown", false)])
  func anUnknownCautionIsShownAsUncertain(_ fact: String, _ isCertain: Bool) throws {
    let plan = try plan("sore: no\nwrist: no\n\(fact)")
    let activity = try #require(plan.activities.first { $0.id == "second" })
    #expect(activity.cautions.map(\.certain) == [isCertain])
    #expect(activity.adaptations.map(\.clinician) == ["hold on"])
    #expect(activity.start?.text == "5 min, once a day")
  }

  @Test func withoutTheCautionTheWrittenDoseStands() throws {
    let plan = try plan("sore: no\nwrist: no\nunsteady: no")
    let activity = try #require(plan.activities.first { $0.id == "second" })
    #expect(activity.adaptations.isEmpty)
    #expect(activity.start?.text == "1 × 5, hold 4 s, each side, daily")
    #expect(activity.target?.text == "2 × 8–10, 3–5 days a week, with a rest")
    #expect(activity.target?.parts.map(\.low) == ["2", "8", "3"])
    #expect(activity.target?.parts.map(\.high) == ["2", "10", "5"])
  }

  @Test func sharedExceptionsReachEveryRuleThatDoesNotOptOut() throws {
    let plan = try plan("age: 12")
    let free = plan.activities.filter(\.clinicianOnly.isEmpty).map(\.id)
    #expect(free == ["stick"])
    #expect(plan.activities.first { $0.id == "first" }?.clinicianOnly.first?.certain == true)
  }

  @Test(arguments: [
    ("possible", Verdict.offered), ("likely", .offered), ("none", .notIndicated),
    ("unknown", .needsFacts),
  ])
  func aRuleServesItsHypothesisFromPossibleOn(_ level: String, _ verdict: Verdict) throws {
    let plan = try plan("hints.alpha_root: \(level)")
    #expect(plan.verdicts?.first { $0.id == "special" }?.verdict == verdict)
  }

  @Test func anOfferedRuleSaysWhichHypothesesItServes() throws {
    let plan = try plan("hints.alpha_root: likely")
    #expect(plan.activities.first { $0.id == "special" }?.serves == ["alpha-root"])
  }

  @Test(arguments: [
    ("sets: 3, reps: 10", "3 × 10"), ("sets: 3, reps: [8, 10]", "3 × 8–10"),
    ("sets: 2, hold_seconds: 30", "2 × 30 s"), ("sets: 2", "2 sets"), ("reps: 5", "5 repetitions"),
    ("reps: 5, hold_seconds: 4", "5 repetitions, hold 4 s"), ("minutes: [10, 20]", "10–20 min"),
    ("per_day: 1", "once a day"), ("per_day: 3", "3 times a day"),
    ("days_per_week: 7", "daily"), ("per_day: 2, days_per_week: 7", "2 times a day"),
    ("per_day: 2, days_per_week: 5", "2 times a day, 5 days a week"), ("minutes: 7.5", "7.5 min"),
    ("note: as it comes", "as it comes"),
  ])
  func dosesReadAsASentenceWould(_ yaml: String, _ words: String) throws {
    #expect(try dose(yaml)?.text == words)
  }

  @Test func anExerciseWithoutAStopRuleIsAFinding() {
    let endless = Self.yaml.replacing(
      "    priority: 1\n    stop: pain\n", with: "    priority: 1\n")
    #expect(throws: StageBench.Unreadable.self) {
      try StageBench(ConservativeCare.self, yaml: endless, facts: Self.facts)
    }
  }
}
