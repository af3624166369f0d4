import PlanCore

/// What guidance advises against, whatever stage says so.
struct AvoidSection: LetterSection {
  func write(_ letter: Letter, to page: inout TextPage) {
    guard !letter.plan.advisedAgainst.isEmpty else { return }
    page.heading(letter.phrases.avoid)
    for item in letter.plan.advisedAgainst { write(item, letter, to: &page) }
  }

  private func write(_ item: AdvisedAgainst, _ letter: Letter, to page: inout TextPage) {
    let phrases = letter.phrases
    page.gap()
    page.paragraph(
      letter.name(item.title, ref: item.ref, id: item.id), then: letter.cite(item.evidence))
    if let text = letter.say(item.text) { page.paragraph(text, indent: 2) }
    page.warnings(item.cautions, [], letter)
    page.field(phrases.standing, letter.standing(.avoid, item.strength))
    page.field(phrases.facts, letter.facts(item.because))
  }
}
