public import PlanCore

/// What became of one invariant.
public struct InvariantOutcome: Sendable {
  /// What is known of it.
  public enum Result: Sendable, Hashable {
    /// It holds for every profile.
    case proved
    /// It fails for this profile, as YAML.
    case refuted(String)
    /// It was not proved, and every profile found against it depends on values that stages compute.
    case undecided([FactID])
    /// The limit of the search was met.
    case tooLarge
  }

  /// The invariant.
  public var invariant: Invariant
  /// What is known of it.
  public var result: Result
  /// How long it took.
  public var effort: Duration
}

extension PlanAnalysis {
  /// Each invariant: proved, or refuted by a profile.
  func invariantQuestions() -> [Question] {
    definition.invariants.map { invariant in
      Question(range: invariant.range, what: "the invariant '\(invariant.id)'") {
        inquiry throws(AnalysisLimitReached) in
        try inquiry.check(invariant)
      }
    }
  }
}

extension Inquiry {
  fileprivate mutating func check(_ invariant: Invariant) throws(AnalysisLimitReached) {
    let start = ContinuousClock.now
    do {
      let result: InvariantOutcome.Result =
        switch invariant.claim {
        case .always(let given, let always): try prove(given, always)
        case .monotone(_, let levels): try proveMonotone(levels)
        case .cautious(let roles): try proveCautious(roles)
        }
      report(
        InvariantOutcome(invariant: invariant, result: result, effort: ContinuousClock.now - start))
      report(invariant, result)
      if case .always(let given?, _) = invariant.claim, result == .proved {
        try checkSubject(invariant, given)
      }
    } catch {
      report(
        InvariantOutcome(
          invariant: invariant, result: .tooLarge, effort: ContinuousClock.now - start))
      throw error
    }
  }

  /// Whether there is anybody whom a claim is about.
  private mutating func checkSubject(
    _ invariant: Invariant, _ given: ConditionID
  ) throws(AnalysisLimitReached) {
    let program = plan.definition.program
    guard try isEmpty(program.formula(of: given, .yes)) else { return }
    report(
      Diagnostic(
        .warning, .vacuousInvariant,
        "says nothing: no profile makes the 'given' of '\(invariant.id)' true",
        at: program.text(of: given)?.whole ?? invariant.range, help: "say for whom it is claimed"))
  }

  /// For every profile of which a plan is made, unless the claim asks about that itself.
  private mutating func prove(
    _ given: ConditionID?, _ always: ConditionID
  ) throws(AnalysisLimitReached) -> InvariantOutcome.Result {
    let program = plan.definition.program
    var against = [program.formula(of: always, .notYes)]
    if let given { against.append(program.formula(of: given, .yes)) }
    if let inScope = plan.definition.vocabulary.named(Invariant.inScope)?.id,
      case .condition(let isInScope)? = program.definition(of: inScope),
      ![given, always].compactMap(\.self).contains(where: {
        program.facts(in: $0).contains(inScope)
      })
    {
      against.append(program.formula(of: isInScope, .yes))
    }
    let possible = try possible(for: .all(against))
    return try decide(against: .all([possible] + against))
  }

  /// Proved when no profile stands against a claim, refuted by the smallest one that does.
  ///
  /// A profile that computed facts take part in is run to see what they really are. The next one is looked for with those
  /// values, and where there is none, with any others than the first claimed.
  mutating func decide(
    against: SetFormula
  ) throws(AnalysisLimitReached) -> InvariantOutcome.Result {
    let replay = Replay(plan.definition, plan.day)
    let claim = against
    let relevant = try solver.computedFacts(of: claim)
    var against = against
    var corrected: [SetFormula] = []
    var excluded: [SetFormula] = []
    var computed: Set<FactID> = []
    for _ in 0..<Self.attempts {
      guard let witness = try solver.smallestWitness(of: .all([against] + corrected)) else {
        if corrected.isEmpty { return computed.isEmpty ? .proved : .undecided(computed.sorted()) }
        against = .all([against] + excluded)
        (corrected, excluded) = ([], [])
        continue
      }
      if replay.confirms(claim, witness) {
        return .refuted(ProfileText(plan.definition, plan.day).yaml(witness))
      }
      let wrong = misjudged(relevant, by: witness, replay)
      computed.formUnion(wrong.map(\.fact))
      corrected += wrong.map { .lies($0.fact, in: $0.real) }
      excluded.append(.any(wrong.map { .not(.lies($0.fact, in: $0.claimed)) }))
    }
    return .undecided(computed.sorted())
  }

  /// The computed facts that a witness claims a value of that conditions can tell from the real one.
  private func misjudged(
    _ facts: [FactID], by witness: Witness, _ replay: Replay
  ) -> [(fact: FactID, claimed: Int?, real: Int?)] {
    replay.misjudged(facts, by: witness).map { wrong in
      (
        fact: wrong.fact, claimed: wrong.claimed.map { solver.representative(of: $0, wrong.fact) },
        real: wrong.real.map { solver.representative(of: $0, wrong.fact) }
      )
    }.filter { $0.claimed != $0.real }
  }

  /// How many profiles are tried against a claim.
  private static let attempts = 12

  private mutating func report(_ invariant: Invariant, _ result: InvariantOutcome.Result) {
    let name = [invariant.ref, invariant.id].compactMap(\.self).joined(separator: ", ")
    switch result {
    case .proved, .tooLarge: break
    case .refuted(let witness):
      var finding = Diagnostic(
        .error, .invariantRefuted, "does not hold for every profile: \(invariant.title) (\(name))",
        at: invariant.range)
      finding.witness = witness
      report(finding)
    case .undecided(let facts):
      report(
        Diagnostic(
          .warning, .invariantUndecided,
          "neither proved nor refuted: \(invariant.title) (\(name))", at: invariant.range
        ).noting(approximating: facts, plan.definition.vocabulary))
    }
  }
}

extension Diagnostic.Code {
  /// An invariant that some profile breaks.
  static let invariantRefuted: Self = "invariant-refuted"
  /// An invariant about nobody.
  static let vacuousInvariant: Self = "vacuous-invariant"
  /// An invariant that could not be decided.
  static let invariantUndecided: Self = "invariant-undecided"
}
