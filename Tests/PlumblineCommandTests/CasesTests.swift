import ArgumentParser
import Foundation
import PlanAnalysis
import PlanCore
import PlanFiles
import SourceTree
import StageCatalog
import TestSupport
import Testing

@testable import PlumblineCommand

/// Cases on both sides of a rule's bounds.
struct CasesTests {
  private static let rules = ["leg-stretch", "injection", "pain-tablets"]

  private func cases(_ rule: String, of plan: String = Bench.tiny) throws -> CommandOutput {
    try Cases.parse(["--boundary", rule, "--plan", plan, "--on", "2026-11-22"])
      .perform(Bench.system)
  }

  @Test("both sides of every bound of a rule are written, with the verdicts left to the author")
  func bounds() throws {
    let output = try cases("leg-stretch")
    #expect(output.exit == .fine)
    try expectGolden(
      String(decoding: output.standardOutput, as: UTF8.self),
      "Tests/Fixtures/boundary-leg-stretch.yaml")
  }

  @Test("cases that nobody has judged are errors", arguments: Self.rules)
  func unjudged(rule: String) throws {
    let report = try run(try cases(rule)) { $0 }
    #expect(report.contains("missing-key") && report.contains("'expect'"))
  }

  @Test("judged as the plan has it, every case passes", arguments: Self.rules)
  func judged(rule: String) throws {
    let report = try run(try cases(rule)) { text in
      var lines: [String] = []
      for line in text.split(separator: "\n") {
        let line = String(line)
        if line.hasPrefix("    # as the plan has it now: ") {
          let expectation = line.hasSuffix(": offered") ? "offered" : "not_offered"
          lines.append("    expect: { \(expectation): \(rule) }")
        } else {
          lines.append(line.replacing("because: \"\"", with: "because: somebody judged it"))
        }
      }
      return lines.joined(separator: "\n") + "\n"
    }
    #expect(report.contains(" passed, 0 failed") && !report.contains("error["))
  }

  @Test("every pair of a rule of the shipped plan differs in one answer and in the verdict")
  func pairs() throws {
    var files = SourceFiles()
    var findings: [Diagnostic] = []
    let plan = try #require(
      PlanLoader(try BuiltInStages.registry()).load(
        Bench.shipped, files: &files, diagnostics: &findings))
    let search = try #require(
      BoundaryCases(plan, rule: "stomach-protection", on: Day(number: 20_000)))
    let (pairs, unanswered) = search.search()
    #expect(pairs.count >= 5 && unanswered.isEmpty)
    for pair in pairs where pair.people.count == 2 {
      let facts = pair.people.map { person in person.facts.values.filter { $0.fact != pair.fact } }
      #expect(facts[0].map(\.fact) == facts[1].map(\.fact))
      #expect(facts[0].map(\.value) == facts[1].map(\.value))
      #expect(pair.people.count { $0.verdict == .offered } == 1)
    }
  }

  @Test("a rule that there is not is named with the nearest")
  func unknown() throws {
    let output = try cases("leg-strech")
    #expect(output.exit == .findings && output.standardError.contains("`leg-stretch`"))
  }

  /// What `test` says of a copy of the small plan whose cases are these, changed.
  private func run(_ output: CommandOutput, _ change: (String) -> String) throws -> String {
    let scratch = try Scratch()
    let folder = try scratch.copy(Bench.tiny, as: "tiny")
    let text = change(String(decoding: output.standardOutput, as: UTF8.self))
    try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/cases/first.yaml"))
    let result = try Bench.test(folder)
    return result.standardError + String(decoding: result.standardOutput, as: UTF8.self)
  }
}
