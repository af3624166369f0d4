import PlanAnalysis
import PlanCore
import Testing

/// Claims about small plans: proved, refuted with a profile, or left open with the reason.
struct InvariantTests {
  private func result(
    _ claim: String, _ change: (inout SmallPlan) -> Void = { _ in }
  ) throws -> InvariantOutcome.Result? {
    var plan = SmallPlan()
    plan.notes =
      "  - { id: note, title: N, when: fever, stance: discuss, text: t, strength: strong, evidence: [one], "
      + "unless: [{ when: age < 18, effect: block, because: b }] }\n"
    plan.invariants = "  - { id: claim, title: C, \(claim) }\n"
    change(&plan)
    return try plan.analyse().outcomes.first?.result
  }

  @Test("what holds for every profile is proved")
  func proved() throws {
    #expect(try result("given: numb, always: urgency == \"emergency\"") == .proved)
    #expect(try result("given: age < 18, always: '!offered.note'") == .proved)
    #expect(try result("given: '!has(age)', always: '!offered.note'") == .proved)
    #expect(try result("given: numb, always: '!offered_by.medication_notes'") == .proved)
  }

  @Test("an invariant can ask whether a rule comes with a warning or with a clinician")
  func company() throws {
    func outcome(_ name: String, effect: String) throws -> InvariantOutcome.Result? {
      try result("given: offered.note && age > 60, always: \(name).note") {
        $0.notes = $0.notes.replacing(
          "effect: block, because: b }",
          with: "effect: block, because: b }, { when: age > 60, effect: \(effect), because: b }")
      }
    }
    #expect(try outcome("warned", effect: "caution") == .proved)
    #expect(try outcome("clinician", effect: "clinician") == .proved)
    guard case .refuted? = try outcome("warned", effect: "clinician") else {
      Issue.record("a note without a warning is called warned")
      return
    }
  }

  @Test("what does not hold is refuted by the profile with the fewest facts")
  func refuted() throws {
    guard case .refuted(let profile)? = try result("given: fever, always: offered.note") else {
      Issue.record("not refuted")
      return
    }
    #expect(profile == "plan: small\npatient: example\non: 1970-01-01\nfacts:\n  fever: yes\n")
  }

  @Test("a refutation needs all the facts that it needs")
  func refutedByTwo() throws {
    guard case .refuted(let profile)? = try result("always: '!offered.note'") else {
      Issue.record("not refuted")
      return
    }
    #expect(profile.contains("  fever: yes\n  age: 18\n"))
  }

  @Test("a contradictory profile refutes nothing")
  func contradiction() throws {
    let outcome = try result("given: fever, always: age < 18") {
      $0.contradictions = "[{ id: c, when: fever && (age >= 18 || !has(age)), because: b }]"
    }
    #expect(outcome == .proved)
  }

  @Test("what hangs on a value that a stage computes is left open, with its name")
  func undecided() throws {
    let outcome = try result("given: has(bmi), always: '!(bmi >= 30)'") {
      $0.derived =
        "[{ name: bmi, body_mass_index: { weight_kg: weight_kg, height_cm: height_cm } }]"
    }
    guard case .undecided(let facts)? = outcome else {
      Issue.record("\(String(describing: outcome))")
      return
    }
    #expect(facts.count == 1)
  }

  @Test("red flags that only raise the urgency are monotone")
  func monotone() throws {
    #expect(try result("monotone: urgency") == .proved)
    let lowered = try result("monotone: urgency") {
      $0.flags =
        "  - { id: odd, title: T, when: '!fever', urgency: soon, suspect: s, action: a, strength: strong, evidence: [one] }\n"
    }
    guard case .refuted(let profile)? = lowered else {
      Issue.record("\(String(describing: lowered))")
      return
    }
    #expect(profile.contains("fever: from no to yes"))
  }

  @Test("a rule that an unanswered question adds is not cautious")
  func cautious() throws {
    #expect(try result("cautious: [medication-note]") == .proved)
    let added = try result("cautious: [medication-note]") {
      $0.notes =
        "  - { id: note, title: N, when: '!has(fever)', stance: discuss, text: t, strength: strong, evidence: [one] }\n"
    }
    guard case .refuted? = added else {
      Issue.record("\(String(describing: added))")
      return
    }
  }
}
