import PlanCore

/// What the visits so far lead to.
struct DecisionSection: LetterSection {
  func write(_ letter: Letter, to page: inout TextPage) {
    guard let decision = letter.plan.followUp?.decision else { return }
    let phrases = letter.phrases
    page.heading(phrases.decision)
    page.paragraph(
      letter.name(decision.title, ref: decision.ref, id: decision.id),
      then: letter.cite(decision.evidence))
    page.paragraph(decision.then(letter.audience), indent: 2)
    page.field(phrases.review, decision.reviewOn.map { phrases.day($0) })
    if letter.isForClinician {
      page.field(phrases.undecided, decision.undecided.joined(separator: ", "))
    }
    page.field(phrases.facts, letter.facts(decision.because))
  }
}
