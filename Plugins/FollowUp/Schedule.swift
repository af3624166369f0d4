import PlanCore

/// The programme in time: phases and reviews, counted from the programme's first day.
struct Schedule: Sendable {
  private var phases: [PhaseEntry] = []
  private var reviews: [ReviewEntry] = []

  private struct PhaseEntry: Sendable {
    var entry: FollowUpEntry
    var fromWeek: Int
    var toWeek: Int?
    var dose: String
    var focus: VoicedText
  }

  private struct ReviewEntry: Sendable {
    var entry: FollowUpEntry
    var at: DayCount
    var content: VoicedText
  }

  init(_ file: Fields, into builder: inout DefinitionBuilder) {
    for fields in file.objects("phases") {
      guard let entry = FollowUpEntry(fields, into: &builder),
        let fromWeek = fields.integer("from_week"), let dose = fields.text("dose"),
        let focus = fields.voiced("focus")
      else { continue }
      let toWeek = fields.integer("to_week")
      if let toWeek, toWeek <= fromWeek {
        builder.report(
          .emptyPhase, "the phase ends in week \(toWeek), before it begins",
          at: fields["to_week"]?.range)
      }
      phases.append(
        PhaseEntry(entry: entry, fromWeek: fromWeek, toWeek: toWeek, dose: dose, focus: focus))
    }
    for fields in file.objects("reviews") {
      guard let entry = FollowUpEntry(fields, into: &builder), let at = fields.dayCount("at"),
        let content = fields.voiced("content")
      else { continue }
      reviews.append(ReviewEntry(entry: entry, at: at, content: content))
    }
  }

  /// The stretches of the programme with their core exercises, those that have begun and not ended yet or are to come.
  func phases(_ facts: Facts, _ activities: [Activity], start: Day) -> [Phase] {
    phases.compactMap { phase in
      let isOver = phase.toWeek.map { start.adding(days: $0 * 7) <= facts.profile.on } ?? false
      guard !isOver, facts.truth(phase.entry.when) != .no else { return nil }
      var entry = Phase(
        id: phase.entry.id, title: phase.entry.title, focus: phase.focus, dose: phase.dose)
      entry.schedule(fromWeek: phase.fromWeek, toWeek: phase.toWeek, start: start)
      entry.activities = activities.filter { activity in
        activity.core && activity.fromWeek < (phase.toWeek ?? Int.max)
      }.map(\.id)
      entry.evidence = phase.entry.evidence
      return entry
    }
  }

  /// The reviews that are still to come, earliest first.
  func reviews(_ facts: Facts, start: Day) -> [Review] {
    let due = reviews.compactMap { review -> (Day, Review)? in
      let day = start.adding(days: review.at.days)
      guard day > facts.profile.on, facts.holds(review.entry.when) else { return nil }
      var entry = Review(
        id: review.entry.id, title: review.entry.title, on: day, content: review.content)
      entry.ref = review.entry.ref
      entry.because = review.entry.because(facts)
      entry.evidence = review.entry.evidence
      return (day, entry)
    }
    return due.enumerated().sorted { left, right in
      (left.element.0.number, left.offset) < (right.element.0.number, right.offset)
    }.map(\.element.1)
  }
}

extension Diagnostic.Code {
  /// A phase that ends before it begins.
  fileprivate static let emptyPhase: Self = "empty-phase"
}
