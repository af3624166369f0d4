import PlanCore

/// Referrals that are indicated, and what would lead to a further one.
struct ReferralSection: LetterSection {
  func write(_ letter: Letter, to page: inout TextPage) {
    let referrals = letter.plan.referrals
    let withheld = letter.plan.withheld.filter { $0.role == StageRole.referral.rawValue }
    guard !referrals.isEmpty || !withheld.isEmpty else { return }
    page.heading(letter.phrases.referral)
    for referral in referrals { write(referral, letter, to: &page) }
    guard !withheld.isEmpty else { return }
    page.gap()
    page.paragraph("\(letter.phrases.leadTo):")
    for item in withheld { page.withheld(item, letter) }
  }

  private func write(_ referral: Referral, _ letter: Letter, to page: inout TextPage) {
    let phrases = letter.phrases
    page.gap()
    page.paragraph(
      letter.name(referral.title, ref: referral.ref, id: referral.id),
      then: letter.cite(referral.evidence))
    if let what = letter.say(referral.what) { page.paragraph(what, indent: 2) }
    page.field(phrases.urgency, phrases.label(referral.urgency))
    page.field(phrases.expect, letter.say(referral.expect))
    page.field(phrases.imaging, letter.say(referral.imaging))
    page.field(phrases.before, letter.say(referral.before))
    page.criteria(referral.criteria, letter)
    page.warnings(referral.cautions, referral.clinicianOnly, letter)
    page.field(phrases.standing, letter.standing(referral.direction, referral.strength))
    page.field(phrases.facts, letter.facts(referral.because))
  }
}
