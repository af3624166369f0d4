import PlanCore

/// Step up, step down, stay: the first row that is true.
struct DecisionTable: Sendable {
  private var rows: [Row] = []

  /// When each row is true.
  var tableRows: [TableRow] { rows.map { TableRow(id: $0.entry.id, when: $0.entry.when) } }

  private struct Row: Sendable {
    var entry: FollowUpEntry
    var then: VoicedText
    var review: DayCount?
  }

  init(_ file: Fields, into builder: inout DefinitionBuilder) {
    for fields in file.objects("decisions") {
      guard let entry = FollowUpEntry(fields, into: &builder), let then = fields.voiced("then")
      else { continue }
      rows.append(Row(entry: entry, then: then, review: fields.dayCount("review")))
    }
  }

  /// The first row that is known to be true, with the rows above it that could not be judged; nil without visits or a true row.
  func decision(_ facts: Facts) -> Decision? {
    guard !facts.profile.visits.isEmpty,
      let position = rows.firstIndex(where: { facts.holds($0.entry.when) })
    else { return nil }
    let row = rows[position]
    var decision = Decision(id: row.entry.id, title: row.entry.title, then: row.then)
    decision.ref = row.entry.ref
    decision.reviewOn = row.review.map { facts.profile.on.adding(days: $0.days).description }
    decision.undecided = rows[..<position].filter {
      facts.truth($0.entry.when) == .unknown
    }.map(\.entry.id)
    decision.because = row.entry.because(facts)
    decision.evidence = row.entry.evidence
    return decision
  }
}
