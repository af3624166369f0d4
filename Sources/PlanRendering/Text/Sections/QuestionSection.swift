import PlanCore

/// What is still to be asked, most important first.
struct QuestionSection: LetterSection {
  func write(_ letter: Letter, to page: inout TextPage) {
    guard !letter.plan.ask.isEmpty else { return }
    page.heading(letter.phrases.questions)
    for priority in Question.Priority.allCases {
      let questions = letter.plan.ask.filter { $0.priority == priority }
      guard !questions.isEmpty else { continue }
      page.gap()
      page.paragraph("\(letter.phrases.label(priority)):")
      for question in questions {
        page.bullet(question.question(letter.audience), then: reasons(question, letter))
      }
    }
  }

  /// For a clinician which fact it is, why it is open, and what it decides.
  private func reasons(_ question: Question, _ letter: Letter) -> String {
    guard letter.isForClinician else { return "" }
    let decides = question.decides.isEmpty ? "" : " → \(question.decides.joined(separator: ", "))"
    return " (\(question.id), \(question.state))\(decides)"
  }
}
