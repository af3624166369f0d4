import PlanCore

/// What to reach, what is measured, and when it is looked at again.
struct GoalSection: LetterSection {
  func write(_ letter: Letter, to page: inout TextPage) {
    guard let followUp = letter.plan.followUp, !followUp.goals.isEmpty || !followUp.reviews.isEmpty
    else { return }
    page.heading(letter.phrases.goals)
    if !followUp.goals.isEmpty { page.paragraph("\(letter.phrases.yourGoals):") }
    for goal in followUp.goals { write(goal, letter, to: &page) }
    if !followUp.reviews.isEmpty {
      page.gap()
      page.paragraph("\(letter.phrases.reviews):")
    }
    for review in followUp.reviews { write(review, letter, to: &page) }
    if !followUp.measures.isEmpty {
      page.gap()
      page.paragraph("\(letter.phrases.measures):")
    }
    for measure in followUp.measures { write(measure, letter, to: &page) }
  }

  private func write(_ goal: Goal, _ letter: Letter, to page: inout TextPage) {
    let phrases = letter.phrases
    let details = [
      goal.baseline.map { "\(phrases.baseline.lowercased()) \($0)" },
      goal.target.map { "\(phrases.goal.lowercased()) \($0)" },
      goal.due.map { "\(phrases.due.lowercased()) \(phrases.day($0))" },
    ].compactMap(\.self)
    let tail = details.isEmpty ? "" : " (\(details.joined(separator: ", ")))"
    let name =
      goal.own ? goal.title(letter.audience) : letter.name(goal.title, ref: nil, id: goal.id)
    page.bullet(name, then: tail + letter.cite(goal.evidence))
    if !goal.own { page.field(phrases.facts, letter.facts(goal.because)) }
  }

  private func write(_ review: Review, _ letter: Letter, to page: inout TextPage) {
    let name = letter.name(review.title, ref: review.ref, id: review.id)
    page.bullet(
      "\(letter.phrases.day(review.on)), \(name): \(review.content(letter.audience))",
      then: letter.cite(review.evidence))
    page.field(letter.phrases.facts, letter.facts(review.because))
  }

  private func write(_ measure: Measure, _ letter: Letter, to page: inout TextPage) {
    let phrases = letter.phrases
    let name = letter.name(measure.title, ref: measure.ref, id: measure.id)
    let value = measure.value ?? phrases.nothingKnown
    let important = measure.important.map { ", \(phrases.important($0))" } ?? ""
    page.bullet(
      "\(name): \(phrases.baseline.lowercased())",
      then: " \(value)\(important)\(letter.cite(measure.evidence))")
  }
}
