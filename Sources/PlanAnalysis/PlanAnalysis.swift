import Dispatch
public import PlanCore
import Synchronization

/// What can be said of a plan without a person: what can never be right, what is never used, what holds for everyone.
///
/// Everything is exact over the values that the plan's conditions can tell apart, "missing" included. Facts that a
/// stage computes may take any value here, so nothing is called impossible that is possible.
public struct PlanAnalysis: Sendable {
  let definition: PlanDefinition
  let day: Day?
  /// How many conditions the plan has; those behind them belong to its invariants.
  let ownConditions: Int
  /// The profiles without contradictions.
  ///
  /// Whether a plan is made for them is another question.
  let consistent: SetFormula
  /// What is certain about facts that stages compute.
  let certainties: [FactID: SetFormula]
  private let limit: Int
  /// The most steps of all searches of one lane.
  let stepLimit: Int

  /// What came out.
  public struct Result: Sendable {
    /// The findings, in the order of the checks; a writer sorts by place.
    public internal(set) var findings: [Diagnostic] = []
    /// What became of each invariant, in the order of the file.
    public internal(set) var outcomes: [InvariantOutcome] = []
    /// The questions that the limit left open.
    var unanswered: [Question] = []
  }

  /// Prepares the analysis of a plan.
  ///
  /// - Parameters:
  ///   - day: the day on which evidence must not be past its review; nil leaves that question out.
  ///   - limit: the most dead ends that the search for one answer may meet; what needs more is reported as not answered.
  ///   - stepLimit: the most steps that all searches of one of the two lanes may take; what comes after them likewise.
  public init(
    _ definition: PlanDefinition, on day: Day?, limit: Int = 20_000, stepLimit: Int = 50_000_000
  ) {
    self.definition = definition
    self.day = day
    self.limit = limit
    self.stepLimit = stepLimit
    let program = definition.program
    ownConditions = definition.outline.conditionsBeforeInvariants ?? program.conditionCount
    consistent = .all(definition.contradictions.map { program.formula(of: $0.when, .notYes) })
    let entailments = Dictionary(
      grouping: definition.stages.flatMap(\.stage.entailments), by: \.fact)
    certainties = entailments.mapValues { known in
      // The cells of a choice are its values.
      .all(
        known.map {
          .any([.not(.lies($0.fact, in: $0.value)), program.formula(of: $0.condition, .yes)])
        })
    }
  }

  /// Everything that can be found.
  public func run() -> Result {
    var result = Result()
    result.findings = constantFindings() + useFindings() + sourceFindings() + safetyFindings()
    let questions =
      conditionQuestions() + ruleQuestions() + hypothesisQuestions() + tableQuestions()
      + invariantQuestions()
    for answers in answers(to: questions) {
      result.findings += answers.findings
      result.outcomes += answers.outcomes
      result.unanswered += answers.unanswered
    }
    if let finding = limitFinding(result.unanswered) { result.findings.append(finding) }
    return result
  }

  /// Whether some profile breaks an invariant: the same proofs as `run()`, and nothing else.
  public func breaksInvariant() -> Bool {
    answers(to: invariantQuestions()).flatMap(\.outcomes).contains {
      if case .refuted = $0.result { true } else { false }
    }
  }

  /// Something to be asked of all profiles.
  struct Question: Sendable {
    var range: SourceRange?
    /// What it is about, for a question that stays open.
    var what: String
    var ask: @Sendable (inout Inquiry) throws(AnalysisLimitReached) -> Void
  }

  /// Every lane has a solver of its own and always gets the same questions, so what comes out does not depend on how many
  /// cores there are.
  private static let lanes = 2

  private func answers(to questions: [Question]) -> [Result] {
    let answers = Mutex(Array(repeating: Result(), count: questions.count))
    DispatchQueue.concurrentPerform(iterations: Self.lanes) { lane in
      var inquiry = Inquiry(self, limit: limit)
      for index in stride(from: lane, to: questions.count, by: Self.lanes) {
        let answer = inquiry.answer(questions[index])
        answers.withLock { $0[index] = answer }
      }
    }
    return answers.withLock { $0 }
  }

  private func limitFinding(_ unanswered: [Question]) -> Diagnostic? {
    guard let first = unanswered.first else { return nil }
    var finding = Diagnostic(
      .warning, .analysisLimit,
      "\(unanswered.count) questions were not answered: they need more than the search for one answer may take "
        + "(\(limit) dead ends), or all searches together (\(stepLimit) steps on each of two lanes)",
      at: first.range,
      help:
        "split the conditions that many facts meet in; what is named here is neither right nor wrong"
    )
    for question in unanswered.prefix(20) {
      finding = finding.noting("not answered: \(question.what)")
    }
    if unanswered.count > 20 { finding = finding.noting("and \(unanswered.count - 20) more") }
    return finding
  }
}

extension Diagnostic.Code {
  /// The analysis met its limit of size.
  static let analysisLimit: Self = "analysis-limit"
}
