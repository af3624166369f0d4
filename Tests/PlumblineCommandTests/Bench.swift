import ArgumentParser
import Foundation
import PlanCore
import PlanRendering
import TestSupport

@testable import PlumblineCommand

/// Commands run in the test's own process, on the fixtures.
enum Bench {
  /// The package's folder, with a slash behind it.
  static let root = PackageFolder.url.path + "/"
  static let tiny = root + "Tests/Fixtures/plans/tiny"
  static let shipped = root + "Plans/low-back-thigh-pain"

  /// A machine without settings, whose program lies nowhere.
  static let system = System(environment: [:], isTerminal: false, programFolder: nil)

  /// What validate may say of a plan because an example replaced a file of it.
  static let remarksOfTheWhole: Set<String> = ["unused-fact", "used-after-all"]

  /// What `generate` says, with the plan folders of the fixtures on the path.
  static func generate(
    _ arguments: String..., system: System = system
  ) throws -> CommandOutput {
    let path = ["--plans-path", root + "Tests/Fixtures/plans:" + root + "Plans"]
    return try Generate.parse(arguments + path).perform(system)
  }

  /// What `validate` says.
  static func validate(_ arguments: String..., system: System = system) throws -> CommandOutput {
    try Validate.parse(arguments).perform(system)
  }

  /// What `test` says.
  static func test(_ arguments: String..., system: System = system) throws -> CommandOutput {
    try TestCases.parse(arguments).perform(system)
  }

  /// What `batch` says, and what it wrote to a file.
  static func batch(
    _ input: String, to path: String, _ arguments: String..., system: System = system
  ) throws -> (output: CommandOutput, results: Data) {
    let output = try Batch.parse([input, "--output", path] + arguments).perform(system)
    return (output, try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  /// The plan that a command printed as JSON.
  static func plan(_ output: CommandOutput) throws -> CarePlan {
    try PlanJSON.read(output.standardOutput)
  }
}

extension CommandOutput {
  /// Standard error with the paths of this machine shortened.
  var report: String {
    standardError.replacing(Bench.root, with: "")
  }

  /// How often a code stands in the report.
  func count(of code: String) -> Int {
    standardError.components(separatedBy: "error[\(code)]").count - 1
  }
}

/// A folder for one test, gone with it.
final class Scratch {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory
      .appending(path: "plumbline-\(UUID().uuidString)").resolvingSymlinksInPath()
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  /// The path of a name in the folder.
  func path(_ name: String) -> String {
    url.appending(path: name).path
  }

  /// Writes a text and returns its path.
  @discardableResult
  func write(_ text: String, _ name: String) throws -> String {
    try Data(text.utf8).write(to: url.appending(path: name))
    return path(name)
  }

  /// Copies a folder and returns the copy's path.
  func copy(_ folder: String, as name: String) throws -> String {
    try FileManager.default.copyItem(atPath: folder, toPath: path(name))
    return path(name)
  }

  /// The names in the folder.
  var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []).sorted()
  }
}

/// Profiles for the small plan.
enum Sample {
  static let calm = profile("age_years: 40", "numbness: no", "fever: no", "pain: 5")

  /// A profile of the small plan with these facts.
  static func profile(_ facts: String...) -> String {
    "plan: tiny\npatient: P-1\non: 2026-11-22\nfacts:\n"
      + facts.map { "  \($0)\n" }.joined()
  }
}
