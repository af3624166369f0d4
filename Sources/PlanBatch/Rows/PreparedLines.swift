import PlanCore
import PlanFiles
import PlanRendering
import Synchronization

/// The short way from lines to results of any shape and to counts, on prepared texts.
///
/// What is not plain is left to the long way, line by line.
final class PreparedLines: Sendable {
  private let scanner: ProfileScanner
  private let plan: PreparedPlan
  /// Whether results say which bytes the profile was read from.
  private let needsFingerprint: Bool
  /// Memory of tasks that have ended, for those that begin.
  private let idle = Mutex<[PreparedRun]>([])

  /// Nil for a plan that cannot be prepared.
  init?(
    _ definition: PlanDefinition, _ reader: RecordReader, _ shape: ResultShape, counting: Bool
  ) {
    guard let scanner = ProfileScanner(definition, on: reader.day, rowsBy: reader.rowKey),
      let plan = PreparedPlan(definition, writing: shape, counting: counting)
    else { return nil }
    self.scanner = scanner
    self.plan = plan
    needsFingerprint = shape == .plan
  }

  /// One task's way through lines.
  func makeRun() -> Run {
    Run(lines: self, run: idle.withLock { $0.popLast() } ?? plan.makeRun())
  }

  /// One task's way through lines, with what it uses again for every one of them.
  struct Run: ShortWay {
    let lines: PreparedLines
    var run: PreparedRun
    /// Memory for the profile of the next line.
    private var profile = Profile(
      plan: nil, patient: "", on: Day(number: 0), readings: [:], visits: [])
    private var written = 0

    init(lines: PreparedLines, run: PreparedRun) {
      self.lines = lines
      self.run = run
    }

    var isFull: Bool { run.isFull }

    mutating func take(_ place: BytePlace) -> BytePlace? {
      guard var end = lines.scanner.scan(place, into: &profile) else { return nil }
      if lines.needsFingerprint {
        let line = UnsafeRawBufferPointer(start: place.pointer, count: end.pointer - place.pointer)
        profile.sha256 = Fingerprint.sha256(line)
      }
      guard lines.plan.add(&profile, to: &run) else { return nil }
      if end.byte == 10 { end.advance() }
      return end
    }

    mutating func judge() {
      lines.plan.judge(&run)
    }

    mutating func write(_ count: Int, to results: inout [UInt8]) {
      lines.plan.write(written..<written + count, of: &run, to: &results)
      written += count
    }

    mutating func clear() {
      lines.plan.clear(&run)
      written = 0
    }

    mutating func count(into cohort: inout Cohort) {
      lines.plan.flush(&run, into: &cohort)
    }

    /// Hands the memory back.
    mutating func end() {
      lines.idle.withLock { $0.append(run) }
    }
  }
}
