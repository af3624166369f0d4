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
          template: ink.template(
            form.entry,
            gaps: ["reviewOn", "cautions", "clinicianOnly", "evaluated", "because"]),
          reviewWeeks: form.reviewWeeks, firstCheck: checks.count,
          checkCount: rule.exceptions.count))
      checks += rule.exceptions.map { exception in
        Check(
          condition: exception.condition,
          outcomes: ByTruth { ink.add(MedicationNote.Check(exception, $0)) })
      }
    }
    self.entries = entries
    self.checks = checks
  }

  /// Writes the notes that are offered, as members of a list.
  func put(
    _ plan: PreparedPlan, _ facts: Facts, _ run: inout PreparedRun, _ isFirst: inout Bool
  ) {
    for (position, entry) in entries.enumerated() {
      let rule = firstRule + position
      guard run.placements[rule] == .offered else { continue }
      run.sheet.separate(&isFirst)
      run.sheet.put(plan.ink[entry.template, 0], plan.ink)
      if let weeks = entry.reviewWeeks {
        run.sheet.put(#","reviewOn":""#)
        run.sheet.put(facts.profile.on.adding(days: weeks * 7).description)
        run.sheet.put(byte: UInt8(ascii: "\""))
      }
      plan.putExceptions(of: rule, facts, &run)
      let checked = entry.firstCheck..<entry.firstCheck + entry.checkCount
      run.sheet.put(#","evaluated":["#, checked, plan.ink) { index in
        checks[index].outcomes[facts.truth(checks[index].condition)]
      }
      plan.putBecause(of: rule, facts, &run)
      run.sheet.put(plan.ink[entry.template, 5], plan.ink)
      plan.sources.cite(plan.rules.entries[rule].cited, in: &run.cited)
    }
  }
}
