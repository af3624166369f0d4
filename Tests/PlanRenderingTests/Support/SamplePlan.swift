import PlanRendering

@testable import PlanCore

/// Plans made by hand, with every part filled; the words are placeholders and advise nothing.
enum SamplePlan {
  /// A routine plan in which every part says something.
  static var full: CarePlan {
    var plan = base
    plan.completeness = .partial
    plan.message = VoicedText(
      clinician: "No flag that demands action today; programme as below.",
      patient: """
        Nothing in your answers needs urgent action. This plan says what you can do yourself, what \
        to talk over, and when to come back.
        """)
    plan.ask = questions
    plan.hints = hints
    plan.activities = activities
    plan.medicationNotes = medicationNotes
    plan.referrals = referrals
    plan.withheld = withheld
    plan.advisedAgainst = advisedAgainst
    plan.followUp = followUp
    plan.safetyNet = safetyNet
    plan.verdicts = verdicts
    return plan
  }

  /// A plan that one red flag decides.
  static func urgent(_ urgency: Urgency) -> CarePlan {
    var plan = full
    plan.urgency = urgency
    plan.message = VoicedText(
      clinician: "Act on the flag below first.",
      patient: "Please get help now. Do not wait for the next appointment.")
    plan.redFlags = [
      RedFlag(
        id: "flag-one", ref: "RF01", title: VoicedText(clinician: "Flag one", patient: "Sign one"),
        urgency: urgency,
        suspect: VoicedText(
          clinician: "Condition P", patient: "a problem that has to be ruled out quickly"),
        action: VoicedText(
          clinician: "Transfer, imaging of the region within hours.",
          patient: "Go to the emergency department, or call for an ambulance."),
        because: [fact("sign_one", "yes"), fact("sign_two", "no")], evidence: ["S1"])
    ]
    guard urgency == .emergency else { return plan }
    plan.activities = []
    plan.medicationNotes = []
    plan.referrals = []
    plan.withheld = []
    plan.advisedAgainst = []
    plan.followUp = nil
    plan.safetyNet = nil
    return plan
  }

  private static var base: CarePlan {
    var plan = CarePlan(
      plan: "sample", revision: "1.2.0",
      title: VoicedText(clinician: "Sample pathway", patient: "Your sample trouble"),
      patient: "P-0001", on: "2026-03-02")
    plan.definition = CarePlan.Digest(sha256: String(repeating: "0a", count: 32))
    plan.profile = CarePlan.Digest(sha256: String(repeating: "f1", count: 32))
    plan.evidence = [
      Source(
        id: "S1", title: "Guideline on the sample trouble", by: "A Society", year: 2021,
        place: "chapter 4", url: "https://example.org/a/rather/long/path/that/does/not/end/soon",
        status: .read, review: "2028-01-31"),
      Source(id: "K-trial", title: "A trial known by its name", year: 2015, status: .recalled),
      Source(id: "design-dose", title: "Doses of the first weeks", status: .design),
    ]
    plan.notices = [
      VoicedText(
        clinician: "Supports a conversation; not a medical device.",
        patient: "This plan supports a talk with a professional. It is not a medical device.")
    ]
    return plan
  }

  /// A fact that is known, in both voices.
  static func fact(_ name: String, _ value: String) -> Because {
    let title = String(name.map { $0 == "_" ? " " : $0 })
    return Because(
      fact: name, state: "known", value: value,
      text: VoicedText(clinician: "\(title): \(value)", patient: "\(title): \(value)"))
  }

  private static var questions: [Question] {
    [
      Question(
        id: "sign_three", priority: .redFlag, state: "not asked",
        question: VoicedText(
          clinician: "Sign three?", patient: "Have you noticed sign three since it began?"),
        decides: ["flag-three"]),
      Question(
        id: "blood_test", priority: .safety, state: "stale",
        question: VoicedText(
          clinician: "Blood test A?", patient: "Do you have a recent blood test A?"),
        decides: ["medicine-b"]),
      Question(
        id: "walking_minutes", priority: .plan, state: "declined",
        question: VoicedText("How many minutes can you walk?"), decides: []),
    ]
  }

  private static var verdicts: [VerdictRecord] {
    [
      VerdictRecord(
        stage: "conservative-care", id: "movement-a", ref: "EX01", verdict: .offered,
        because: [fact("pattern_a", "likely")], place: "exercises.yaml:12:5"),
      VerdictRecord(
        stage: "medication-notes", id: "medicine-b", ref: "M02", verdict: .held,
        because: [fact("age_years", "71")], missing: ["blood_test"],
        place: "medication-notes.yaml:40:5"),
    ]
  }
}
