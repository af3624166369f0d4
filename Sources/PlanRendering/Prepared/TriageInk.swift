import JSONWriting
import PlanCore

/// What a triage stage says.
final class TriageInk: Sendable {
  private let stage: any PreparedTriageStage
  /// The flags with their positions among the stage's rules, most urgent first.
  private let entries: [(rule: Int, template: Template)]
  /// `urgency` and `message`, by the urgency's rank.
  private let heads: [Piece]

  init(_ stage: any PreparedTriageStage, firstRule: Int, _ ink: inout Ink) {
    self.stage = stage
    let templates = stage.forms.map { ink.item($0, gaps: ["because": .items]) }
    entries = Urgency.allCases.reversed().flatMap { urgency in
      templates.indices.filter { stage.forms[$0].urgency == urgency }.map {
        (rule: firstRule + $0, template: templates[$0])
      }
    }
    heads = Urgency.allCases.map { Self.head($0, stage.messages[$0], &ink) }
  }

  /// The head of a plan without a triage, or with one whose gate is closed.
  static func silent(_ ink: inout Ink) -> Piece {
    head(.routine, nil, &ink)
  }

  private static func head(_ urgency: Urgency, _ message: VoicedText?, _ ink: inout Ink) -> Piece {
    var bytes = Array(#","urgency":"\#(urgency.rawValue)","message":"#.utf8)
    bytes += JSONText.compact(message ?? VoicedText("")).bytes
    return ink.add(bytes)
  }

  /// How soon the person must be seen.
  func urgency(_ facts: Facts) -> Urgency { stage.urgency(facts) }

  /// `urgency` and `message` of a plan.
  func head(_ urgency: Urgency) -> Piece { heads[urgency.rank] }

  /// Writes the ids of the flags that are true, most urgent first.
  func putIDs(_ rules: RuleInk, on page: inout PlanPage) {
    for entry in entries where page.isOffered(entry.rule) { page.item(word: rules.ids[entry.rule]) }
  }

  /// Writes the flags that are true, most urgent first, as items of a list.
  func put(from plan: PreparedPlan, on page: inout PlanPage) {
    for entry in entries where page.isOffered(entry.rule) {
      page.item(opening: entry.template)
      plan.putBecause(of: entry.rule, on: &page)
      page.put(entry.template, 1)
      plan.sources.cite(plan.rules.entries[entry.rule].cited, on: page)
    }
  }
}
