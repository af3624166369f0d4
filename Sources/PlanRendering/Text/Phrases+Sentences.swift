import PlanCore

extension Phrases {
  var uncertain: String {
    choose("not known whether it applies", "we do not know yet whether this is so for you")
  }
  var partial: String {
    choose(
      "Safety-critical questions are open: see the last questions below.",
      "Some questions about your safety are still open. Please read “\(questions)” below.")
  }
  var notDiagnoses: String {
    choose(
      "Ranked by findings; not diagnoses.",
      "This is what your answers fit with. It is not a diagnosis; that takes an examination.")
  }
  var neverOrders: String {
    choose(
      "For discussion with the prescriber; no orders.",
      """
      Please do not start, stop or change any medicine because of this letter. Take this list to \
      your doctor or pharmacist.
      """)
  }
  var notNow: String { choose("Not offered now", "Not suitable now") }
  var leadTo: String { choose("Criteria not complete", "What would lead to one") }
  var reviews: String { choose("Reviews", "When we look again") }
  var measures: String { choose("Measures", "What we measure") }
  var yourGoals: String { choose("Goals", "What you want to reach") }
  var noVerdicts: String { "This copy of the plan was made without its verdicts." }
  var nothingKnown: String { "not known" }
  var mustNotMiss: String { "must not be missed" }

  func made(for patient: String, on day: String, plan: String, revision: String) -> String {
    choose(
      "Patient \(patient), \(day). Plan \(plan), revision \(revision).",
      "For \(patient), \(self.day(day)). Plan \(plan), revision \(revision).")
  }
  func needs(_ facts: [String]) -> String {
    choose("needs ", "to judge it we need to know: ") + list(facts)
  }
  func answerFirst(_ count: Int) -> String {
    let number = count == 1 ? "one open question" : "\(count) open questions"
    return choose(
      "Ask first: \(number) on red flags.",
      "First, please answer \(number) about warning signs (at the end of this letter).")
  }
  func discuss(_ title: String) -> String {
    choose("Discuss: \(title)", "Talk over with your doctor or pharmacist: \(title)")
  }
  func refer(_ title: String, _ urgency: Urgency) -> String {
    "\(choose("Refer", "Arrange")) (\(label(urgency))): \(title)"
  }
  func next(_ review: Review) -> String {
    "\(choose("Next review", "Next look together")): \(day(review.on)), \(review.title(audience))"
  }
  func building(from start: String, to target: String) -> String {
    choose("\(start) → \(target)", "from \(start), step by step towards \(target)")
  }

  func week(_ number: Int) -> String {
    choose(String(number), "week \(number) of the programme")
  }
  func important(_ change: String) -> String {
    choose("change that matters \(change)", "a change of \(change) counts")
  }

  /// Facts in a sentence; questions end themselves and are parted by blanks.
  private func list(_ facts: [String]) -> String {
    facts.joined(separator: facts.contains { $0.hasSuffix("?") } ? " " : ", ")
  }
}
