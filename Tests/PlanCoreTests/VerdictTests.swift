import PlanCore
import StageTesting
import Testing

/// The verdict of one rule whose reason is the fact `reason` and whose exception is the fact `stop`.
struct VerdictTests {
  private func record(
    _ effect: String, _ facts: String, ask: String = ""
  ) throws -> VerdictRecord {
    let yaml = """
      rules:
        - id: rule
          title: A rule
          when: reason
          unless: [{ when: stop, effect: \(effect), because: it stops\(ask) }]
          strength: design
          evidence: [one]
      """
    let bench = try StageBench(
      PlainStage.self, yaml: yaml,
      facts: "reason: { type: yes-no }\nstop: { type: yes-no }\nother: { type: yes-no }")
    let plan = try #require(bench.plan(try bench.profile(facts)))
    return try #require(plan.verdicts?.first)
  }

  /// The rows of the table in the plan folder's README, every cell of it.
  @Test(arguments: [
    ("yes", "yes", Verdict.blocked), ("yes", "no", .blocked), ("yes", "unknown", .blocked),
    ("no", "no", .notIndicated), ("unknown", "no", .notIndicated),
    ("no", "unknown", .needsFacts), ("unknown", "unknown", .needsFacts),
    ("unknown", "yes", .held), ("no", "yes", .offered),
  ])
  func aBlockFollowsTheTable(_ stop: String, _ reason: String, _ verdict: Verdict) throws {
    #expect(try record("block", "stop: \(stop)\nreason: \(reason)").verdict == verdict)
  }

  @Test(arguments: [
    ("yes", "yes", Verdict.held), ("yes", "no", .notIndicated), ("yes", "unknown", .needsFacts),
    ("unknown", "yes", .held), ("unknown", "no", .notIndicated), ("no", "yes", .offered),
    ("no", "unknown", .needsFacts),
  ])
  func aHoldNeverBlocks(_ stop: String, _ reason: String, _ verdict: Verdict) throws {
    #expect(try record("hold", "stop: \(stop)\nreason: \(reason)").verdict == verdict)
  }

  @Test(arguments: ["clinician", "caution"], ["yes", "no", "unknown"])
  func theOtherEffectsBendAndNeverStop(_ effect: String, _ stop: String) throws {
    #expect(try record(effect, "stop: \(stop)\nreason: yes").verdict == .offered)
  }

  @Test func whatIsHeldNamesOnlyWhatCanStillChangeIt() throws {
    let held = try record("block", "reason: yes")
    #expect(held.missing == ["stop"])
    #expect(held.because.map(\.fact) == ["reason"])
  }

  @Test func whatNeedsFactsNamesThem() throws {
    #expect(try record("block", "stop: no").missing == ["reason"])
  }

  @Test func whatIsSettledAsksForNothing() throws {
    #expect(try record("block", "stop: no\nreason: yes").missing == [])
    #expect(try record("block", "reason: no").missing == [])
    #expect(try record("block", "stop: yes").missing == [])
  }

  @Test func aHoldAsksForTheFactsItNames() throws {
    let held = try record("hold", "stop: yes\nreason: yes", ask: ", ask: [other]")
    #expect(held.missing == ["other"])
    let told = try record("hold", "stop: yes\nreason: yes\nother: no", ask: ", ask: [other]")
    #expect(told.verdict == .held)
    #expect(told.missing == [])
  }

  @Test(arguments: [("declined", "declined"), ("unknown", "not asked")])
  func theReasonForNotKnowingIsKept(_ word: String, _ state: String) throws {
    let yaml =
      "rules: [{ id: rule, title: A rule, when: reason, strength: design, evidence: [one] }]"
    let bench = try StageBench(PlainStage.self, yaml: yaml, facts: "reason: { type: yes-no }")
    let profile = try bench.profile("reason: \(word)")
    let reason = try #require(bench.definition.vocabulary.named("reason"))
    #expect(profile[reason.id].state.rawValue == state)
    #expect(bench.plan(profile)?.verdicts?.first?.verdict == .needsFacts)
  }

  @Test("a rule with more than 64 exceptions is a finding")
  func tooManyExceptions() throws {
    func bench(_ count: Int) throws -> StageBench {
      let exceptions = (1...count).map { _ in "{ when: stop, effect: caution, because: mind }" }
      let yaml = """
        rules:
          - id: rule
            title: A rule
            unless: [\(exceptions.joined(separator: ", "))]
            strength: design
            evidence: [one]
        """
      return try StageBench(PlainStage.self, yaml: yaml, facts: "stop: { type: yes-no }")
    }
    _ = try bench(64)
    let error = #expect(throws: StageBench.Unreadable.self) { _ = try bench(65) }
    #expect(
      error?.findings.map(\.message) == [
        "a rule has at most 64 exceptions, those of 'for_all' included; this one has 65"
      ])
  }
}
