import PlanCore

/// What to do when it flares up.
struct FlareSection: LetterSection {
  func write(_ letter: Letter, to page: inout TextPage) {
    guard let flare = letter.plan.followUp?.flare else { return }
    page.heading(letter.phrases.flare)
    page.paragraph(
      letter.mark(flare.ref ?? flare.id) + flare.text(letter.audience),
      then: letter.cite(flare.evidence))
    page.gap()
    for step in flare.steps { page.field(step.time(letter.audience), letter.say(step.text)) }
    page.fields(letter.phrases.adaptations, flare.adjust.compactMap { letter.say($0) })
    page.field(letter.phrases.seekHelp, letter.say(flare.seekHelp))
  }
}

/// What keeps it from coming back.
struct PreventionSection: LetterSection {
  func write(_ letter: Letter, to page: inout TextPage) {
    guard let advice = letter.plan.followUp?.prevention, !advice.isEmpty else { return }
    page.heading(letter.phrases.prevention)
    for item in advice {
      let name = letter.name(item.title, ref: item.ref, id: item.id)
      page.bullet("\(name): \(item.text(letter.audience))", then: letter.cite(item.evidence))
    }
  }
}

/// When to get help at once.
struct SafetyNetSection: LetterSection {
  func write(_ letter: Letter, to page: inout TextPage) {
    guard let net = letter.plan.safetyNet else { return }
    page.heading(letter.phrases.safetyNet)
    page.paragraph(
      letter.mark(net.ref ?? net.id) + net.text(letter.audience),
      then: letter.cite(net.evidence))
    page.gap()
    for sign in net.signs {
      page.bullet(letter.mark(sign.ref) + sign.text(letter.audience))
    }
  }
}
