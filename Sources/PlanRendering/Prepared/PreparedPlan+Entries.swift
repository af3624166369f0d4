import JSONWriting
import PlanCore

extension PreparedPlan {
  /// The facts behind the verdict of a rule, with their values.
  @inline(__always)
  func putBecause(of rule: Int, on page: inout PlanPage) {
    putBecause(page.run.verdicts[rule].shown.deciding, on: &page)
  }

  /// Some facts that decided for the person among others, with their values.
  @inline(__always)
  func putBecause(_ deciding: LaneReasons.Range, on page: inout PlanPage) {
    if !deciding.isEmpty { putReasons(deciding, on: &page) }
  }

  private func putReasons(_ deciding: LaneReasons.Range, on page: inout PlanPage) {
    forEachReason(deciding, on: &page) { fact, page in putReason(fact, on: &page) }
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
  func putReason(_ fact: FactID, on page: inout PlanPage) {
    if let piece = facts.piece(for: fact, on: &page) { return page.item(piece) }
    let said = page.run.said[fact.index]
    guard said.isEmpty else { return page.item(again: said) }
    page.separate()
    let start = page.count
    if !facts.put(fact, on: &page) {
      page.put(JSONText.compact(page.facts.because(fact)).bytes)
    }
    page.run.say(fact, at: start..<page.count)
  }

  /// The names of some facts that are missing for the person among others.
  func putMissing(_ missing: LaneReasons.Range, on page: inout PlanPage) {
    forEachReason(missing, on: &page) { fact, page in page.item(word: facts.names[fact.index]) }
  }

  /// What goes with a rule that is offered: its cautions, the piece of the template between, and what is for clinicians only.
  func putExceptions(
    of rule: Int, _ template: Template, _ between: Int, on page: inout PlanPage
  ) {
    let outcome = page.outcome(rules.entries[rule])
    rules.put(outcome.cautions, of: rule, on: &page)
    page.open(template, between)
    rules.put(outcome.clinician, of: rule, on: &page)
  }

  /// What is relevant and not offered now.
  func putWithheld(on page: inout PlanPage) {
    page.open(#","withheld":["#)
    var rest = 0..<rules.count
    while let rule = page.run.withheld.first(in: rest, for: page.run.person) {
      putWithheld(rule, on: &page)
      sources.cite(rules.entries[rule].cited, on: page)
      rest = rule + 1..<rest.upperBound
    }
    page.close()
  }

  private func putWithheld(_ rule: Int, on page: inout PlanPage) {
    let template = rules.entries[rule].withheld
    let outcome = page.outcome(rules.entries[rule])
    page.item(template)
    page.put(outcome.verdict)
    page.open(template, 1)
    rules.put(outcome.stoppers, of: rule, on: &page)
    page.open(template, 2)
    rules.putCriteria(of: rule, on: &page)
    page.open(template, 3)
    putMissing(page.run.verdicts[rule].shown.missing, on: &page)
    page.open(template, 4)
    putBecause(of: rule, on: &page)
    page.put(template, 5)
  }

  /// What guidance advises against.
  func putAdvisedAgainst(on page: inout PlanPage) {
    page.open(#","advisedAgainst":["#)
    var rest = 0..<rules.count
    while let rule = page.run.advisedAgainst.first(in: rest, for: page.run.person) {
      let entry = rules.entries[rule]
      page.item(opening: entry.advised)
      rules.put(page.outcome(entry).cautions, of: rule, on: &page)
      page.open(entry.advised, 1)
      putBecause(of: rule, on: &page)
      page.put(entry.advised, 2)
      sources.cite(entry.cited, on: page)
      rest = rule + 1..<rest.upperBound
    }
    page.close()
  }
}

extension PlanPage {
  /// The word of a verdict; each is copied by itself, for then its length is known beforehand.
  fileprivate mutating func put(_ verdict: Verdict) {
    switch verdict {
    case .offered: put("offered")
    case .blocked: put("blocked")
    case .notIndicated: put("not indicated")
    case .needsFacts: put("needs facts")
    case .held: put("held")
    case .suppressed: put("suppressed")
    }
  }
}
