import PlanCore

/// What stands on every plan, and for a clinician the fingerprints by which it can be made again.
struct NoticeSection: LetterSection {
  func write(_ letter: Letter, to page: inout TextPage) {
    let plan = letter.plan
    guard !plan.notices.isEmpty || letter.isForClinician else { return }
    page.heading(letter.phrases.notices)
    for notice in plan.notices { page.bullet(notice(letter.audience)) }
    guard letter.isForClinician else { return }
    page.field(letter.phrases.definition, plan.definition.sha256, indent: 0)
    page.field(letter.phrases.profile, plan.profile.sha256, indent: 0)
  }
}
