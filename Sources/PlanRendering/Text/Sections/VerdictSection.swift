import PlanCore

/// Every candidate with its verdict, the facts that decided it, and the place of its rule.
struct VerdictSection: LetterSection {
  func write(_ letter: Letter, to page: inout TextPage) {
    page.heading(letter.phrases.verdicts)
    guard let records = letter.plan.verdicts else {
      page.paragraph(letter.phrases.noVerdicts)
      return
    }
    var stage: String?
    for record in records {
      if record.stage != stage {
        page.gap()
        page.paragraph(record.stage)
        stage = record.stage
      }
      write(record, letter, to: &page)
    }
  }

  private func write(_ record: VerdictRecord, _ letter: Letter, to page: inout TextPage) {
    let phrases = letter.phrases
    let ref = record.ref.map { "\($0) " } ?? ""
    page.bullet("\(ref)\(record.id): \(phrases.label(record.verdict))", indent: 2)
    page.field(
      phrases.facts, record.because.map { $0.text(letter.audience) }.joined(separator: "; "),
      indent: 4)
    page.field(phrases.missing, record.missing.joined(separator: ", "), indent: 4)
    page.field(phrases.rule, record.place, indent: 4)
  }
}
