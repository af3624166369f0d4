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
      for question in questions { page.bullet(line(question, letter)) }
    }
  }

  private func line(_ question: Question, _ letter: Letter) -> String {
    let text = question.question(letter.audience)
    guard letter.isForClinician else { return text }
    let decides = question.decides.isEmpty ? "" : " → \(question.decides.joined(separator: ", "))"
    return "\(text) (\(question.id), \(question.state))\(decides)"
  }
}
