import PlanCore
import PlanFiles
import PlanRendering
import Synchronization

/// The short way from profiles to whole plans, on prepared texts.
///
/// What is not plain is left to the long way, line by line.
final class PlanLines: Sendable {
  private let scanner: ProfileScanner
  private let plan: PreparedPlan
  private let room: Int
  /// Memory of tasks that have ended, for those that begin.
  private let idle = Mutex<[PreparedRun]>([])

  /// Nil for a plan that cannot be prepared.
  ///
  /// - Parameters:
  ///   - day: the day to plan for instead of the profiles' own.
  ///   - room: how many bytes of results to expect of a task.
  init?(_ definition: PlanDefinition, on day: Day?, room: Int) {
    guard let scanner = ProfileScanner(definition, on: day), let plan = PreparedPlan(definition)
    else { return nil }
    self.scanner = scanner
    self.plan = plan
    self.room = room
  }

  /// One task's way through lines.
  func makeRun() -> Run {
    var run = idle.withLock { $0.popLast() } ?? plan.makeRun()
    run.sheet.reserve(room)
    return Run(lines: self, run: run)
  }

  /// One task's way through lines, with what it uses again for every one of them.
  struct Run: ShortWay {
    let lines: PlanLines
    var run: PreparedRun

    mutating func take(_ place: BytePlace, _ results: inout [UInt8]) -> BytePlace? {
      guard var (profile, end) = lines.scanner.scan(place) else { return nil }
      let line = UnsafeRawBufferPointer(start: place.pointer, count: end.pointer - place.pointer)
      profile.sha256 = Fingerprint.sha256(line)
      guard lines.plan.write(profile, to: &run) else { return nil }
      if end.byte == 10 { end.advance() }
      return end
    }

    mutating func finish(_ results: inout [UInt8]) {
      if results.isEmpty {
        results = run.sheet.take()
      } else {
        results += run.sheet.bytes
        run.sheet.clear()
      }
    }

    /// Hands the memory back.
    mutating func end() {
      lines.idle.withLock { $0.append(run) }
    }
  }
}
