import PlanCore

/// Asks one question of all profiles after another.
struct Inquiry {
  let plan: PlanAnalysis
  var solver: ProfileSolver
  private var result = PlanAnalysis.Result()

  init(_ plan: PlanAnalysis, limit: Int) {
    self.plan = plan
    let alsoTold = plan.definition.vocabulary.all.filter { info in
      info.isDerived && info.group != "" && !plan.definition.program.isComputed(info.id)
    }
    solver = ProfileSolver(
      plan.definition.program, alsoTold: Set(alsoTold.map(\.id)), limit: limit,
      stepLimit: plan.stepLimit)
  }

  /// What one question brings to light; one that needs more than the limit is remembered.
  mutating func answer(_ question: PlanAnalysis.Question) -> PlanAnalysis.Result {
    result = PlanAnalysis.Result()
    do {
      try question.ask(&self)
    } catch {
      result.unanswered.append(question)
    }
    return result
  }

  mutating func report(_ finding: Diagnostic) {
    result.findings.append(finding)
  }

  mutating func report(_ outcome: InvariantOutcome) {
    result.outcomes.append(outcome)
  }

  /// The consistent profiles, with what is certain about the computed facts that a set depends on.
  mutating func possible(for formula: SetFormula) throws(AnalysisLimitReached) -> SetFormula {
    var parts = [plan.consistent]
    guard !plan.certainties.isEmpty else { return plan.consistent }
    var seen: Set<FactID> = []
    var next: [FactID] = try solver.computedFacts(of: formula)
    while let fact = next.popLast() {
      guard seen.insert(fact).inserted, let certainty = plan.certainties[fact] else { continue }
      parts.append(certainty)
      next += try solver.computedFacts(of: certainty)
    }
    return .all(parts)
  }

  /// Whether no possible profile belongs to all of the sets.
  mutating func isEmpty(_ parts: SetFormula...) throws(AnalysisLimitReached) -> Bool {
    let possible = try possible(for: .all(parts))
    return try solver.isEmpty(.all([possible] + parts))
  }
}
