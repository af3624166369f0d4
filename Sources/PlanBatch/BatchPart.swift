import PlanCore
import PlanPipeline
import SourceTree

/// The results of some records that stand behind each other, wherever in the input that is.
public struct BatchPart: Sendable {
  /// Result lines.
  public internal(set) var results: [UInt8] = []
  private var errors: [ErrorLine] = []
  /// How many records were read.
  public internal(set) var records = 0
  /// How many lines were read, empty ones included.
  public internal(set) var lines = 0
  /// What was counted.
  public private(set) var cohort = Cohort()

  /// An error line without the number of its line, for which the lines before the part must be known.
  private struct ErrorLine {
    var text: [UInt8]
    /// Counted from the first line of the part; nil for a file.
    var line: Int?
    /// How many result bytes stand before it.
    var behind: Int

    func text(from first: Int) -> [UInt8] {
      guard let line else { return text }
      return Array(#"{"line":\#(first + line),"#.utf8) + text.dropFirst()
    }
  }

  init(results: consuming [UInt8] = []) {
    self.results = results
  }

  /// How many records have errors.
  public var failures: Int { errors.count }

  /// The error lines.
  ///
  /// - Parameter first: the number of the part's first line in the input, from 1.
  public func errorLines(from first: Int) -> [UInt8] {
    errors.flatMap { $0.text(from: first) }
  }

  /// The results with each error line in its record's place.
  ///
  /// - Parameter first: the number of the part's first line in the input, from 1.
  public func merged(from first: Int) -> [UInt8] {
    guard !errors.isEmpty else { return results }
    var bytes: [UInt8] = []
    var start = 0
    for error in errors {
      bytes += results[start..<error.behind]
      bytes += error.text(from: first)
      start = error.behind
    }
    return bytes + results[start...]
  }

  /// Hands over the memory of the result lines, and keeps none of them.
  public mutating func takeMemory() -> [UInt8] {
    var memory: [UInt8] = []
    swap(&memory, &results)
    return memory
  }

  mutating func add(
    _ plan: CarePlan, _ candidates: [Candidate], _ shape: ResultShape, counting: Bool
  ) {
    switch shape {
    case .plan: results += ResultLine.plan(plan)
    case .fields(let selection, let key):
      results += ResultLine.fields(
        selection, of: plan, candidates, identifiedBy: key)
    }
    if counting { cohort.add(plan, candidates) }
  }

  mutating func fail(
    _ findings: [Diagnostic], _ files: SourceFiles, at place: RecordPlace, counting: Bool
  ) {
    let line: Int? = if case .line(let number) = place { number } else { nil }
    errors.append(
      ErrorLine(
        text: ResultLine.failure(findings, files, at: place), line: line, behind: results.count))
    if counting { cohort.addFailure() }
  }
}
