import JSONWriting
import PlanCore

/// What a stage of medication notes says.
final class NoteInk: Sendable {
  private let entries: [Entry]
  private let checks: [Check]
  private let firstRule: Int

  private struct Entry {
    /// With the gaps reviewOn, cautions, clinicianOnly, evaluated and because.
    var template: Template
    var reviewWeeks: Int?
    var firstCheck: Int
    var checkCount: Int
  }

  private struct Check {
    var condition: ConditionID
    var outcomes: ByTruth
  }

  init(_ stage: any PreparedNoteStage, firstRule: Int, _ ink: inout Ink) {
    var entries: [Entry] = []
    var checks: [Check] = []
    self.firstRule = firstRule
    for (form, rule) in zip(stage.forms, stage.rules) {
      entries.append(
        Entry(
          template: ink.item(
            form.entry,
            gaps: [
              "reviewOn": .member, "cautions": .items, "clinicianOnly": .items,
              "evaluated": .items, "because": .items,
            ]),
          reviewWeeks: form.reviewWeeks, firstCheck: checks.count,
          checkCount: rule.exceptions.count))
      checks += rule.exceptions.map { exception in
        Check(
          condition: exception.condition,
          outcomes: ByTruth { ink.item(MedicationNote.Check(exception, $0)) })
      }
    }
    self.entries = entries
    self.checks = checks
  }

  /// Writes the notes that are offered, as items of a list.
  func put(from plan: PreparedPlan, on page: inout PlanPage) {
    for (position, entry) in entries.enumerated() {
      let rule = firstRule + position
      guard page.isOffered(rule) else { continue }
      page.item(entry.template)
      if let weeks = entry.reviewWeeks {
        page.put(member: #","reviewOn":""#, page.today.adding(days: weeks * 7))
      }
      page.open(entry.template, 1)
      plan.putExceptions(of: rule, entry.template, 2, on: &page)
      page.open(entry.template, 3)
      for index in entry.firstCheck..<entry.firstCheck + entry.checkCount {
        page.item(checks[index].outcomes[page.truth(checks[index].condition)])
      }
      page.open(entry.template, 4)
      plan.putBecause(of: rule, on: &page)
      page.put(entry.template, 5)
      plan.sources.cite(plan.rules.entries[rule].cited, on: page)
    }
  }
}
