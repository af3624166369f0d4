import PlanCore

/// The sources, numbered for the person and by id for a clinician; what is not evidence is marked as such.
struct SourceSection: LetterSection {
  func write(_ letter: Letter, to page: inout TextPage) {
    guard !letter.plan.evidence.isEmpty else { return }
    page.heading(letter.phrases.sources)
    for (position, source) in letter.plan.evidence.enumerated() {
      page.source(letter.isForClinician ? source.id : "\(position + 1).", Self.text(source, letter))
    }
  }

  /// Writes all sources that there are, each behind numbers of every width that it may get.
  static func writeAll(_ sources: [Source], _ letter: Letter, to page: inout TextPage) {
    let widths = 1...String(sources.count).count
    let numbers = widths.map { String(repeating: "9", count: $0) + "." }
    for source in sources {
      let text = text(source, letter)
      for mark in letter.isForClinician ? [source.id] : numbers { page.source(mark, text) }
    }
  }

  private static func text(_ source: Source, _ letter: Letter) -> String {
    let maker = [source.by, source.year.map(String.init), source.place].compactMap(\.self)
    var parts = [source.title]
    if !maker.isEmpty { parts.append(maker.joined(separator: ", ")) }
    if let url = source.url { parts.append(url) }
    let status = letter.phrases.label(source.status)
    let review = letter.isForClinician ? source.review.map { "review by \($0)" } : nil
    let marks = [status, review].compactMap(\.self)
    return parts.joined(separator: ". ")
      + (marks.isEmpty ? "" : " (\(marks.joined(separator: "; ")))")
  }
}
