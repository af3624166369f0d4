import PlanCore

/// What a letter says of itself, beside the plan's own texts: headings here, labels and sentences in extensions.
struct Phrases: Sendable {
  let audience: Audience

  func choose(_ clinician: String, _ patient: String) -> String {
    VoicedText(clinician: clinician, patient: patient)(audience)
  }

  var redFlags: String { choose("Red flags", "What has to be checked first") }
  var handOver: String { choose("Hand over", "What to tell the people who see you") }
  var now: String { choose("Now", "What to do now") }
  var hints: String { choose("Fits with", "What it fits with, and why") }
  var programme: String { choose("Programme", "Your programme") }
  var exercises: String { choose("Core exercises", "Your exercises, one by one") }
  var later: String { choose("Further options", "Options for later") }
  var selfCare: String { choose("Self-care, passive options, aids", "Looking after yourself") }
  var waiting: String { choose("Withheld activities", "Waiting for an answer") }
  var avoid: String { choose("Advised against", "What guidance advises against") }
  var medicines: String { choose("Medicines to discuss", "Medicines to talk over") }
  var referral: String {
    choose("Referral and criteria", "Referral, and what would lead to one")
  }
  var goals: String { choose("Goals, measures, reviews", "Goals and review dates") }
  var decision: String { choose("Decision from the visits", "What your visits so far lead to") }
  var flare: String { choose("Flare plan", "If it flares up") }
  var prevention: String { choose("Prevention", "Keeping it from coming back") }
  var safetyNet: String { choose("Safety net", "When to get help at once") }
  var questions: String { choose("Still to ask", "What we still need to ask") }
  var verdicts: String { choose("Every verdict", "How each suggestion was decided") }
  var sources: String { "Sources" }
  var notices: String { choose("Notices", "About this plan") }
}
