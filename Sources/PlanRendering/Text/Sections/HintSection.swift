import PlanCore

/// What the picture fits with, what speaks for and against it, and what would make it surer.
struct HintSection: LetterSection {
  func write(_ letter: Letter, to page: inout TextPage) {
    guard !letter.plan.hints.isEmpty else { return }
    page.heading(letter.phrases.hints)
    page.paragraph(letter.phrases.notDiagnoses)
    for hint in letter.plan.hints {
      page.gap()
      write(hint, letter, to: &page)
    }
  }

  private func write(_ hint: Hint, _ letter: Letter, to page: inout TextPage) {
    let phrases = letter.phrases
    let name = letter.name(hint.title, ref: hint.ref, id: hint.id)
    let unknown = letter.unknown(hint.missing)
    var standing = phrases.label(hint.standing)
    if hint.mustNotMiss, letter.isForClinician { standing += ", \(phrases.mustNotMiss)" }
    if hint.standing == .open {
      let needs = unknown.isEmpty ? "" : "; \(phrases.needs(unknown))"
      page.paragraph("\(name): \(standing)\(needs)\(letter.cite(hint.evidence))")
      return
    }
    page.paragraph("\(name): \(standing)", then: letter.cite(hint.evidence))
    if let about = letter.say(hint.about) { page.paragraph(about, indent: 2) }
    write(phrases.supports, hint.supports, letter, to: &page)
    write(phrases.against, hint.against, letter, to: &page)
    page.fields(phrases.surer, unknown)
    page.field(phrases.examine, letter.say(hint.examine))
    guard letter.isForClinician else { return }
    page.field(phrases.facts, letter.facts(hint.because))
    page.fields(
      phrases.codes,
      hint.codes.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.joined(separator: ", "))" })
  }

  private func write(
    _ label: String, _ findings: [Hint.Finding], _ letter: Letter, to page: inout TextPage
  ) {
    for (position, finding) in findings.enumerated() {
      let weight = letter.isForClinician ? " (\(finding.weight))" : ""
      page.field(
        position == 0 ? label : "", finding.text(letter.audience),
        then: weight + letter.cite(finding.evidence))
    }
  }
}
