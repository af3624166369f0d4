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
      guard run.outcomes[rule].verdict == .offered, !plan.rules.entries[rule].isAvoided else {
        continue
      }
      run.sheet.separate(&isFirst)
      run.sheet.put(plan.ink[entry.template, 0], plan.ink)
      if let weeks = entry.reviewWeeks {
        run.sheet.put(#","reviewOn":""#)
        run.sheet.put(facts.profile.on.adding(days: weeks * 7).description)
        run.sheet.put(byte: UInt8(ascii: "\""))
      }
      plan.putExceptions(of: rule, facts, &run)
      run.sheet.put(#","evaluated":["#)
      var isFirstCheck = true
      for check in checks[entry.firstCheck..<entry.firstCheck + entry.checkCount] {
        run.sheet.separate(&isFirstCheck)
        run.sheet.put(check.outcomes[facts.truth(check.condition)], plan.ink)
      }
      run.sheet.put(byte: UInt8(ascii: "]"))
      plan.putBecause(of: rule, facts, &run)
      run.sheet.put(plan.ink[entry.template, 5], plan.ink)
      plan.sources.cite(plan.rules.entries[rule].cited, in: &run.cited)
    }
  }
}

/// A piece for each answer of a condition.
struct ByTruth: Sendable {
  private let yes: Piece
  private let no: Piece
  private let unknown: Piece

  init(_ piece: (Truth) -> Piece) {
    yes = piece(.yes)
    no = piece(.no)
    unknown = piece(.unknown)
  }

  subscript(truth: Truth) -> Piece {
    switch truth {
    case .yes: yes
    case .no: no
    case .unknown: unknown
    }
  }
}
