public import PlanCore
public import PlanFiles
public import PlanPipeline
import SourceTree

/// One case, run: what the plan made of the person, and what differs from what was expected.
public struct CaseRun: Sendable {
  /// The case.
  public let planCase: PlanCase
  /// The plan with what it was made from.
  public let examination: PlanPipeline.Examination
  /// What differs, in the order of the case.
  public let failures: [Failure]

  /// One expectation that was not met.
  public struct Failure: Sendable {
    /// The expectation.
    public var expectation: Expectation
    /// What was expected and what came.
    public var message: String
    /// The facts that decided, in words.
    public var because: [Because]
  }

  /// Runs a case against a plan.
  ///
  /// - Parameter stopping: whether the first failure is enough, as it is for mutants.
  public init(_ planCase: PlanCase, _ definition: PlanDefinition, stopping: Bool = false) {
    self.planCase = planCase
    examination = PlanPipeline(definition).examine(planCase.profile)
    let result = CaseResult(examination, definition)
    var failures: [Failure] = []
    for expectation in planCase.expectations {
      guard let difference = result.difference(from: expectation.subject) else { continue }
      failures.append(
        Failure(
          expectation: expectation, message: difference.message, because: difference.because))
      if stopping { break }
    }
    self.failures = failures
  }

  /// Runs all cases, in their order.
  public static func all(_ cases: [PlanCase], _ definition: PlanDefinition) -> [CaseRun] {
    cases.map { CaseRun($0, definition) }
  }

  /// The failures as findings, each with its place in the file of cases, and what nobody has judged yet.
  public var findings: [Diagnostic] {
    failureFindings
      + planCase.expectations.compactMap { expectation in
        guard case .judge(let name) = expectation.subject else { return nil }
        return Diagnostic(
          .warning, .caseUnjudged, "\(planCase.id): what must become of '\(name)' is not said yet",
          at: expectation.range, help: "write it in place of 'judge', from the text it rests on")
      }
  }

  private var failureFindings: [Diagnostic] {
    failures.map { failure in
      var finding = Diagnostic(
        .error, .caseFailed, "\(planCase.id): \(failure.message)", at: failure.expectation.range)
      for fact in failure.because.prefix(8) { finding = finding.noting(fact.text.clinician) }
      return finding.noting("written from \(planCase.because)")
    }
  }
}

extension Diagnostic.Code {
  /// A case whose expectation the plan does not meet.
  public static let caseFailed: Self = "case-failed"
  /// A case that does not say yet what must come out.
  public static let caseUnjudged: Self = "case-unjudged"
}
