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
    page.paragraph("\(name): \(standing)\(letter.cite(hint.evidence))")
    if let about = letter.say(hint.about) { page.paragraph(about, indent: 2) }
    page.fields(phrases.supports, hint.supports.map { finding($0, letter) })
    page.fields(phrases.against, hint.against.map { finding($0, letter) })
    page.fields(phrases.surer, unknown)
    page.field(phrases.examine, letter.say(hint.examine))
    guard letter.isForClinician else { return }
    page.field(phrases.facts, letter.facts(hint.because))
    page.fields(
      phrases.codes,
      hint.codes.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.joined(separator: ", "))" })
  }

  private func finding(_ finding: Hint.Finding, _ letter: Letter) -> String {
    let weight = letter.isForClinician ? " (\(finding.weight))" : ""
    return finding.text(letter.audience) + weight + letter.cite(finding.evidence)
  }
}
