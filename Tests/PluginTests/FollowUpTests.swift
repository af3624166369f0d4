import FollowUpPlugin
import PlanCore
import StageTesting
import Testing

/// Two measures, goals, phases, reviews, a table of decisions, flare plan, prevention and safety net.
struct FollowUpTests {
  static let facts = """
    pain: { type: integer, range: [0, 10] }
    walk: { type: integer, range: [0, 1000] }
    worse: { type: yes-no }
    better: { type: yes-no }
    wishes: { type: list, items: text, count: [1, 5] }
    """

  static let yaml = """
    measures:
      - { id: pain-measure, ref: OM1, title: Pain, fact: pain, better: lower, important: 2, unit: points, evidence: [one] }
      - { id: walk-measure, title: Walking, fact: walk, better: higher, when: worse, evidence: [one] }
    goals:
      from: wishes
      measured:
        - { id: pain-goal, title: Less pain, measure: pain-measure, to: 3, due_weeks: 12, when: pain >= 4, evidence: [one] }
        - { id: walk-goal, title: Further, measure: walk-measure, by: 200, due_weeks: 6, evidence: [two] }
    phases:
      - { id: settle, title: First weeks, from_week: 0, to_week: 2, dose: start, focus: settle, evidence: [one] }
      - { id: build, title: Then, from_week: 2, to_week: 6, dose: build, focus: build, when: '!worse', evidence: [one] }
      - { id: keep, title: For good, from_week: 6, dose: target, focus: keep, evidence: [one] }
    reviews:
      - { id: late, title: Late, at: 6 weeks, content: look, evidence: [one] }
      - { id: early, ref: "6.2", title: Early, at: 2 weeks, when: pain >= 4, content: look, evidence: [one] }
      - { id: also-late, title: Also late, at: 42 days, content: look, evidence: [one] }
    decisions:
      - { id: step-up, ref: D1, title: Step up, when: worse, then: more, review: 2 weeks, evidence: [one] }
      - { id: step-down, title: Step down, when: better, then: less, evidence: [one] }
      - { id: stay, title: Stay, then: the same, review: 6 weeks, evidence: [two] }
    flare:
      id: flare-plan
      title: A flare
      text: what it is
      steps: [{ when_in_time: Day 0, text: rest a little }, { when_in_time: Day 3, text: move }]
      adjust: [{ when: pain >= 7, text: start lower }]
      seek_help: when it stays
      evidence: [one]
    prevention:
      - { id: move-on, title: Keep moving, text: move, evidence: [two] }
      - { id: sleep-well, title: Sleep, text: sleep, when: better, evidence: [two] }
    safety_net:
      id: net
      title: Get help
      text: call
      signs: [{ ref: R1, text: numb, when: '!better' }, { text: fever }]
      evidence: [one]
    """

  private let bench: StageBench

  init() throws {
    bench = try StageBench(LongTermFollowUp.self, yaml: Self.yaml, facts: Self.facts)
  }

  private func plan(
    _ facts: String, visits: String = "", on: String = "2026-11-22"
  ) throws -> CarePlan {
    try #require(bench.plan(try bench.profile(facts, visits: visits, on: on)))
  }

  private func followUp(_ facts: String, visits: String = "") throws -> FollowUp {
    try #require(try plan(facts, visits: visits).followUp)
  }

  @Test func keepsEveryPromise() {
    let stage = StageConformance(LongTermFollowUp.self, yaml: Self.yaml, facts: Self.facts)
    #expect(stage.check() == [])
  }

  @Test func daysAreCountedFromTheProfilesDayWithoutVisits() throws {
    let followUp = try followUp("pain: 5\nworse: no")
    #expect(followUp.phases.map(\.from) == ["2026-11-22", "2026-12-06", "2027-01-03"])
    #expect(followUp.phases.map(\.to) == ["2026-12-05", "2027-01-02", nil])
    #expect(followUp.reviews.map(\.id) == ["early", "late", "also-late"])
    #expect(followUp.reviews.map(\.on) == ["2026-12-06", "2027-01-03", "2027-01-03"])
  }

  @Test func withVisitsTheProgrammeBeganAtTheFirst() throws {
    let visits =
      "- { on: 2026-11-01, facts: { pain: 8 } }\n- { on: 2026-11-15, facts: { pain: 6 } }"
    let followUp = try followUp("pain: 5\nworse: no", visits: visits)
    #expect(followUp.phases.map(\.id) == ["build", "keep"])
    #expect(followUp.phases.first?.from == "2026-11-15")
    #expect(followUp.reviews.map(\.on) == ["2026-12-13", "2026-12-13"])
  }

  @Test func aPhaseIsLeftOutOnlyWhenItIsKnownNotToApply() throws {
    #expect(try followUp("worse: yes").phases.map(\.id) == ["settle", "keep"])
    #expect(try followUp("worse: unknown").phases.map(\.id) == ["settle", "build", "keep"])
  }

