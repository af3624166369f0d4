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
          template: ink.item(
            form.entry, gaps: ["criteria", "cautions", "clinicianOnly", "because"]),
          firstCriterion: criteria.count, criterionCount: form.criteria.count))
      criteria += form.criteria.map { criterion in
        (
          when: criterion.when,
          entries: ByTruth { truth in
            ink.item(Criterion(id: criterion.id, text: criterion.text, truth))
          }
        )
      }
    }
    self.entries = entries
    self.criteria = criteria
  }

  /// Writes the referrals that are offered, as items of a list.
  func put(from plan: PreparedPlan, on page: inout PlanPage) {
    for (position, entry) in entries.enumerated() {
      let rule = firstRule + position
      guard page.isOffered(rule) else { continue }
      page.item(entry.template)
      putCriteria(of: rule, on: &page)
      plan.putExceptions(of: rule, on: &page)
      plan.putBecause(of: rule, on: &page)
      page.put(entry.template, 4)
      plan.sources.cite(plan.rules.entries[rule].cited, on: page)
    }
  }

  /// The criteria of a rule, by its position among all rules.
  func putCriteria(of rule: Int, on page: inout PlanPage) {
    let entry = entries[rule - firstRule]
    page.open(#","criteria":["#)
    for index in entry.firstCriterion..<entry.firstCriterion + entry.criterionCount {
      page.item(criteria[index].entries[page.truth(criteria[index].when)])
    }
    page.close()
  }
}
