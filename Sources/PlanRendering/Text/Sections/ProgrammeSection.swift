import PlanCore

/// The programme in time: each stretch with its days, what it is about, and the dose of each core exercise.
struct ProgrammeSection: LetterSection {
  func write(_ letter: Letter, to page: inout TextPage) {
    guard let phases = letter.plan.followUp?.phases, letter.plan.activities.contains(where: \.core)
    else { return }
    page.heading(letter.phrases.programme)
    for phase in phases {
      page.gap()
      page.paragraph(
        letter.name(phase.title, ref: nil, id: phase.id),
        then: " (\(letter.phrases.days(phase)))\(letter.cite(phase.evidence))")
      page.paragraph(phase.focus(letter.audience), indent: 2)
      for line in Self.lines(phase, letter) { page.bullet(line, indent: 2) }
    }
  }

  /// The core exercises of a phase, each with its dose there.
  static func lines(_ phase: Phase, _ letter: Letter) -> [String] {
    phase.activities.compactMap { id in
      letter.plan.activities.first { $0.id == id }.map { activity in
        let name = letter.name(activity.title, ref: activity.ref, id: activity.id)
        return dose(of: activity, in: phase, letter).map { "\(name): \($0)" } ?? name
      }
    }
  }

  private static func dose(of activity: Activity, in phase: Phase, _ letter: Letter) -> String? {
    let start = activity.start?.text
    let target = activity.target?.text
    switch (phase.dose, start, target) {
    case ("build", let start?, let target?) where start != target:
      return letter.phrases.building(from: start, to: target)
    case ("start", _, _): return start ?? target
    default: return target ?? start
    }
  }
}