  @Test func theFirstTrueDecisionStandsAndWhatCouldNotBeJudgedIsNamed() throws {
    let visits = "- { on: 2026-11-01, facts: { pain: 8 } }"
    let up = try #require(try followUp("worse: yes\nbetter: yes", visits: visits).decision)
    #expect(up.id == "step-up")
    #expect(up.reviewOn == "2026-12-06")
    #expect(up.because.map(\.fact) == ["worse"])
    let down = try #require(try followUp("better: yes", visits: visits).decision)
    #expect(down.id == "step-down")
    #expect(down.undecided == ["step-up"])
    #expect(down.reviewOn == nil)
    let stay = try #require(try followUp("worse: no\nbetter: no", visits: visits).decision)
    #expect(stay.id == "stay")
    #expect(stay.undecided == [])
  }

  @Test func withoutVisitsThereIsNoDecision() throws {
    #expect(try followUp("worse: yes").decision == nil)
  }

  @Test func ownGoalsComeFirstInThePersonsWords() throws {
    let goals = try followUp("wishes: [walk the dog, sleep]\npain: 6").goals
    #expect(goals.map(\.id) == ["own-goal-1", "own-goal-2", "pain-goal"])
    #expect(goals.first?.title.patient == "walk the dog")
    #expect(goals.map(\.own) == [true, true, false])
  }

  @Test func aMeasuredGoalHasABaselineATargetAndADay() throws {
    let goals = try followUp("pain: 6\nwalk: 300").goals
    #expect(goals.map(\.baseline) == ["6", "300"])
    #expect(goals.map(\.target) == ["3", "500"])
    #expect(goals.map(\.due) == ["2027-02-14", "2027-01-03"])
  }

  @Test func aGoalThatIsReachedOrCannotBeMeasuredIsLeftOut() throws {
    let reached = Self.yaml.replacing("due_weeks: 12, when: pain >= 4", with: "due_weeks: 12")
    let bench = try StageBench(LongTermFollowUp.self, yaml: reached, facts: Self.facts)
    #expect(bench.plan(try bench.profile("pain: 3"))?.followUp?.goals.isEmpty == true)
    #expect(bench.plan(try bench.profile("pain: unknown"))?.followUp?.goals.isEmpty == true)
  }

  @Test func aMeasureShowsTodaysValueAndTheSmallestChangeThatMatters() throws {
    let measures = try followUp("pain: 6\nworse: no").measures
    #expect(measures.map(\.id) == ["pain-measure"])
    #expect(measures.first?.value == "6")
    #expect(measures.first?.important == "2 points")
  }

  @Test func theFlarePlanIsAdjustedOnlyForWhatIsKnown() throws {
    let severe = try #require(try followUp("pain: 8").flare)
    #expect(severe.adjust.map(\.clinician) == ["start lower"])
    #expect(severe.steps.map(\.time.patient) == ["Day 0", "Day 3"])
    #expect(try followUp("pain: unknown").flare?.adjust.isEmpty == true)
  }

  @Test func aWarningSignIsLeftOutOnlyWhenItIsKnownNotToApply() throws {
    #expect(try plan("better: yes").safetyNet?.signs.map(\.text.patient) == ["fever"])
    #expect(try plan("better: unknown").safetyNet?.signs.map(\.text.patient) == ["numb", "fever"])
  }

  @Test func preventionIsGivenWhenItIsKnownToApply() throws {
    #expect(try followUp("better: unknown").prevention.map(\.id) == ["move-on"])
    #expect(try followUp("better: yes").prevention.map(\.id) == ["move-on", "sleep-well"])
  }

  @Test(arguments: [
    ("to_week: 2, dose: start", "to_week: 0, dose: start"),
    ("from_week: 2, to_week: 6", "from_week: 6, to_week: 6"),
    ("measure: pain-measure", "measure: no-measure"), ("to: 3, due", "to: 3, by: 1, due"),
    ("id: late", "id: early"),
  ])
  func whatCannotBeMeantIsAFinding(_ sound: String, _ broken: String) throws {
    let yaml = Self.yaml.replacing(sound, with: broken)
    #expect(yaml != Self.yaml)
    #expect(throws: StageBench.Unreadable.self) {
      try StageBench(LongTermFollowUp.self, yaml: yaml, facts: Self.facts)
    }
  }

  @Test func aSecondFollowUpStageAddsToTheFirst() throws {
    let more = """
      measures: [{ id: more-measure, title: More, fact: pain, evidence: [one] }]
      goals: {}
      phases: [{ id: more-phase, title: More, from_week: 0, dose: start, focus: more, evidence: [one] }]
      reviews: [{ id: more-review, title: More, at: 1 week, content: look, evidence: [one] }]
      decisions: [{ id: more-decision, title: More, then: more, evidence: [one] }]
      flare: { id: more-flare, title: More, text: more, steps: [{ when_in_time: now, text: rest }], evidence: [one] }
      prevention: [{ id: more-advice, title: More, text: more, evidence: [one] }]
      safety_net: { id: more-net, title: More, text: more, signs: [{ text: cough }], evidence: [one] }
      """
    let bench = try StageBench(
      [.init(LongTermFollowUp.self, Self.yaml), .init(LongTermFollowUp.self, more)],
      facts: Self.facts)
    let plan = bench.plan(try bench.profile("pain: 5"))
    #expect(plan?.followUp?.reviews.first?.id == "more-review")
    #expect(plan?.followUp?.flare?.id == "flare-plan")
    #expect(plan?.safetyNet?.signs.map(\.text.patient) == ["numb", "fever", "cough"])
  }
}
