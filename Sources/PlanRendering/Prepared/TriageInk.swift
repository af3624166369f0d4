import PlanCore

/// What a triage stage says.
final class TriageInk: Sendable {
  private let stage: any PreparedTriageStage
  private let entries: [(urgency: Urgency, template: Template)]
  /// `urgency` and `message`, by the urgency's rank.
  private let heads: [Piece]
  private let firstRule: Int

  init(_ stage: any PreparedTriageStage, firstRule: Int, _ ink: inout Ink) {
    var entries: [(urgency: Urgency, template: Template)] = []
    self.stage = stage
    self.firstRule = firstRule
    for form in stage.forms {
      entries.append((form.urgency, ink.item(form, gaps: ["because"])))
    }
    heads = Urgency.allCases.map { Self.head($0, stage.messages[$0], &ink) }
    self.entries = entries
  }

  /// The head of a plan without a triage, or with one whose gate is closed.
  static func silent(_ ink: inout Ink) -> Piece {
    head(.routine, nil, &ink)
  }

  private static func head(_ urgency: Urgency, _ message: VoicedText?, _ ink: inout Ink) -> Piece {
    var bytes = Array(#","urgency":"\#(urgency.rawValue)","message":"#.utf8)
    bytes += JSONText.compact(message ?? VoicedText(""), without: []).bytes
    return ink.add(bytes)
  }

  func head(_ facts: Facts) -> (urgency: Urgency, piece: Piece) {
    let urgency = stage.urgency(facts)
    return (urgency, heads[urgency.rank])
  }

  /// Writes the flags that are true, most urgent first, as items of a list.
  func put(on page: inout PlanPage) {
    for level in Urgency.allCases.reversed() {
      for (index, entry) in entries.enumerated()
      where entry.urgency == level && page.run.outcomes[firstRule + index].verdict == .offered {
        page.item(entry.template)
        page.plan.putBecause(of: firstRule + index, on: &page)
        page.put(entry.template, 1)
        page.plan.sources.cite(page.plan.rules.entries[firstRule + index].cited, on: page)
      }
    }
  }
}
