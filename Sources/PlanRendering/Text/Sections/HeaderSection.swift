import PlanCore

/// Whose plan it is, and the first thing to read: how soon to be seen.
struct HeaderSection: LetterSection {
  func write(_ letter: Letter, to page: inout TextPage) {
    let plan = letter.plan
    let phrases = letter.phrases
    page.title(plan.title(letter.audience))
    page.paragraph(
      phrases.made(for: plan.patient, on: plan.on, plan: plan.plan, revision: plan.revision))
    page.gap()
    if letter.isForClinician {
      page.paragraph("\(phrases.urgency): \(phrases.label(plan.urgency))")
    }
    page.paragraph(plan.message(letter.audience))
    guard plan.completeness == .partial, plan.urgency < .sameDay else { return }
    page.gap()
    page.paragraph(phrases.partial)
  }
}
