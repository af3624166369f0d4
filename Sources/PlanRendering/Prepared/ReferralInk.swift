import PlanCore

/// What a referral stage says.
final class ReferralInk: Sendable {
  private let entries: [Entry]
  private let criteria: [(when: ConditionID, entries: ByTruth)]
  private let firstRule: Int

  private struct Entry {
    /// With the gaps criteria, cautions, clinicianOnly and because.
    var template: Template
    var firstCriterion: Int
    var criterionCount: Int
  }

  init(_ stage: any PreparedReferralStage, firstRule: Int, _ ink: inout Ink) {
    var entries: [Entry] = []
    var criteria: [(when: ConditionID, entries: ByTruth)] = []
    self.firstRule = firstRule
    for form in stage.forms {
      entries.append(
        Entry(
          template: ink.template(
            form.entry, gaps: ["criteria", "cautions", "clinicianOnly", "because"]),
          firstCriterion: criteria.count, criterionCount: form.criteria.count))
      criteria += form.criteria.map { criterion in
        (
          when: criterion.when,
          entries: ByTruth { truth in
            ink.add(Criterion(id: criterion.id, text: criterion.text, truth))
          }
        )
      }
    }
    self.entries = entries
    self.criteria = criteria
  }

  /// Writes the referrals that are offered, as members of a list.
  func put(
    _ plan: PreparedPlan, _ facts: Facts, _ run: inout PreparedRun, _ isFirst: inout Bool
  ) {
    for (position, entry) in entries.enumerated() {
      let rule = firstRule + position
      guard run.placements[rule] == .offered else { continue }
      run.sheet.separate(&isFirst)
      run.sheet.put(plan.ink[entry.template, 0], plan.ink)
      putCriteria(of: rule, facts, plan.ink, to: &run.sheet)
      plan.putExceptions(of: rule, facts, &run)
      plan.putBecause(of: rule, facts, &run)
      run.sheet.put(plan.ink[entry.template, 4], plan.ink)
      plan.sources.cite(plan.rules.entries[rule].cited, in: &run.cited)
    }
  }

  /// The criteria of a rule, by its position among all rules.
  func putCriteria(of rule: Int, _ facts: Facts, _ ink: Ink, to sheet: inout PlanSheet) {
    let entry = entries[rule - firstRule]
    let indices = entry.firstCriterion..<entry.firstCriterion + entry.criterionCount
    sheet.put(#","criteria":["#, indices, ink) { index in
      criteria[index].entries[facts.truth(criteria[index].when)]
    }
  }
}
