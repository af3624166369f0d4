import PlanCore

/// Activities that guidance advises against; medicines and referrals say theirs in their own sections.
struct AvoidSection: LetterSection {
  func write(_ letter: Letter, to page: inout TextPage) {
    let activities = letter.plan.activities.filter { $0.direction == .avoid }
    guard !activities.isEmpty else { return }
    page.heading(letter.phrases.avoid)
    for activity in activities { page.activity(activity, letter) }
  }
}
