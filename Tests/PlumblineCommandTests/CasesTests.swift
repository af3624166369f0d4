import ArgumentParser
import Foundation
import PlanCases
import PlanCore
import PlanFiles
import PlanPipeline
import SourceTree
import StageCatalog
import TestSupport
import Testing

@testable import PlumblineCommand

/// New cases for an author to judge.
struct CasesTests {
  /// A copy of the plan that ships, with the boundary cases of a rule and no others.
  private func plan(_ rule: String, _ scratch: Scratch) throws -> String {
    let folder = scratch.path("low-back-thigh-pain")
    try FileManager.default.copyItem(atPath: Bench.shipped, toPath: folder)
    try FileManager.default.removeItem(atPath: "\(folder)/cases")
    try FileManager.default.createDirectory(
      atPath: "\(folder)/cases", withIntermediateDirectories: true)
    let output = try Cases.parse(
      ["--boundary", rule, "--plan", folder, "--output", "\(folder)/cases/edge.yaml"]
    ).perform(Bench.system)
    #expect(output.exit == .fine)
    return folder
  }

  @Test(arguments: ["weak-leg", "bird-dog", "heat", "stomach-protection", "decompression"])
  func eachEdgeIsReadByTestAndTurnsTheOutcome(_ name: String) throws {
    let scratch = try Scratch()
    let folder = try plan(name, scratch)
    let tested = try Bench.test(folder, "--format", "short")
    #expect(tested.exit == .fine)
    #expect(String(decoding: tested.standardOutput, as: UTF8.self).contains("case-unjudged"))
    var files = SourceFiles()
    var findings: [Diagnostic] = []
    let loader = PlanLoader(try BuiltInStages.registry())
    let definition = try #require(loader.load(folder, files: &files, diagnostics: &findings))
    let cases = CaseReader(definition).cases(files: &files, diagnostics: &findings)
    #expect(findings.map(\.message) == [])
    var outcomes: [Substring: Set<String>] = [:]
    for run in CaseRun.all(cases, definition) {
      let edge = run.planCase.id.dropLast(2)
      outcomes[edge, default: []].insert(outcome(of: name, run))
    }
    #expect(outcomes.count >= 2)
    for (edge, different) in outcomes { #expect(different.count > 1, "\(edge)") }
  }

  /// The verdict, and what goes with it.
  private func outcome(of rule: String, _ run: CaseRun) -> String {
    let candidate = run.examination.candidates.first { $0.rule.id == rule }
    guard let judgement = candidate?.judgement else { return "none" }
    return "\(judgement.verdict) \(judgement.stoppers) \(judgement.cautions) \(judgement.clinician)"
  }

  @Test func numbersStandAtTheirBoundAndBesideIt() throws {
    let output = try Cases.parse(["--boundary", "weak-leg", "--plan", Bench.shipped])
      .perform(Bench.system)
    let text = String(decoding: output.standardOutput, as: UTF8.self)
    for value in ["3", "4", "unknown"] {
      #expect(text.contains("title: 'motor_grade_worst: \(value)'"))
    }
    #expect(text.contains("expect: { judge: weak-leg }"))
  }

  @Test func aRuleThatIsNotThereGetsTheNearestName() throws {
    let output = try Cases.parse(["--boundary", "bird-dogs", "--plan", Bench.shipped])
      .perform(Bench.system)
    #expect(output.exit == .findings)
    #expect(output.standardError.contains("did you mean `bird-dog`?"))
  }
}
