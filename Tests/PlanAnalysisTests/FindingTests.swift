import PlanAnalysis
import PlanCore
import SourceTree
import Testing

/// One small plan for each kind of finding, and one without.
struct FindingTests {
  private func flag(_ condition: String, _ more: String = "") -> String {
    "  - { id: flag, title: T, when: '\(condition)', urgency: soon, suspect: s, action: a, "
      + "strength: strong, evidence: [one]\(more) }\n"
  }

  private func note(_ more: String) -> String {
    "  - { id: note, title: N, stance: discuss, text: t, strength: strong, evidence: [one], \(more) }\n"
  }

  @Test("a condition that contradicts itself is an error that marks the parts")
  func neverTrue() throws {
    let findings = try SmallPlan(flags: flag("fever && age > 70 && (numb || age < 60) && !numb"))
      .findings("never-true")
    #expect(findings.count == 1)
    #expect(findings.first?.severity == .error)
    #expect(findings.first?.message == "'when' of 'flag' is never true")
    #expect(findings.first?.labels.count == 3)
  }

  @Test("two parts are enough where two parts contradict each other")
  func smallestConflict() throws {
    let findings = try SmallPlan(flags: flag("fever && age > 70 && numb && age < 60"))
      .findings("never-true")
    #expect(findings.first?.labels.count == 1)
  }

  @Test("a condition that is never false is a warning")
  func alwaysTrue() throws {
    let findings = try SmallPlan(flags: flag("age < 70 || age >= 60")).findings("always-true")
    #expect(findings.map(\.severity) == [.warning])
  }

  @Test("a part that changes nothing is marked, the last of two equal ones")
  func redundantPart() throws {
    let findings = try SmallPlan(flags: flag("fever || (fever && numb) || age > 3"))
      .findings("redundant-part")
    #expect(findings.count == 1)
    #expect(try SmallPlan(flags: flag("has(fever) && fever")).findings("redundant-part").isEmpty)
  }

  @Test("a constant outside of the fact's range is an error")
  func constantOutOfRange() throws {
    #expect(try SmallPlan(flags: flag("age > 130")).findings("constant-out-of-range").count == 1)
    #expect(try SmallPlan(flags: flag("age >= 120")).findings("constant-out-of-range").isEmpty)
  }

  @Test("a contraindication that holds whenever the rule is indicated is an error")
  func contraindicationImpliesIndication() throws {
    let plan = SmallPlan(
      notes: note("when: age >= 70, unless: [{ when: age > 60, effect: block, because: b }]"))
    let findings = try plan.findings("contraindication-implies-indication")
    #expect(findings.count == 1)
    #expect(findings.first?.labels.first?.text == "the rule")
  }

  @Test("a rule that its gate excludes is never offered")
  func neverOffered() throws {
    let plan = SmallPlan(
      notes: note("when: numb, unless: [{ when: fever, effect: block, because: b }]"))
    #expect(try plan.findings("never-offered").count == 1)
  }

