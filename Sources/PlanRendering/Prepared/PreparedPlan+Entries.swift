import PlanCore

extension PreparedPlan {
  /// The facts behind the verdict of a rule, with their values.
  func putBecause(of rule: Int, on page: inout PlanPage) {
    putBecause(page.run.verdicts[rule].deciding, on: &page)
  }

  /// Some facts that decided for the person among others, with their values.
  func putBecause(_ deciding: LaneReasons.Range, on page: inout PlanPage) {
    page.open(#","because":["#)
    forEachReason(deciding, on: &page) { fact, page in putReason(fact, on: &page) }
    page.close()
  }

  /// Calls a closure with each of some facts that stands behind something for the person.
  @inline(__always)
  private func forEachReason(
    _ range: LaneReasons.Range, on page: inout PlanPage, _ body: (FactID, inout PlanPage) -> Void
  ) {
    for first in stride(from: range.lowerBound, to: range.upperBound, by: 64) {
      var rest = page.reasons(from: first, to: range.upperBound)
      while rest != 0 {
        body(page.fact(of: first + rest.trailingZeroBitCount), &page)
        rest &= rest &- 1
      }
    }
  }

  /// A fact that decided, with its value.
  func putBecause(only fact: FactID, on page: inout PlanPage) {
    page.open(#","because":["#)
    putReason(fact, on: &page)
    page.close()
  }

  private func putReason(_ fact: FactID, on page: inout PlanPage) {
    if let piece = facts.piece(for: fact, on: &page) { return page.item(piece) }
    let said = page.run.said[fact.index]
    guard said.isEmpty else { return page.item(again: said) }
    page.separate()
    let start = page.count
    if !facts.put(fact, on: &page) {
      page.put(JSONText.compact(page.facts.because(fact), without: []).bytes)
    }
    page.run.say(fact, at: start..<page.count)
  }

  /// The names of some facts that are missing for the person among others.
  func putMissing(_ missing: LaneReasons.Range, on page: inout PlanPage) {
    page.open(#","missing":["#)
    forEachReason(missing, on: &page) { fact, page in page.item(word: facts.names[fact.index]) }
    page.close()
  }

  /// What goes with a rule that is offered.
  func putExceptions(of rule: Int, on page: inout PlanPage) {
    let outcome = page.outcome(rules.entries[rule])
    rules.put(#","cautions":["#, outcome.cautions, of: rule, on: &page)
    rules.put(#","clinicianOnly":["#, outcome.clinician, of: rule, on: &page)
  }

  /// What is relevant and not offered now.
  func putWithheld(on page: inout PlanPage) {
    page.open(#","withheld":["#)
    for section in sections where section.isOffering {
      var rest = section.rules
      while let rule = page.run.withheld.first(in: rest, for: page.run.person) {
        putWithheld(rule, section, on: &page)
        sources.cite(rules.entries[rule].cited, on: page)
        rest = rule + 1..<rest.upperBound
      }
    }
    page.close()
  }

  private func putWithheld(_ rule: Int, _ section: Section, on page: inout PlanPage) {
    let template = rules.entries[rule].withheld
    let outcome = page.outcome(rules.entries[rule])
    page.item(template)
    page.put(outcome.verdict.member)
    rules.put(#","reasons":["#, outcome.stoppers, of: rule, on: &page)
    page.put(template, 2)
    if case .referrals(let referrals) = section.ink {
      referrals.putCriteria(of: rule, on: &page)
    } else {
      page.put(#","criteria":[]"#)
    }
    putMissing(page.run.verdicts[rule].missing, on: &page)
    putBecause(of: rule, on: &page)
    page.put(template, 5)
  }

  /// What guidance advises against.
  func putAdvisedAgainst(on page: inout PlanPage) {
    page.open(#","advisedAgainst":["#)
    for section in sections where section.isOffering {
      var rest = section.rules
      while let rule = page.run.advisedAgainst.first(in: rest, for: page.run.person) {
        let entry = rules.entries[rule]
        page.item(entry.advised)
        rules.put(#","cautions":["#, page.outcome(entry).cautions, of: rule, on: &page)
        page.put(entry.advised, 1)
        putBecause(of: rule, on: &page)
        page.put(entry.advised, 2)
        sources.cite(entry.cited, on: page)
        rest = rule + 1..<rest.upperBound
      }
    }
    page.close()
  }
}

extension Verdict {
  /// The verdict as a member of an entry.
  fileprivate var member: StaticString {
    switch self {
    case .offered: #","verdict":"offered""#
    case .blocked: #","verdict":"blocked""#
    case .notIndicated: #","verdict":"not indicated""#
    case .needsFacts: #","verdict":"needs facts""#
    case .held: #","verdict":"held""#
    case .suppressed: #","verdict":"suppressed""#
    }
  }
}
