import PlanCore
import PlanRendering
import TestSupport
import Testing

@Suite struct PlanTextTests {
  @Test(arguments: Audience.allCases, [Urgency.routine, .sameDay, .emergency])
  func `a letter reads as it always did`(audience: Audience, urgency: Urgency) throws {
    let plan = urgency == .routine ? SamplePlan.full : SamplePlan.urgent(urgency)
    try expectGolden(
      PlanText.write(plan, for: audience, explaining: false),
      "Tests/Fixtures/rendering/\(urgency.rawValue)-\(audience.rawValue).txt")
  }

  @Test(arguments: Audience.allCases)
  func `explaining adds every verdict and takes nothing away`(audience: Audience) throws {
    let short = PlanText.write(SamplePlan.full, for: audience, explaining: false)
    let long = PlanText.write(SamplePlan.full, for: audience, explaining: true)
    let lines = Set(long.split(separator: "\n"))
    #expect(short.split(separator: "\n").allSatisfy { lines.contains($0) })
    for record in SamplePlan.full.verdicts ?? [] {
      #expect(long.contains("\(record.id): \(record.verdict.rawValue)"))
      #expect(long.contains(record.place))
      #expect(record.because.allSatisfy { long.contains($0.text(audience)) })
    }
  }

  @Test(arguments: Audience.allCases)
  func `a plan read from JSON makes the same letter`(audience: Audience) throws {
    let read = try PlanJSON.read(PlanJSON.write(SamplePlan.full))
    #expect(
      PlanText.write(read, for: audience, explaining: true)
        == PlanText.write(SamplePlan.full, for: audience, explaining: true))
  }

  @Test(arguments: Audience.allCases, Urgency.allCases)
  func `no line is wider than eighty columns`(audience: Audience, urgency: Urgency) {
    var plan = SamplePlan.urgent(urgency)
    let long = Array(repeating: "word", count: 60).joined(separator: " ")
    plan.title = VoicedText(long)
    plan.notices.append(VoicedText(String(repeating: "x", count: 300)))
    plan.notices.append(VoicedText(String(repeating: "漢", count: 99)))
    plan.activities = plan.activities.map { activity in
      var activity = activity
      activity.how = VoicedText("\(long)\n\(long)")
      return activity
    }
    for line in PlanText.write(plan, for: audience, explaining: true).split(separator: "\n") {
      let wide = line.unicodeScalars.count { $0.value > 0x2E80 }
      #expect(line.count + wide <= 80, "\(line)")
      #expect(line.last != " ")
    }
  }

  @Test func `an empty line before a text keeps its label, a text without words has none`() {
    func labels(_ plan: CarePlan) -> Int {
      PlanText.write(plan, for: .patient, explaining: false).split(separator: "\n")
        .count { $0.hasPrefix("  When to stop ") }
    }
    var plan = SamplePlan.full
    plan.activities[0].stop = VoicedText("At once.")
    let before = labels(plan)
    plan.activities[0].how = VoicedText("\nSlowly.\n\nThen faster.")
    plan.activities[0].stop = VoicedText(" \n ")
    let lines = PlanText.write(plan, for: .patient, explaining: false).split(separator: "\n")
    let how = lines.firstIndex { $0.hasPrefix("  How ") && $0.hasSuffix(" Slowly.") }
    #expect(how.map { lines[$0 + 1] } == "                  Then faster.")
    #expect(labels(plan) == before - 1)
    #expect(lines.allSatisfy { $0.last != " " })
  }

  @Test func `what would steer a terminal is not in the letter`() {
    var plan = SamplePlan.full
    plan.message = VoicedText("before\u{1B}[31m and\u{202E} after\u{0}.\u{9B}2J")
    let text = PlanText.write(plan, for: .patient, explaining: false)
    #expect(text.contains("before [31m and after . 2J"))
    #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 })
  }

  @Test(arguments: Audience.allCases)
  func `an emergency says nothing that can wait`(audience: Audience) {
    var plan = SamplePlan.full
    let urgent = SamplePlan.urgent(.emergency)
    plan.urgency = .emergency
    plan.message = urgent.message
    plan.redFlags = urgent.redFlags
    #expect(
      PlanText.write(plan, for: audience, explaining: false)
        == PlanText.write(urgent, for: audience, explaining: false))
  }

  @Test func `a letter without anything to say has no empty sections`() {
    let plan = CarePlan(
      plan: "empty", revision: "1", title: VoicedText("Nothing"), patient: "P", on: "2026-03-02")
    #expect(
      PlanText.write(plan, for: .patient, explaining: false) == """
        Nothing
        =======
        For P, 2 March 2026. Plan empty, revision 1.

        Some questions about your safety are still open. Please read “What we still need
        to ask” below.

        """)
  }

  @Test func `a reader of the patient letter sees no ids of rules or sources`() {
    let text = PlanText.write(SamplePlan.full, for: .patient, explaining: false)
    for id in ["EX01", "RF01", "N07", "M01", "IN01", "S1]", "design-dose", "movement-a", "sign_"] {
      #expect(!text.contains(id), "\(id)")
    }
  }

  @Test func `a clinician's letter names rules, facts and sources`() {
    let text = PlanText.write(SamplePlan.full, for: .clinician, explaining: false)
    for id in ["EX01", "EX03", "M02", "SU01", "[S1, design-dose]", "pattern a: likely"] {
      #expect(text.contains(id), "\(id)")
    }
  }
}
