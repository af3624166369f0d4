import PlanCore

/// The facts behind the red flags, for those who take over.
struct HandOverSection: LetterSection {
  func write(_ letter: Letter, to page: inout TextPage) {
    var said: Set<String> = []
    let facts = letter.plan.redFlags.flatMap(\.because).filter { said.insert($0.fact).inserted }
    guard !facts.isEmpty else { return }
    page.heading(letter.phrases.handOver)
    for fact in facts { page.bullet(fact.text(letter.audience)) }
  }
}
