import PlanCore

/// Reads the programme in time: phases and reviews, counted from the programme's first day.
enum ScheduleReader {
  /// The stretches of the programme.
  static func phases(
    _ file: Fields, into builder: inout DefinitionBuilder
  ) -> [FollowUpForm.Conditional<Phase>] {
    file.objects("phases").compactMap { fields in
      guard let entry = FollowUpEntry(fields, into: &builder),
        let fromWeek = fields.integer("from_week"), let dose = fields.text("dose"),
        let focus = fields.voiced("focus")
      else { return nil }
      let toWeek = fields.integer("to_week")
      if let toWeek, toWeek <= fromWeek {
        builder.report(
          .emptyPhase, "the phase ends in week \(toWeek), before it begins",
          at: fields["to_week"]?.range)
      }
      var phase = Phase(
        id: entry.id, title: entry.title, weeks: (fromWeek, toWeek), focus: focus, dose: dose)
      phase.evidence = entry.evidence
      return FollowUpForm.Conditional(phase, when: entry.when)
    }
  }

  /// When to look at the plan again.
  static func reviews(
    _ file: Fields, into builder: inout DefinitionBuilder
  ) -> [FollowUpForm.Conditional<Review>] {
    file.objects("reviews").compactMap { fields in
      guard let entry = FollowUpEntry(fields, into: &builder), let at = fields.dayCount("at"),
        let content = fields.voiced("content")
      else { return nil }
      var review = Review(id: entry.id, title: entry.title, content: content)
      review.ref = entry.ref
      review.evidence = entry.evidence
      return FollowUpForm.Conditional(review, when: entry.when, after: at)
    }
  }
}

extension Diagnostic.Code {
  /// A phase that ends before it begins.
  fileprivate static let emptyPhase: Self = "empty-phase"
}
