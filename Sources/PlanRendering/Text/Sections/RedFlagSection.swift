import PlanCore

/// What must be ruled out, and what has to happen; flags that lead to the same are said together.
///
/// In an emergency only the flags that make it one say what to do: "be seen within two weeks" beside "go now" would
/// weaken it. What the others rest on stands among the facts to hand over.
struct RedFlagSection: LetterSection {
  func write(_ letter: Letter, to page: inout TextPage) {
    let plan = letter.plan
    let flags = plan.redFlags.filter { plan.urgency != .emergency || $0.urgency == .emergency }
    guard !flags.isEmpty else { return }
    page.heading(letter.phrases.redFlags)
    for group in groups(flags) { write(group, letter, to: &page) }
  }

  private func groups(_ flags: [RedFlag]) -> [[RedFlag]] {
    flags.reduce(into: []) { groups, flag in
      if let first = groups.last?.first, first.suspect == flag.suspect,
        first.action == flag.action, first.urgency == flag.urgency
      {
        groups[groups.count - 1].append(flag)
      } else {
        groups.append([flag])
      }
    }
  }

  private func write(_ group: [RedFlag], _ letter: Letter, to page: inout TextPage) {
    guard let first = group.first else { return }
    page.gap()
    for flag in group {
      page.paragraph(
        letter.name(flag.title, ref: flag.ref, id: flag.id), then: letter.cite(flag.evidence))
      page.field(letter.phrases.facts, letter.facts(flag.because))
    }
    page.field(letter.phrases.urgency, letter.phrases.label(first.urgency))
    page.field(letter.phrases.suspect, letter.say(first.suspect))
    page.field(letter.phrases.action, letter.say(first.action))
  }
}
