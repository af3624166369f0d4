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
      plan.definition.program, alsoTold: Set(alsoTold.map(\.id)), limit: limit)
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

  /// Whether no possible profile belongs to all of the sets.
  mutating func isEmpty(_ parts: SetFormula...) throws(AnalysisLimitReached) -> Bool {
    try solver.isEmpty(.all([plan.possible] + parts))
  }
}
