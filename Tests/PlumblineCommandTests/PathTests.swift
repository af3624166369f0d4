import ArgumentParser
import Foundation
import PlanCore
import PlanFiles
import TestSupport
import Testing

@testable import PlumblineCommand

/// Paths that lead nowhere, to the wrong thing, or to too much of it.
struct PathTests {
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
  }

  @Test func aProfileThatIsNotThereEndsWithThree() throws {
    let output = try Bench.generate(scratch.path("nowhere.yaml"))
    #expect(output.exit == .inputOutput)
    #expect(output.standardOutput.isEmpty)
    #expect(output.count(of: "file-missing") == 1)
  }

  @Test func aPlanFolderThatIsNotThereEndsWithThree() throws {
    let path = try scratch.write(Sample.calm, "profile.yaml")
    let output = try Bench.generate(path, "--plan", scratch.path("nowhere"))
    #expect(output.exit == .inputOutput)
    #expect(output.count(of: "file-missing") == 1)
  }

  @Test func anEmptyFileIsAFinding() throws {
    let path = try scratch.write("", "empty.yaml")
    let output = try Bench.generate(path)
    #expect(output.exit == .findings)
    #expect(!output.standardError.isEmpty)
  }

  @Test func aFolderInPlaceOfAFileIsAFinding() throws {
    let output = try Bench.generate(scratch.url.path)
    #expect(output.exit == .findings)
    #expect(output.report.contains("is a folder, not a file"))
  }

  @Test func aBinaryFileIsAFinding() throws {
    let bytes = Data((0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 37) })
    try bytes.write(to: scratch.url.appending(path: "binary.yaml"))
    let output = try Bench.generate(scratch.path("binary.yaml"))
    #expect(output.exit == .findings)
    #expect(output.standardOutput.isEmpty)
    #expect(output.standardError.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 })
  }

  @Test func aLinkThatLeadsBackToItselfIsAFinding() throws {
    let files = FileManager.default
    try files.createSymbolicLink(atPath: scratch.path("a"), withDestinationPath: scratch.path("b"))
    try files.createSymbolicLink(atPath: scratch.path("b"), withDestinationPath: scratch.path("a"))
    let output = try Bench.generate(scratch.path("a"))
    #expect(output.exit == .findings)
    #expect(output.count(of: "file-loop") == 1)
  }

  @Test func anOutputIntoAFolderThatIsNotThereEndsWithThree() throws {
    let path = try scratch.write(Sample.calm, "profile.yaml")
    let output = try Bench.generate(path, "-o", scratch.path("nowhere/plan.txt"))
    #expect(output.exit == .inputOutput)
    #expect(output.report.contains("there is no folder for"))
    #expect(scratch.names == ["profile.yaml"])
  }

  @Test func anOutputOntoAFolderEndsWithThree() throws {
    let path = try scratch.write(Sample.calm, "profile.yaml")
    let output = try Bench.generate(path, "-o", scratch.url.path)
    #expect(output.exit == .inputOutput)
    #expect(output.report.contains("is a folder, not a file"))
  }

  @Test func anOutputTakesThePlaceOfTheOldFileWhole() throws {
    let path = try scratch.write(Sample.calm, "profile.yaml")
    let place = try scratch.write(String(repeating: "old ", count: 100_000), "plan.json")
    let output = try Bench.generate(path, "-o", place, "--format", "json")
    #expect(output.exit == .fine)
    #expect(output.standardOutput.isEmpty)
    let printed = try Bench.generate(path, "--format", "json").standardOutput
    #expect(try Data(contentsOf: URL(fileURLWithPath: place)) == Data(printed))
    #expect(scratch.names == ["plan.json", "profile.yaml"])
  }

  @Test func aFullDeviceIsAFinding() throws {
    let path = try scratch.write(Sample.calm, "profile.yaml")
    let output = try Bench.generate(path, "-o", "/dev/full")
    #expect(output.exit == .findings)
    #expect(output.count(of: "disk-full") == 1)
  }

  @Test func aFileOverTheLimitIsRefusedByItsSize() throws {
    let text = String(repeating: "# a comment\n", count: 400_000)
    let path = try scratch.write(Sample.calm + text, "large.yaml")
    let output = try Bench.generate(path)
    #expect(output.exit == .findings)
    #expect(output.count(of: "file-too-large") == 1)
  }

  @Test func manyOpenBracketsAreAFinding() throws {
    let path = try scratch.write(String(repeating: "[", count: 1 << 20), "deep.yaml")
    let output = try Bench.generate(path)
    #expect(output.exit == .findings)
    #expect(output.standardOutput.isEmpty)
    #expect(output.standardError.utf8.count < 4096)
  }

  @Test func aPlanIsFoundOnThePathGivenThenInTheEnvironment() throws {
    let path = try scratch.write(Sample.calm, "profile.yaml")
    let given = try scratch.copy(Bench.root + "Tests/Fixtures/plans", as: "given")
    let other = try scratch.copy(Bench.root + "Tests/Fixtures/plans", as: "other")
    let plan = try String(contentsOfFile: other + "/tiny/plan.yaml", encoding: .utf8)
    try Data(plan.replacing("0.1.0", with: "0.2.0").utf8)
      .write(to: URL(fileURLWithPath: other + "/tiny/plan.yaml"))
    var system = Bench.system
    system.environment["PLUMBLINE_PLANS"] = other
    func revision(_ arguments: String...) throws -> String {
      let command = try Generate.parse([path, "--format", "json"] + arguments)
      return try Bench.plan(command.perform(system)).revision
    }
    #expect(try revision() == "0.2.0")
    #expect(try revision("--plans-path", given) == "0.1.0")
    #expect(try revision("--plans-path", scratch.url.path + ":" + given) == "0.1.0")
    #expect(try revision("--plans-path", given, "--plan", other + "/tiny") == "0.2.0")
  }

  @Test func aPlanIsFoundInTheShareFolderOfTheInstalledProgram() throws {
    let path = try scratch.write(Sample.calm, "profile.yaml")
    let share = scratch.url.appending(path: "share/plumbline")
    try FileManager.default.createDirectory(at: share, withIntermediateDirectories: true)
    _ = try scratch.copy(Bench.root + "Tests/Fixtures/plans", as: "share/plumbline/Plans")
    var system = Bench.system
    #expect(try Generate.parse([path]).perform(system).exit == .findings)
    system.programFolder = scratch.path("bin")
    try FileManager.default.createDirectory(
      atPath: scratch.path("bin"), withIntermediateDirectories: true)
    #expect(try Generate.parse([path]).perform(system).exit == .fine)
  }
}
