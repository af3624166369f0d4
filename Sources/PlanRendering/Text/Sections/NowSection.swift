import PlanCore

/// What to do today and in the stretch of the programme that has begun, in short lines.
struct NowSection: LetterSection {
  func write(_ letter: Letter, to page: inout TextPage) {
    let plan = letter.plan
    let phase = plan.followUp?.phases.first
    let steps = steps(letter, phase)
    guard phase != nil || !steps.isEmpty else { return }
    page.heading(letter.phrases.now)
    if let phase {
      page.paragraph(
        "\(phase.title(letter.audience)) (\(letter.phrases.days(phase))): "
          + phase.focus(letter.audience))
      page.gap()
    }
    for step in steps { page.bullet(step) }
  }

  private func steps(_ letter: Letter, _ phase: Phase?) -> [String] {
    let plan = letter.plan
    let phrases = letter.phrases
    let questions = plan.ask.count { $0.priority == .redFlag }
    var steps = questions > 0 ? [phrases.answerFirst(questions)] : []
    steps += plan.referrals.map {
      phrases.refer(letter.name($0.title, ref: $0.ref, id: $0.id), $0.urgency)
    }
    steps += phase.map { ProgrammeSection.lines($0, letter) } ?? []
    steps += plan.activities.filter { $0.kind != "exercise" && $0.direction == .do }.map {
      letter.name($0.title, ref: $0.ref, id: $0.id)
    }
    steps += plan.medicationNotes.filter(\.isToDiscuss).map {
      phrases.discuss(letter.name($0.title, ref: $0.ref, id: $0.id))
    }
    if let review = plan.followUp?.reviews.first(where: { $0.on >= plan.on }) {
      steps.append(phrases.next(review))
    }
    return steps
  }
}
