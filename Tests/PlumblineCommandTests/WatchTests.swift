import Foundation
import Testing

@testable import PlumblineCommand

/// `validate --watch`, as a process of its own.
struct WatchTests {
  @Test func aFileThatAnEditorMovesIntoPlaceIsSeenAndTheLastExitCodeKept() throws {
    let scratch = try Scratch()
    let plan = try scratch.copy(Bench.tiny, as: "tiny")
    let report = scratch.url.appending(path: "err.txt")
    try Data().write(to: report)
    let process = Process()
    process.executableURL = Program.url
    process.arguments = ["validate", plan, "--watch"]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = try FileHandle(forWritingTo: report)
    try process.run()
    defer { process.terminate() }
    try wait(for: 1, in: report)

    let path = plan + "/care.yaml"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try scratch.write(text.replacing("title: Walking", with: "titel: Walking"), "tiny/.care.new")
    #expect(rename(plan + "/.care.new", path) == 0)
    try wait(for: 2, in: report)
    let second = try String(contentsOf: report, encoding: .utf8)
    #expect(second.contains("0 errors"))
    #expect(second.contains("2 errors") || second.contains("1 errors"))

    process.interrupt()
    process.waitUntilExit()
    #expect(process.terminationStatus == 1)
  }

  @Test func aWatchThatIsNotTouchedSeesNothing() throws {
    let watch = FolderWatch([Bench.tiny])
    var rounds = 0
    let changed = watch.waitForChange {
      rounds += 1
      return rounds > 2
    }
    #expect(!changed)
  }

  private func wait(for rounds: Int, in report: URL) throws {
    for _ in 0..<300 {
      let text = try String(contentsOf: report, encoding: .utf8)
      if text.components(separatedBy: "watching;").count > rounds { return }
      Thread.sleep(forTimeInterval: 0.1)
    }
    Issue.record("round \(rounds) did not come")
  }
}