  @Test(
    "a rule on a fact that is only ever true or unknown is undetermined when that is denied twice over"
  )
  func undetermined() throws {
    let plan = SmallPlan(
      derived: "[{ name: asked, known: [age] }]",
      notes: note(
        "when: '!asked && (asked || !asked)', unless: [{ when: fever, effect: block, because: b }]")
    )
    #expect(
      try plan.findings("never-offered").count + plan.findings("undetermined-rule").count == 1)
  }

  @Test("a row that the rows above take together is shadowed, and they are named")
  func shadowedRow() throws {
    let rows =
      "{ value: a, when: age < 40 }, { value: b, when: age >= 30 }, { value: c, when: age == 35 }, { value: d }"
    let findings = try SmallPlan(derived: "[{ name: band, choose: [\(rows)] }]").findings(
      "shadowed-row")
    #expect(findings.count == 1)
    #expect(findings.first?.labels.isEmpty == false)
  }

  @Test("a decision that comes too late is shadowed")
  func shadowedDecision() throws {
    let row = "title: T, then: t, evidence: [one]"
    let plan = SmallPlan(
      decisions: "  - { id: d-one, when: fever || age > 50, \(row) }\n"
        + "  - { id: d-two, when: age > 60, \(row) }\n")
    #expect(try plan.findings("shadowed-row").count == 1)
  }

  @Test("a choice without a last row shows a profile that gets no value")
  func gap() throws {
    let rows = "{ value: young, when: age < 65 }, { value: old, when: age > 65 }"
    let findings = try SmallPlan(derived: "[{ name: band, choose: [\(rows)] }]").findings("gap")
    #expect(findings.first?.witness?.contains("  age: 65\n") == true)
  }

  @Test("rows that were promised to exclude each other and do not are shown with a profile")
  func overlap() throws {
    let rows = "[{ value: young, when: age < 40 }, { value: old, when: age >= 40 }]"
    let promise = "[{ name: band, exclusive: yes, choose: \(rows) }]"
    #expect(try SmallPlan(derived: promise).findings("overlap").isEmpty)
    let broken = promise.replacing(">= 40", with: "> 38")
    let findings = try SmallPlan(derived: broken).findings("overlap")
    #expect(findings.map(\.severity) == [.error])
    #expect(findings.first?.labels.map(\.text) == ["true for the same person"])
    #expect(findings.first?.witness?.contains("  age: 39\n") == true)
    let unpromised = broken.replacing("exclusive: yes, ", with: "")
    #expect(try SmallPlan(derived: unpromised).findings("overlap").isEmpty)
  }

  @Test("exceptions that only together stop all who are indicated are all marked")
  func contraindicationsTogether() throws {
    let plan = SmallPlan(
      notes: note(
        "when: age >= 70, unless: [{ when: fever, effect: block, because: b }, "
          + "{ when: age < 90, effect: block, because: b }, { when: age >= 80, effect: hold, because: b }]"
      ))
    let findings = try plan.findings("contraindication-implies-indication")
    #expect(findings.count == 1)
    #expect(findings.first?.labels.map(\.text) == ["the rule", "and this the others"])
  }

  @Test("a rule that its gate excludes shows the gate")
  func closedGate() throws {
    let plan = SmallPlan(
      notes: note("when: numb, unless: [{ when: fever, effect: block, because: b }]"))
    #expect(try plan.findings("never-offered").first?.labels.map(\.text) == ["one of them"])
  }

  @Test("an invariant about nobody is a warning")
  func vacuous() throws {
    let claim = "  - { id: c, title: C, given: age < 3 && age > 5, always: fever }\n"
    let findings = try SmallPlan(invariants: claim).findings("vacuous-invariant")
    #expect(findings.map(\.severity) == [.warning])
  }

  @Test("facts and sources that nothing uses are named")
  func unused() throws {
    let plan = SmallPlan(
      derived: "[{ name: spare, when: numb }]",
      sources: "  - { id: two, title: Two, status: read, review: 2020-01-01 }\n")
    let names = try plan.findings("unused-fact").map(\.message)
    #expect(names.contains("nothing in the plan uses 'spare'"))
    #expect(names.contains("nothing in the plan uses 'fever'"))
    #expect(!names.contains("nothing in the plan uses 'numb'"))
    #expect(try plan.findings("uncited-source").map(\.message) == ["nothing cites 'two'"])
    let day = Day("2021-01-01")
    #expect(try plan.findings("review-due", on: day).count == 1)
  }

  @Test("a fact may be unused for a reason, but only while nothing uses it")
  func unusedForAReason() throws {
    var plan = SmallPlan()
    let reason = "unused: kept for the reader }"
    plan.facts = plan.facts.replacing(
      "title: fever, type: yes-no, red_flag: yes }", with: "title: fever, type: yes-no, \(reason)")
    #expect(try plan.findings("unused-fact").allSatisfy { !$0.message.contains("fever") })
    plan.facts = plan.facts.replacing(
      "title: numb, type: yes-no, red_flag: yes }", with: "title: numb, type: yes-no, \(reason)")
    #expect(
      try plan.findings("used-after-all").map(\.message)
        == ["'numb' is called unused, and something uses it"])
  }

  @Test("a review of a medicine that is taken already needs no contraindication")
  func review() throws {
    let note = note("when: fever").replacing("stance: discuss", with: "stance: review")
    #expect(try SmallPlan(notes: note).findings("no-contraindications").isEmpty)
  }

  @Test("a note without contraindications and a referral without a trial are warned of")
  func missingSafety() throws {
    #expect(try SmallPlan(notes: note("when: fever")).findings("no-contraindications").count == 1)
    let referral =
      "  - { id: op, title: T, when: fever, strength: strong, evidence: [one], what: w }\n"
    #expect(try SmallPlan(referrals: referral).findings("no-conservative-trial").count == 1)
    let trial = "trial: { weeks: 6, counted_by: age, text: t"
    let rigid = referral.replacing("what: w", with: "what: w, \(trial) }")
    #expect(try SmallPlan(referrals: rigid).findings("no-override").count == 1)
    let flexible = referral.replacing("what: w", with: "what: w, \(trial), override: numb }")
    #expect(try SmallPlan(referrals: flexible).findings("no-override").isEmpty)
  }

  @Test("a limit that is met is a finding")
  func limit() throws {
    var plan = SmallPlan(
      flags: flag("(fever || age > 40) && (fever || age < 30) && (numb || !fever)"))
    plan.limit = 0
    #expect(try plan.findings("analysis-limit").count == 1)
  }
}
