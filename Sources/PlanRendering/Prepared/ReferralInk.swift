import JSONWriting
import PlanCore

/// What a referral stage says.
final class ReferralInk: Sendable {
  /// With the gaps criteria, cautions, clinicianOnly and because.
  private let templates: [Template]
  private let firstRule: Int

  init(_ stage: any PreparedReferralStage, firstRule: Int, _ ink: inout Ink) {
    self.firstRule = firstRule
    templates = stage.forms.map {
      ink.item(
        $0.entry,
        gaps: [
          "criteria": .items, "cautions": .items, "clinicianOnly": .items, "because": .items,
        ])
    }
  }

  /// Writes the ids of the referrals that are offered.
  func putIDs(_ rules: RuleInk, on page: inout PlanPage) {
    for rule in firstRule..<firstRule + templates.count where page.isOffered(rule) {
      page.item(word: rules.ids[rule])
    }
  }

  /// Writes the referrals that are offered, as items of a list.
  func put(from plan: PreparedPlan, on page: inout PlanPage) {
    for (position, template) in templates.enumerated() {
      let rule = firstRule + position
      guard page.isOffered(rule) else { continue }
      page.item(opening: template)
      plan.rules.putCriteria(of: rule, on: &page)
      page.open(template, 1)
      plan.putExceptions(of: rule, template, 2, on: &page)
      page.open(template, 3)
      plan.putBecause(of: rule, on: &page)
      page.put(template, 4)
      plan.sources.cite(plan.rules.entries[rule].cited, on: page)
    }
  }
}
