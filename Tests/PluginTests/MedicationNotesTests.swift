import MedicationNotesPlugin
import PlanCore
import StageTesting
import Testing

/// A note with three kinds of exceptions and its co-note.
struct MedicationNotesTests {
  static let facts = """
    egfr: { type: decimal, range: [0, 150] }
    age: { type: integer, range: [0, 120] }
    ulcer: { type: yes-no }
    thinner: { type: yes-no }
    """

  static let yaml = """
    for_all:
      unless: [{ when: age < 12, effect: clinician, because: a child }]
    notes:
      - id: main-note
        ref: M1
        title: The note
        unless:
          - { ref: N1, when: egfr < 30, effect: block, because: weak kidneys, evidence: [two] }
          - { ref: N2, when: '!has(thinner) && age >= 65', effect: hold, because: ask, ask: [thinner] }
          - { ref: N3, when: ulcer, effect: caution, because: the stomach }
        strength: conditional
        evidence: [one]
        stance: discuss
        text: { clinician: discuss it, patient: talk about it }
        instead: something else
        monitor: the blood
        review_weeks: 2
      - id: co-note
        title: With it
        with: main-note
        when: ulcer || age >= 60
        strength: conditional
        evidence: [one]
        stance: co-note
        text: protect the stomach
      - id: served
        title: For one picture
        for: [alpha-root]
        strength: design
        evidence: [two]
        stance: advise-against
        direction: avoid
        text: not this one
    """

  private let bench: StageBench

  init() throws {
    bench = try StageBench(MedicationNotes.self, yaml: Self.yaml, facts: Self.facts)
  }

  private func plan(_ facts: String) throws -> CarePlan {
    try #require(bench.plan(try bench.profile(facts)))
  }

  @Test func keepsEveryPromise() {
    let stage = StageConformance(MedicationNotes.self, yaml: Self.yaml, facts: Self.facts)
    #expect(stage.check() == [])
  }

  @Test func aNoteShowsTheOutcomeOfEverySafetyRule() throws {
    let plan = try plan("egfr: 58\nage: 40\nulcer: unknown")
    let note = try #require(plan.medicationNotes.first)
    #expect(note.id == "main-note")
    #expect(note.evaluated.map(\.effect) == ["clinician", "block", "hold", "caution"])
    let outcomes = ["does not apply", "does not apply", "does not apply", "not known"]
    #expect(note.evaluated.map(\.outcome) == outcomes)
    #expect(note.cautions.map(\.ref) == ["N3"])
  }

  @Test func theReviewIsCountedFromTheProfilesDay() throws {
    let profile = try bench.profile("egfr: 58\nage: 40", on: "2026-12-25")
    #expect(bench.plan(profile)?.medicationNotes.first?.reviewOn == "2027-01-08")
  }

  @Test(arguments: [
    ("egfr: 29.9\nage: 40", Verdict.blocked), ("egfr: 30\nage: 40", .offered),
    ("age: 40", .held), ("egfr: declined\nage: 40", .held), ("egfr: 58\nage: 70", .held),
    ("egfr: 58\nage: 70\nthinner: no", .offered), ("egfr: 58", .held),
  ])
  func aNoteIsOfferedOnlyWhenNothingStopsIt(_ facts: String, _ verdict: Verdict) throws {
    let plan = try plan(facts)
    #expect(plan.verdicts?.first { $0.id == "main-note" }?.verdict == verdict)
    #expect(plan.medicationNotes.contains { $0.id == "main-note" } == (verdict == .offered))
  }

  @Test func aHeldNoteAsksForTheFactsItNames() throws {
    let entry = try #require(try plan("egfr: 58\nage: 70").withheld.first)
    #expect(entry.missing == ["thinner"])
    #expect(entry.instead?.patient == "something else")
    #expect(entry.reasons.map(\.ref) == ["N2"])
  }

  @Test func aCoNoteComesOnlyWithItsNote() throws {
    #expect(
      try plan("egfr: 58\nage: 40\nulcer: yes").medicationNotes.map(\.stance).contains("co-note"))
    let without = try plan("egfr: 10\nage: 40\nulcer: yes")
    #expect(without.medicationNotes.isEmpty)
    let held = try plan("age: 40\nulcer: yes")
    #expect(held.verdicts?.first { $0.id == "co-note" }?.verdict == .notIndicated)
  }

  @Test func aCoNoteOfNoNoteIsAFinding() {
    let lost = Self.yaml.replacing("with: main-note", with: "with: no-note")
    #expect(throws: StageBench.Unreadable.self) {
      try StageBench(MedicationNotes.self, yaml: lost, facts: Self.facts)
    }
  }

  @Test func aChildsNoteIsForAClinician() throws {
    let note = try #require(try plan("egfr: 58\nage: 9").medicationNotes.first)
    #expect(note.clinicianOnly.map(\.text.clinician) == ["a child"])
  }

  @Test func adviceAgainstIsGivenAndNeverWithheld() throws {
    let given = try plan("hints.alpha_root: possible")
    #expect(given.medicationNotes.isEmpty)
    #expect(given.advisedAgainst.map(\.id) == ["served"])
    #expect(try plan("hints.alpha_root: unknown").withheld.contains { $0.id == "served" } == false)
  }
}
