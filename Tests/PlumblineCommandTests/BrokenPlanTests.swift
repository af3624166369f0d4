import Foundation
import TestSupport
import Testing

@testable import PlumblineCommand

/// One way to break the small plan, and the name of the report that it gets.
struct PlanDefect: Sendable, CustomTestStringConvertible {
  var name: String
  var file: String
  /// The text to replace; nil removes the file.
  var old: String?
  var new = ""
  var testDescription: String { name }

  static let all = [
    PlanDefect(name: "stage-file-missing", file: "notes.yaml"),
    PlanDefect(name: "facts-missing", file: "profile.yaml"),
    PlanDefect(name: "evidence-missing", file: "evidence.yaml"),
    PlanDefect(
      name: "unknown-stage", file: "plan.yaml", old: "conservative-care", new: "conservativ-care"),
    PlanDefect(
      name: "unknown-plan-key", file: "plan.yaml", old: "revision:", new: "version:"),
    PlanDefect(
      name: "file-outside-folder", file: "plan.yaml", old: "care.yaml", new: "../care.yaml"),
    PlanDefect(
      name: "unknown-fact-in-condition", file: "care.yaml", old: "leg_test ==", new: "leg_tests =="),
    PlanDefect(
      name: "wrong-word-in-condition", file: "care.yaml", old: "\"negative\"", new: "\"negativ\""),
    PlanDefect(name: "condition-cut-off", file: "notes.yaml", old: "pain >= 4", new: "pain >="),
    PlanDefect(
      name: "fact-of-a-later-stage", file: "assessment.yaml", old: "pain >= 7",
      new: "red_flags.numb"),
    PlanDefect(
      name: "unknown-source", file: "red-flags.yaml", old: "evidence: [source-1]",
      new: "evidence: [source-2]"),
    PlanDefect(name: "no-evidence", file: "notes.yaml", old: "    evidence: [source-1]\n"),
    PlanDefect(name: "same-id-twice", file: "care.yaml", old: "id: leg-stretch", new: "id: numb"),
    PlanDefect(
      name: "message-missing", file: "red-flags.yaml",
      old: "  same-day: { clinician: assessment today, patient: Be seen today. }\n"),
    PlanDefect(
      name: "unknown-urgency", file: "red-flags.yaml", old: "urgency: same-day",
      new: "urgency: today"),
    PlanDefect(
      name: "safety-without-question", file: "profile.yaml", old: "ask: How old are you?, ",
      new: ""),
    PlanDefect(name: "broken-yaml", file: "care.yaml", old: "{ minutes: 10,", new: "{ minutes: 10"),
    PlanDefect(name: "format-of-tomorrow", file: "plan.yaml", old: "format: 1", new: "format: 2"),
  ]

  /// A copy of the small plan with this defect.
  func plan(in scratch: Scratch) throws -> String {
    let folder = try scratch.copy(Bench.tiny, as: "tiny")
    let url = URL(fileURLWithPath: "\(folder)/\(file)")
    guard let old else {
      try FileManager.default.removeItem(at: url)
      return folder
    }
    let text = try String(contentsOf: url, encoding: .utf8)
    try #require(text.contains(old), "the defect '\(name)' no longer fits the small plan")
    try Data(text.replacing(old, with: new, maxReplacements: 1).utf8).write(to: url)
    return folder
  }
}

/// What people are told about a plan folder that is wrong.
struct BrokenPlanTests {
  @Test(arguments: PlanDefect.all)
  func aBrokenPlanGetsItsReportAndMakesNoPlan(_ defect: PlanDefect) throws {
    let scratch = try Scratch()
    let plan = try defect.plan(in: scratch)
    let path = try scratch.write(Sample.calm, "profile.yaml")
    let output = try Bench.generate(path, "--plan", plan)
    #expect(output.exit == .findings)
    #expect(output.standardOutput.isEmpty)
    let report = output.standardError.replacing(scratch.url.path + "/", with: "")
    try expectGolden(report, "Tests/Fixtures/err/plans/\(defect.name).out")
  }

  @Test(arguments: PlanDefect.all)
  func validateFindsTheSameAsGenerate(_ defect: PlanDefect) throws {
    let scratch = try Scratch()
    let plan = try defect.plan(in: scratch)
    let path = try scratch.write(Sample.calm, "profile.yaml")
    let generated = try Bench.generate(path, "--plan", plan)
    let validated = try Bench.validate(plan)
    #expect(validated.exit == .findings)
    #expect(String(decoding: validated.standardOutput, as: UTF8.self) == generated.standardError)
  }

  @Test func aWholePlanHasNoFindings() throws {
    let output = try Bench.validate(Bench.tiny)
    #expect(output.exit == .fine)
    #expect(output.standardOutput.isEmpty)
  }
}
