import PlanCore

/// Medicines to discuss, and those that are not suitable now with the reason and what instead.
struct MedicineSection: LetterSection {
  func write(_ letter: Letter, to page: inout TextPage) {
    let notes = letter.plan.medicationNotes
    let withheld = letter.plan.withheld.filter { $0.role == StageRole.medicationNote.rawValue }
    guard !notes.isEmpty || !withheld.isEmpty else { return }
    page.heading(letter.phrases.medicines)
    page.paragraph(letter.phrases.neverOrders)
    for note in notes where note.isToDiscuss { write(note, letter, to: &page) }
    let against = notes.filter { !$0.isToDiscuss }
    if !against.isEmpty {
      page.gap()
      page.paragraph("\(letter.phrases.avoid):")
      for note in against { write(note, letter, to: &page) }
    }
    guard !withheld.isEmpty else { return }
    page.gap()
    page.paragraph("\(letter.phrases.notNow):")
    for item in withheld { page.withheld(item, letter) }
  }

  private func write(_ note: MedicationNote, _ letter: Letter, to page: inout TextPage) {
    let phrases = letter.phrases
    page.gap()
    page.paragraph(
      letter.name(note.title, ref: note.ref, id: note.id), then: letter.cite(note.evidence))
    page.paragraph(note.text(letter.audience), indent: 2)
    page.field(phrases.monitor, letter.say(note.monitor))
    page.warnings(note.cautions, note.clinicianOnly, letter)
    page.field(phrases.review, note.reviewOn.map { phrases.day($0) })
    guard letter.isForClinician else { return }
    page.field(
      phrases.standing,
      "\(note.stance); \(note.direction.rawValue), \(note.strength.rawValue)")
    page.field(
      phrases.checked,
      note.evaluated.map { "\($0.ref.map { "\($0) " } ?? "")\($0.effect): \($0.outcome)" }
        .joined(separator: "; "))
    page.field(phrases.facts, letter.facts(note.because))
  }
}

extension MedicationNote {
  /// Whether there is something to talk over, and not something to leave alone.
  var isToDiscuss: Bool {
    stance != "advise-against"
  }
}
