/// What became of one candidate for one person.
public enum Verdict: String, Sendable, Hashable, CaseIterable, Codable {
  /// In the plan.
  case offered
  /// An exception stops it.
  case blocked
  /// There is no reason for it.
  case notIndicated = "not indicated"
  /// Whether there is a reason for it depends on facts that are not known.
  case needsFacts = "needs facts"
  /// There is a reason for it, and something unknown could stop it.
  case held
  /// The plan's gate closed its whole stage.
  case suppressed
}

/// A verdict with what decided it.
public struct Judgement: Sendable {
  /// What became of the candidate.
  public var verdict: Verdict
  /// The facts that decided, in the vocabulary's order.
  public var deciding: [FactID]
  /// The unknown facts that can still change the verdict, in the vocabulary's order.
  public var missing: [FactID]
  /// The exceptions that block or hold, by their position in the rule.
  public var stoppers: [Int]
  /// The warnings that go with it, by their position in the rule.
  public var cautions: [Int]
  /// The exceptions that ask for a clinician, by their position in the rule.
  public var clinician: [Int]

  /// A verdict that nothing about the person decided.
  public init(_ verdict: Verdict) {
    self.verdict = verdict
    deciding = []
    missing = []
    stoppers = []
    cautions = []
    clinician = []
  }
}

extension Rule {
  /// The rule's conditions alone.
  public var logic: RuleLogic {
    RuleLogic(
      relevant: relevant, indicated: indicated,
      guards: exceptions.map { RuleLogic.Guard(effect: $0.effect, condition: $0.condition) },
      asks: exceptions.map(\.ask))
  }

  /// The verdict with the facts that decided it and those that could still change it.
  ///
  /// - Parameter explaining: whether to say also why there is no reason for the rule, which a plan does not show.
  public func judge(_ facts: Facts, explaining: Bool = true) -> Judgement {
    var memory = ReasonMemory(for: facts.program, longest: Facts.longestReason)
    return judge(facts, explaining: explaining, remembering: &memory)
  }

  /// The verdict with the facts that decided it and those that could still change it.
  ///
  /// - Parameters:
  ///   - explaining: whether to say also why there is no reason for the rule, which a plan does not show.
  ///   - memory: what was followed before for the same facts.
  public func judge(
    _ facts: Facts, explaining: Bool, remembering memory: inout ReasonMemory
  ) -> Judgement {
    var reasons = Reasons(for: facts.program)
    let outcome = logic.judge(
      facts, explaining: explaining, noting: &reasons, remembering: &memory)
    return Judgement(outcome, reasons)
  }
}

extension Judgement {
  fileprivate init(_ outcome: RuleLogic.Outcome, _ reasons: Reasons) {
    verdict = outcome.verdict
    deciding = Array(reasons.deciding)
    missing = Array(reasons.missing)
    stoppers = Array(outcome.stoppers)
    cautions = Array(outcome.cautions)
    clinician = Array(outcome.clinician)
  }
}
