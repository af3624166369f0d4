/// A rule with what became of it for one person.
public struct Candidate: Sendable {
  /// The rule's position among the rules of its stage.
  public var index: Int
  /// The rule.
  public var rule: Rule
  /// What became of it.
  public var judgement: Judgement

  /// Creates a candidate.
  public init(index: Int, rule: Rule, judgement: Judgement) {
    self.index = index
    self.rule = rule
    self.judgement = judgement
  }

  /// The warnings that go with it, in words.
  public func cautions(_ facts: Facts) -> [Caution] {
    exceptions(judgement.cautions, facts)
  }

  /// Why it needs a clinician, in words.
  public func clinicianOnly(_ facts: Facts) -> [Caution] {
    exceptions(judgement.clinician, facts)
  }

  /// Why it is blocked or held, in words.
  public func reasons(_ facts: Facts) -> [Caution] {
    exceptions(judgement.stoppers, facts)
  }

  private func exceptions(_ positions: [Int], _ facts: Facts) -> [Caution] {
    positions.map { position in
      let exception = rule.exceptions[position]
      return Caution(
        ref: exception.ref, text: exception.because, certain: facts.holds(exception.condition))
    }
  }

  /// The hypotheses that the rule serves and that are at least possible for this person.
  public func serves(_ facts: Facts) -> [String] {
    rule.hypotheses.filter { id in
      guard let level = facts.vocabulary.named("hints.\(FactName.part(of: id))") else {
        return false
      }
      return (facts.choice(level.id) ?? 0) >= HintLevel.possible.rank
    }
  }
}
