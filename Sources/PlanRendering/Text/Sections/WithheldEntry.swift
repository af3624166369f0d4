import PlanCore

extension TextPage {
  /// What is not offered now: the reason, what is missing, what else, and the criteria.
  mutating func withheld(_ item: Withheld, _ letter: Letter) {
    let phrases = letter.phrases
    gap()
    paragraph(
      letter.name(item.title, ref: item.ref, id: item.id), then: letter.cite(item.evidence))
    if letter.isForClinician { field(phrases.verdict, phrases.label(item.verdict)) }
    fields(phrases.reason, letter.warnings(item.reasons))
    // To the person the criteria say what is missing; the questions stand at the end of the letter.
    if letter.isForClinician || item.criteria.isEmpty {
      fields(phrases.missing, letter.unknown(item.missing))
    }
    field(phrases.instead, letter.say(item.instead))
    criteria(item.criteria, letter)
    field(phrases.facts, letter.facts(item.because))
  }

  /// The criteria of a referral, each behind its status.
  mutating func criteria(_ criteria: [Criterion], _ letter: Letter) {
    for criterion in criteria {
      field(letter.phrases.label(criterion.status), criterion.text(letter.audience))
    }
  }
}

/// Activities that are not offered now: for the person only those that an answer can free.
struct WaitingSection: LetterSection {
  func write(_ letter: Letter, to page: inout TextPage) {
    let items = letter.plan.withheld.filter {
      $0.role == StageRole.conservativeCare.rawValue
        && (letter.isForClinician || $0.verdict == .held)
    }
    guard !items.isEmpty else { return }
    page.heading(letter.phrases.waiting)
    for item in items { page.withheld(item, letter) }
  }
}
