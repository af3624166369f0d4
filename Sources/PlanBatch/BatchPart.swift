import PlanCore
public import PlanRendering
import SourceTree

/// The results of some records that stand behind each other, wherever in the input that is.
public struct BatchPart: Sendable {
  /// Result lines.
  public internal(set) var results: [UInt8] = []
  /// Error lines, each with how many result bytes stand before it.
  private var errors: [(line: ErrorLine, behind: Int)] = []
  /// How many records were read.
  public internal(set) var records = 0
  /// How many lines were read, empty ones included.
  public internal(set) var lines = 0
  /// What was counted.
  public internal(set) var cohort = Cohort()

  init(results: consuming [UInt8] = []) {
    self.results = results
  }

  /// How many records have errors.
  public var failures: Int { errors.count }

  /// The error lines.
  ///
  /// - Parameter first: the number of the part's first line in the input, from 1.
  public func errorLines(from first: Int) -> [UInt8] {
    errors.flatMap { $0.line.bytes(from: first) }
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
      bytes += error.line.bytes(from: first)
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
    _ plan: CarePlan, _ candidates: [Candidate], _ line: ResultLine, counting: Bool
  ) {
    results += line.write(plan, candidates)
    if counting { cohort.add(plan, candidates) }
  }

  mutating func fail(
    _ findings: [Diagnostic], _ files: SourceFiles, at place: RecordPlace, counting: Bool
  ) {
    errors.append((ErrorLine(findings, files, at: place), behind: results.count))
    if counting { cohort.addFailure() }
  }
}
