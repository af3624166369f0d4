import InjectionReferralPlugin
import PlanCore
import StageTesting
import SurgeryReferralPlugin
import Testing

/// A referral with a criterion and a trial that severe pain overrides, and one that guidance advises against.
struct ReferralTests {
  static let facts = """
    pain: { type: integer, range: [0, 10] }
    weeks: { type: integer, range: [0, 520] }
    worse: { type: yes-no }
    sepsis: { type: yes-no }
    """

  static let yaml = """
    for_all:
      unless: [{ ref: N9, when: sepsis, effect: block, because: an infection }]
    referrals:
      - id: main-referral
        ref: I1
        title: The referral
        for: [alpha-root]
        when: pain >= 4
        strength: conditional
        evidence: [one]
        what: what it is
        expect: what to expect
        criteria: [{ id: pain-severe, text: severe pain, when: pain >= 7 }]
        trial: { weeks: 6, counted_by: weeks, override: worse, text: six weeks of care }
        urgency: soon
        imaging: a picture first
        before: consent
      - id: not-this
        title: Not this one
        direction: avoid
        strength: strong
        evidence: [two]
        for_all: no
    """

  private let bench: StageBench

  init() throws {
    bench = try StageBench(InjectionReferral.self, yaml: Self.yaml, facts: Self.facts)
  }

  private let fit = "hints.alpha_root: possible\nsepsis: no\n"

  private func plan(_ facts: String) throws -> CarePlan {
    try #require(bench.plan(try bench.profile(facts)))
  }

  private func verdict(_ facts: String) throws -> Verdict? {
    try plan(facts).verdicts?.first { $0.id == "main-referral" }?.verdict
  }

  @Test func bothReferralsKeepEveryPromise() {
    let injection = StageConformance(InjectionReferral.self, yaml: Self.yaml, facts: Self.facts)
    #expect(injection.check() == [])
    let surgery = StageConformance(SurgeryReferral.self, yaml: Self.yaml, facts: Self.facts)
    #expect(surgery.check() == [])
  }

  @Test func theKindIsThatOfTheStage() throws {
    let surgery = try StageBench(SurgeryReferral.self, yaml: Self.yaml, facts: Self.facts)
    let ready = fit + "pain: 8\nweeks: 8\nworse: no"
    let profile = try surgery.profile(ready)
    #expect(surgery.plan(profile)?.referrals.first?.kind == "surgery")
    #expect(try plan(ready).referrals.first?.kind == "injection")
    #expect(InjectionReferral.name == "injection-referral")
    #expect(SurgeryReferral.name == "surgery-referral")
  }

  @Test func aReferralThatIsCompleteIsOfferedWithItsCriteria() throws {
    let referral = try #require(try plan(fit + "pain: 7\nweeks: 6\nworse: no").referrals.first)
    #expect(referral.urgency == .soon)
    #expect(referral.criteria.map(\.id) == ["pain-severe", "conservative-trial"])
    #expect(referral.criteria.allSatisfy { $0.status == .met })
    #expect(referral.because.map(\.fact).contains("weeks"))
  }

  @Test(arguments: [
    ("pain: 8\nweeks: 5\nworse: no", Verdict.notIndicated),
    ("pain: 8\nweeks: 5\nworse: yes", .offered), ("pain: 8\nworse: yes", .offered),
    ("pain: 8\nworse: no", .needsFacts), ("pain: 8\nweeks: 5", .needsFacts),
    ("pain: 8\nweeks: 6", .offered), ("pain: 8", .needsFacts),
    ("pain: 6\nweeks: 8\nworse: no", .notIndicated), ("pain: 3\nweeks: 8", .notIndicated),
  ])
  func theTrialMustBeKnownToBeDoneOrOverridden(_ facts: String, _ verdict: Verdict) throws {
    #expect(try self.verdict(fit + facts) == verdict)
  }

  @Test func aContraindicationBlocksAndAnUnknownOneHolds() throws {
    let ready = "hints.alpha_root: likely\npain: 8\nweeks: 8\nworse: no\n"
    #expect(try verdict(ready + "sepsis: yes") == .blocked)
    #expect(try verdict(ready + "sepsis: unknown") == .held)
  }

  @Test func whatIsNotCompleteSaysWhatIsMetAndWhatIsNot() throws {
    let entry = try #require(try plan(fit + "pain: 5\nworse: no").withheld.first)
    #expect(entry.id == "main-referral")
    #expect(entry.criteria.map(\.status) == [.notMet, .notKnown])
    let near = try #require(try plan(fit + "pain: 8\nworse: no").withheld.first)
    #expect(near.criteria.map(\.status) == [.met, .notKnown])
    #expect(near.missing == ["weeks"])
  }

  @Test func whatNothingSpeaksForIsNotMentioned() throws {
    #expect(try plan(fit + "pain: 3").withheld.isEmpty)
    #expect(try plan("hints.alpha_root: none\npain: 9\nsepsis: no").withheld.isEmpty)
  }

  @Test func adviceAgainstIsNoReferral() throws {
    let plan = try plan("pain: 1")
    #expect(plan.referrals.isEmpty)
    #expect(plan.advisedAgainst.map(\.id) == ["not-this"])
  }
}
