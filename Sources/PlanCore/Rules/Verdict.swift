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
  /// What becomes of this rule for a person; the table of ARCHITECTURE.md, "One rule, one verdict".
  public func verdict(for facts: Facts) -> Verdict {
    if facts.holds(offered) { return .offered }
    var isHeld = false
    for exception in exceptions {
      switch (exception.effect, facts.truth(exception.condition)) {
      case (.block, .yes): return .blocked
      case (.block, .unknown), (.hold, .yes), (.hold, .unknown): isHeld = true
      default: break
      }
    }
    switch facts.truth(indicated) {
    case .no: return .notIndicated
    case .unknown: return .needsFacts
    case .yes: return isHeld ? .held : .offered
    }
  }

  /// The verdict with the facts that decided it and those that could still change it.
  ///
  /// - Parameter explaining: whether to say also why there is no reason for the rule, which a plan does not show.
  public func judge(_ facts: Facts, explaining: Bool = true) -> Judgement {
    var judgement = Judgement(verdict(for: facts))
    func note(_ condition: ConditionID) {
      let explanation = facts.program.explain(condition, facts.state)
      judgement.deciding += explanation.deciding
      judgement.missing += explanation.missing
    }
    for (position, exception) in exceptions.enumerated() {
      let truth = facts.truth(exception.condition)
      guard truth != .no else { continue }
      switch exception.effect {
      case .caution: judgement.cautions.append(position)
      case .clinician: judgement.clinician.append(position)
      case .block where judgement.verdict == .blocked && truth == .yes,
        .block where judgement.verdict == .held && truth == .unknown,
        .hold where judgement.verdict == .held:
        judgement.stoppers.append(position)
        note(exception.condition)
        judgement.missing += exception.ask.filter { facts.profile[$0].state != .known }
      default: break
      }
    }
    let isLeftOut =
      judgement.verdict == .notIndicated && !explaining && facts.truth(relevant) == .no
    if judgement.verdict != .blocked, !isLeftOut { note(indicated) }
    if judgement.verdict == .offered || judgement.verdict == .notIndicated {
      judgement.missing = []
    }
    judgement.deciding.sortWithoutRepeats()
    judgement.missing.sortWithoutRepeats()
    return judgement
  }
}

extension [FactID] {
  fileprivate mutating func sortWithoutRepeats() {
    guard count > 1 else { return }
    sort()
    var end = 1
    for index in 1..<count where self[index] != self[end - 1] {
      self[end] = self[index]
      end += 1
    }
    removeSubrange(end...)
  }
}
