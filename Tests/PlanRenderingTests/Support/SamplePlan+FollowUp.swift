import PlanRendering

@testable import PlanCore

extension SamplePlan {
  static var followUp: FollowUp {
    var followUp = FollowUp()
    followUp.goals = goals
    followUp.phases = phases
    followUp.reviews = [
      Review(
        id: "two-weeks", ref: "6.2", title: VoicedText("After two weeks"), on: "2026-03-16",
        content: VoicedText("Look at pain, sleep and what you can do."),
        because: [fact("phase", "acute")], evidence: ["design-dose"])
    ]
    followUp.decision = Decision(
      id: "step-up", ref: "D2", title: VoicedText("Take the next step"),
      then: VoicedText("Add the options for later and look again."), reviewOn: "2026-03-30",
      undecided: ["emergency-first"], because: [fact("visit_count", "2")], evidence: ["S1"])
    followUp.flare = FlarePlan(
      id: "flare", ref: "6.5", title: VoicedText("Flare plan"),
      text: VoicedText("A flare is not a setback."),
      steps: [
        FlarePlan.Step(time: VoicedText("Day 0 to 2"), text: VoicedText("Halve the doses.")),
        FlarePlan.Step(time: VoicedText("Day 3 to 7"), text: VoicedText("Go back up slowly.")),
      ],
      adjust: [VoicedText("Sit down more often.")],
      seekHelp: VoicedText("Come back when it lasts longer than two weeks."), evidence: ["S1"])
    followUp.prevention = [
      Advice(
        id: "keep-fit", ref: "6.6", title: VoicedText("Keep fit"),
        text: VoicedText("Two days a week, for good."), evidence: ["S1"])
    ]
    followUp.measures = [
      Measure(
        id: "pain", ref: "OM1", title: VoicedText("Pain"), value: "7", important: "2 points",
        evidence: ["S1"]),
      Measure(id: "walking", title: VoicedText("Walking"), evidence: ["S1"]),
    ]
    return followUp
  }

  private static var goals: [Goal] {
    [
      Goal(
        id: "own-goal-1", title: VoicedText("Carry my grandchild up the stairs"), own: true,
        because: [fact("goals", "Carry my grandchild up the stairs")]),
      Goal(
        id: "pain-goal", title: VoicedText("Pain of 3 or less"), own: false, measure: "pain",
        baseline: "7", target: "3", due: "2026-05-25", because: [fact("pain", "7 points")],
        evidence: ["S1"]),
    ]
  }

  private static var phases: [Phase] {
    [
      Phase(
        id: "settle", title: VoicedText("The first two weeks"), from: "2026-03-02",
        to: "2026-03-15", fromWeek: 0, toWeek: 2, dose: "start",
        focus: VoicedText("Calm things down and keep moving."), activities: ["movement-a"],
        evidence: ["design-dose"]),
      Phase(
        id: "build", title: VoicedText("Weeks three to twelve"), from: "2026-03-16",
        to: "2026-05-24", fromWeek: 2, toWeek: 12, dose: "build",
        focus: VoicedText("A little more every week."), activities: ["movement-a"],
        evidence: ["design-dose"]),
      Phase(
        id: "keep", title: VoicedText("For good"), from: "2026-05-25", fromWeek: 12,
        dose: "target", focus: VoicedText("Keep what you have gained."), activities: ["movement-a"],
        evidence: ["design-dose"]),
    ]
  }

  static var safetyNet: SafetyNet {
    SafetyNet(
      id: "safety-net", ref: "LS17", title: VoicedText("When to get help at once"),
      text: VoicedText("Call for help at once if one of these is new:"),
      signs: [
        SafetyNet.Sign(ref: "RF01", text: VoicedText("sign one")),
        SafetyNet.Sign(ref: nil, text: VoicedText("sign two")),
      ],
      evidence: ["S1"])
  }
}
