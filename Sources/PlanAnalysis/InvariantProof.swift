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
    /// The limit of size was met.
    case tooLarge
  }

  /// The invariant.
  public var invariant: Invariant
  /// What is known of it.
  public var result: Result
}

extension PlanAnalysis {
  /// Proves or refutes each invariant and reports what does not hold.
  mutating func checkInvariants() {
    for invariant in definition.invariants {
      var result = InvariantOutcome.Result.tooLarge
      attempt(invariant.range, "the invariant '\(invariant.id)'") {
        analysis throws(NodeLimitReached) in
        result = try analysis.result(of: invariant)
      }
      outcomes.append(InvariantOutcome(invariant: invariant, result: result))
      report(invariant, result)
    }
  }

  private mutating func result(
    of invariant: Invariant
  ) throws(NodeLimitReached) -> InvariantOutcome.Result {
    switch invariant.claim {
    case .always(let given, let always): try prove(given, always)
    case .monotone(let fact): try proveMonotone(fact)
    case .cautious(let roles): try proveCautious(roles)
    }
  }

  /// First with everything that rests on scores taken for granted: most claims do not depend on it, and what is
  /// proved so is proved.
  private mutating func prove(
    _ given: ConditionID?, _ always: ConditionID
  ) throws(NodeLimitReached) -> InvariantOutcome.Result {
    space.granted = restingOnScores
    let roughly = try against(given, always)
    space.granted = []
    if try space.isEmpty(roughly) { return .proved }
    let exactly = try against(given, always)
    guard let first = try space.firstWitness(of: exactly) else { return .proved }
    let replay = Replay(definition, day)
    func isAgainst(_ witness: Witness) -> Bool {
      let facts = replay.facts(witness)
      return !facts.holds(always) && given.map { facts.holds($0) } ?? true
        && replay.isPossible(facts)
    }
    do {
      space.limit = min(space.limit, space.nodeCount + Self.nodesForSmallest)
      return try decide(try space.set(of: exactly), isAgainst: isAgainst)
    } catch {
      // All profiles against it are too many to work out; one of them is enough if it is a real one.
      guard isAgainst(first) else {
        let computed = first.values.map(\.fact).filter { definition.program.isComputed($0) }
        guard !computed.isEmpty else { throw error }
        return .undecided(computed)
      }
      return .refuted(ProfileText(definition, day).yaml(first.reduced(isAgainst)))
    }
  }

  /// What may be spent on the smallest of all profiles against a claim.
  private static var nodesForSmallest: Int { 150_000 }

  /// The profiles against the claim: those for which what is given is true and what is claimed is not.
  private mutating func against(
    _ given: ConditionID?, _ always: ConditionID
  ) throws(NodeLimitReached) -> SetFormula {
    var parts = try profiles(of: [given, always].compactMap(\.self))
    if let given { parts.append(try space.formula(of: given, .yes)) }
    parts.append(try space.formula(of: always, .notYes))
    return .all(parts)
  }

  private var restingOnScores: Set<FactID> {
    let program = definition.program
    var found: Set<FactID> = []
    for fact in program.derivationOrder where !program.isComputed(fact) {
      guard let derived = program.definition(of: fact) else { continue }
      if case .weightedSum = derived { found.insert(fact) }
      let named = derived.conditions.flatMap { program.facts(in: $0) }
      if case .firstMatch = derived, !found.isDisjoint(with: named) { found.insert(fact) }
    }
    return found
  }

  /// The profiles that a claim is about: those of which a plan is made, unless it asks about that itself.
  private mutating func profiles(
    of conditions: [ConditionID]
  ) throws(NodeLimitReached) -> [SetFormula] {
    guard let inScope = definition.vocabulary.named(Invariant.inScope)?.id,
      !conditions.contains(where: { definition.program.facts(in: $0).contains(inScope) })
    else { return [.set(possible)] }
    return [.set(possible), .set(try space.truthSets(ofYesNo: inScope).yes)]
  }

  /// Decides a claim by the profiles against it.
  ///
  /// A profile that only stands against it for some values of computed facts is run to see what they really are.
  mutating func decide(
    _ against: Diagram, isAgainst: ((Witness) -> Bool)? = nil
  ) throws(NodeLimitReached) -> InvariantOutcome.Result {
    if against.isEmpty { return .proved }
    let text = ProfileText(definition, day)
    let computed = space.approximated(in: against)
    let certain = try space.forAll(Set(computed), against)
    for set in [certain, against] {
      for preference in [DiagramSpace.Preference.missing, .values] {
        guard let witness = space.witness(of: set, preferring: preference) else { continue }
        if isAgainst?(witness) ?? (set == certain) { return .refuted(text.yaml(witness)) }
      }
    }
    return .undecided(computed)
  }

  private mutating func report(_ invariant: Invariant, _ result: InvariantOutcome.Result) {
    let name = [invariant.ref, invariant.id].compactMap(\.self).joined(separator: ", ")
    switch result {
    case .proved, .tooLarge: break
    case .refuted(let witness):
      var finding = Diagnostic(
        .error, .invariantRefuted, "does not hold for every profile: \(invariant.title) (\(name))",
        at: invariant.range)
      finding.witness = witness
      findings.append(finding)
    case .undecided(let facts):
      let names = facts.map { "'\(definition.vocabulary[$0].name)'" }.joined(separator: ", ")
      findings.append(
        Diagnostic(
          .warning, .invariantUndecided,
          "neither proved nor refuted: \(invariant.title) (\(name))", at: invariant.range
        ).noting("taken as if they could have any value: \(names)"))
    }
  }
}

extension Diagnostic.Code {
  /// An invariant that some profile breaks.
  static let invariantRefuted: Self = "invariant-refuted"
  /// An invariant that could not be decided.
  static let invariantUndecided: Self = "invariant-undecided"
}
