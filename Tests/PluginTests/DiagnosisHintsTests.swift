import DiagnosisHintsPlugin
import PlanCore
import StageTesting
import Testing

/// Three hypotheses: one with minimum information and a label, one that must not be missed, one that may not stand first.
struct DiagnosisHintsTests {
  static let facts = """
    below: { type: yes-no }
    tight: { type: yes-no }
    bends: { type: yes-no }
    fall: { type: yes-no }
    seen: { type: yes-no }
    imaging: { type: choice, values: [none_done, clear, matches] }
    """

  static let yaml = """
    list_at_most: 2
    tie_within: 1
    levels: { possible: 2, likely: 4 }
    hypotheses:
      - id: alpha-root
        ref: C1
        title: Alpha
        labels: [{ when: 'imaging == "matches"', title: Alpha on the picture }]
        needs: [below, tight]
        likely_when: seen
        about: { clinician: what it is, patient: what it means }
        examine: the other side
        codes: { icd10cm: [A1, A2] }
        strength: conditional
        evidence: [one]
        findings:
          - { id: below, when: below, points_to: for, weight: strong, text: below, evidence: [one] }
          - { id: tight, when: tight, points_to: for, weight: moderate, text: tight, evidence: [two] }
          - { id: bends, when: bends, points_to: against, weight: weak, text: bends, evidence: [one] }
      - id: beta-joint
        title: Beta
        needs: []
        when: seen
        unless: [{ when: fall, effect: block, because: a fall explains it }]
        top_when: bends
        strength: conditional
        evidence: [two]
        findings:
          - { id: bends, when: bends, points_to: for, weight: moderate, text: bends, evidence: [two] }
          - { id: tight, when: tight, points_to: for, weight: strong, text: tight, evidence: [two] }
      - id: gamma-break
        title: Gamma
        must_not_miss: yes
        needs: []
        listed_when: fall
        strength: strong
        evidence: [two]
        findings:
          - { id: fall, when: fall, points_to: for, weight: weak, text: a fall, evidence: [two] }
    """

  private let bench: StageBench

  init() throws {
    bench = try StageBench(DiagnosisHints.self, yaml: Self.yaml, facts: Self.facts)
  }

  private func hints(_ facts: String) throws -> [Hint] {
    try #require(bench.plan(try bench.profile(facts))).hints
  }

  private func level(_ id: String, _ facts: String) throws -> HintLevel? {
    let facts = bench.facts(try bench.profile(facts))
    let info = try #require(facts.vocabulary.named("hints.\(id)"))
    return facts.choice(info.id).map { HintLevel.allCases[$0] }
  }

  @Test func keepsEveryPromise() {
    let stage = StageConformance(DiagnosisHints.self, yaml: Self.yaml, facts: Self.facts)
    #expect(stage.check() == [])
  }

  @Test func theHighestScoreStandsFirst() throws {
    let hints = try hints("below: yes\ntight: yes\nbends: no\nseen: yes\nfall: no")
    #expect(hints.map(\.id) == ["alpha-root", "beta-joint"])
    #expect(hints.map(\.standing) == [.likely, .possible])
  }

  @Test func equalScoresKeepTheOrderOfTheFile() throws {
    let even = Self.yaml.replacing("weight: strong, text: below", with: "weight: weak, text: below")
      .replacing("top_when: bends\n", with: "top_when: seen\n")
    let bench = try StageBench(DiagnosisHints.self, yaml: even, facts: Self.facts)
    let hints = bench.plan(try bench.profile("below: yes\ntight: yes\nbends: no\nseen: yes"))?.hints
    #expect(hints?.prefix(2).map(\.id) == ["alpha-root", "beta-joint"])
  }

  @Test func oneThatMayNotStandFirstGivesWay() throws {
    let behind = try hints("below: no\ntight: yes\nbends: no\nseen: yes")
    #expect(behind.map(\.id) == ["alpha-root", "beta-joint"])
    let first = try hints("below: no\ntight: yes\nbends: yes\nseen: yes")
    #expect(first.first?.id == "beta-joint")
  }

  @Test func likelyTakesMoreThanTheScore() throws {
    #expect(try level("alpha_root", "below: yes\ntight: yes\nseen: yes") == .likely)
    #expect(try level("alpha_root", "below: yes\ntight: yes\nseen: no") == .possible)
    #expect(try level("alpha_root", "below: yes\ntight: yes") == .possible)
  }

  @Test func withoutItsMinimumInformationAHypothesisCannotBeJudged() throws {
    #expect(try level("alpha_root", "below: yes") == nil)
    let hint = try #require(try hints("below: yes").first { $0.id == "alpha-root" })
    #expect(hint.standing == .open)
    #expect(hint.missing == ["tight"])
  }

  @Test func aKnownExclusionEndsAHypothesisAndAnUnknownOneHidesNothing() throws {
    #expect(try level("beta_joint", "seen: yes\ntight: yes\nfall: yes") == HintLevel.none)
    #expect(try level("beta_joint", "seen: yes\ntight: yes\nfall: unknown") == .possible)
    #expect(try level("beta_joint", "seen: no\ntight: yes") == HintLevel.none)
  }

  @Test func whatMustNotBeMissedStandsAboveTheRest() throws {
    let hints = try hints("below: yes\ntight: yes\nseen: yes\nfall: yes")
    #expect(hints.map(\.id) == ["gamma-break", "alpha-root"])
    #expect(hints.first?.mustNotMiss == true)
    #expect(hints.first?.standing == .listed)
  }

  @Test func topHintIsTheFirstOfThoseThatAreNotOnlyListedForSafety() throws {
    let facts = bench.facts(try bench.profile("below: yes\ntight: yes\nfall: yes"))
    let top = try #require(facts.vocabulary.named("top_hint"))
    #expect(top.words == ["none", "alpha-root", "beta-joint", "gamma-break"])
    #expect(facts.choice(top.id) == 1)
  }

  @Test func aLabelThatIsTrueReplacesTheTitle() throws {
    let hint = try hints("below: yes\ntight: yes\nimaging: matches").first
    #expect(hint?.title.clinician == "Alpha on the picture")
    #expect(try hints("below: yes\ntight: yes").first?.title.clinician == "Alpha")
  }

  @Test func findingsForAndAgainstAreKeptApart() throws {
    let hint = try #require(try hints("below: yes\ntight: yes\nbends: yes\nseen: no").first)
    #expect(hint.supports.map(\.id) == ["below", "tight"])
    #expect(hint.against.map(\.id) == ["bends"])
    #expect(hint.against.first?.weight == "weak")
    #expect(hint.because.map(\.fact) == ["below", "tight", "bends"])
  }

  @Test func whatComesCloseToTheFirstIsShownBeyondTheLimit() throws {
    let short = Self.yaml.replacing("list_at_most: 2", with: "list_at_most: 1")
    let bench = try StageBench(DiagnosisHints.self, yaml: short, facts: Self.facts)
    let near = bench.plan(try bench.profile("below: yes\ntight: yes\nbends: yes\nseen: yes"))
    #expect(near?.hints.map(\.id) == ["beta-joint", "alpha-root"])
    let far = bench.plan(try bench.profile("below: yes\ntight: yes\nbends: no\nseen: yes"))
    #expect(far?.hints.map(\.id) == ["alpha-root"])
  }
}
