public import PlanCore
import PlanPipeline
public import SourceTree

/// What a batch writes for each record.
public enum ResultShape: Sendable, Equatable {
  /// The whole plan.
  case plan
  /// Some fields, with the person's identifier under the first key.
  case fields(Selection, id: String)
}

/// Makes the result lines of records; a value, shared by any number of tasks.
public struct BatchWriter: Sendable {
  private let definition: PlanDefinition
  private let reader: RecordReader
  private let shape: ResultShape
  private let counts: Bool
  private let offeredRows: OfferedRows?
  private let planLines: PlanLines?

  /// Creates a writer.
  ///
  /// - Parameter counting: whether the results are counted as well.
  public init(
    _ definition: PlanDefinition, _ reader: RecordReader, _ shape: ResultShape, counting: Bool
  ) {
    self.definition = definition
    self.reader = reader
    self.shape = shape
    counts = counting
    planLines =
      shape == .plan && !counting && reader.rowKey == nil
      ? PlanLines(definition, on: reader.day) : nil
    offeredRows =
      counting ? nil : reader.rowKey.flatMap { OfferedRows(definition, shape, rowsBy: $0) }
  }

  /// How many bytes of lines make a good piece of work: for whole plans about as many people as are judged at once, and enough
  /// lines for short results.
  public var blockSize: Int {
    // A whole plan is some fifty times as long as the profile that it is made from; counts of few people are joined too often.
    shape == .plan ? (counts ? 1 << 14 : 5 << 15) : 1 << 18
  }

  /// How many zeros must stand behind lines.
  public static var margin: Int { BytePlace.margin }

  /// The results of lines of JSON that stand behind each other.
  ///
  /// - Parameters:
  ///   - bytes: whole lines, the last with or without its line feed, and a margin of zeros; empty lines are passed over.
  ///   - count: how many bytes the lines have.
  ///   - buffer: memory for the results; what is in it is thrown away.
  public func part(
    lines bytes: [UInt8], count: Int, into buffer: consuming [UInt8] = []
  ) -> BatchPart {
    buffer.removeAll(keepingCapacity: true)
    guard bytes.count >= count + Self.margin else {
      let padded = bytes[..<count] + Array(repeating: 0, count: Self.margin)
      return part(lines: Array(padded), count: count, into: buffer)
    }
    if var run = planLines?.makeRun() {
      defer { run.end() }
      return part(lines: bytes, count: count, into: buffer, by: &run)
    }
    if var run = offeredRows?.makeRun() {
      return part(lines: bytes, count: count, into: buffer, by: &run)
    }
    var none = NoShortWay()
    return part(lines: bytes, count: count, into: buffer, by: &none)
  }

  private func part<Way: ShortWay>(
    lines bytes: [UInt8], count: Int, into buffer: consuming [UInt8], by shortWay: inout Way
  ) -> BatchPart {
    var part = BatchPart(results: buffer)
    bytes.withUnsafeBufferPointer { padded in
      guard let start = padded.baseAddress else { return }
      let end = start + count
      var place = BytePlace(start)
      while place.pointer < end {
        if let next = shortWay.take(place, &part.results) {
          place = next
          part.records += 1
        } else {
          shortWay.finish(&part.results)
          let line = place.line(before: end)
          add(line: line, part.lines, to: &part)
          place.advance(min(line.count + 1, end - place.pointer))
        }
        part.lines += 1
      }
      shortWay.finish(&part.results)
    }
    return part
  }

  private func add(line: UnsafeBufferPointer<UInt8>, _ number: Int, to part: inout BatchPart) {
    guard !line.allSatisfy({ $0 == 32 || $0 == 9 || $0 == 13 }) else { return }
    add(Array(line), named: "line", at: .line(number), to: &part)
  }

  /// The result of one file.
  public func part(file name: String, _ bytes: [UInt8]) -> BatchPart {
    var part = BatchPart()
    add(bytes, named: name, at: .file(name), to: &part)
    return part
  }

  /// The error of a line that is too long to be a profile.
  public func partOfCutLine() -> BatchPart {
    var part = BatchPart()
    part.lines = 1
    part.records = 1
    let finding = Diagnostic(
      .error, "file-too-large", "the line is longer than 4 MiB", at: nil,
      help: "a profile is a few kilobytes long")
    part.fail([finding], SourceFiles(), at: .line(0), counting: counts)
    return part
  }

  /// The error of a file that could not be read.
  public func part(file name: String, refused findings: [Diagnostic]) -> BatchPart {
    var part = BatchPart()
    part.records = 1
    part.fail(findings, SourceFiles(), at: .file(name), counting: counts)
    return part
  }

  private func add(
    _ bytes: [UInt8], named name: String, at place: RecordPlace, to part: inout BatchPart
  ) {
    part.records += 1
    let isLine = if case .line = place { true } else { false }
    switch reader.read(bytes, named: name, isLine: isLine) {
    case .wrong(let findings, let files):
      part.fail(findings, files, at: place, counting: counts)
    case .profile(let profile):
      let examination = PlanPipeline(definition).examine(profile)
      switch examination.outcome {
      case .outOfScope(let rule):
        part.fail(
          [Diagnostic(.error, "out-of-scope", "no plan: \(rule.message.clinician)", at: nil)],
          SourceFiles(), at: place, counting: counts)
      case .plan(let plan):
        part.add(plan, examination.candidates, shape, counting: counts)
      }
    }
  }
}

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
