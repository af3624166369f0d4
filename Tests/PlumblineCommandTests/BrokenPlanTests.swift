import Foundation
import TestSupport
import Testing

@testable import PlumblineCommand

/// What people are told about a plan folder that is wrong.
struct BrokenPlanTests {
  /// What `validate` says of a plan and, when it finds nothing, what `test` says.
  private func report(_ folder: String, _ scratch: Scratch) throws -> CommandOutput {
    var output = try Bench.validate(folder)
    if output.standardOutput.isEmpty { output = try Bench.test(folder) }
    output.standardError = String(decoding: output.standardOutput, as: UTF8.self)
      .replacing(scratch.url.path + "/", with: "")
    return output
  }

  @Test(arguments: PlanDefect.all)
  func aBrokenPlanGetsItsReport(_ defect: PlanChange) throws {
    let scratch = try Scratch()
    let output = try report(defect.plan(in: scratch), scratch)
    let hasError = output.standardError.contains("error[")
    #expect(output.exit == (hasError ? .findings : .fine))
    #expect(hasError || output.standardError.contains("warning["))
    try expectGolden(output.standardError, "\(PlanDefect.folder)/\(defect.name).out")
  }

  @Test(arguments: PlanDefect.stopping)
  func aBrokenPlanMakesNoPlanAndGenerateSaysWhy(_ defect: PlanChange) throws {
    let scratch = try Scratch()
    let folder = try defect.plan(in: scratch)
    let path = try scratch.write(Sample.calm, "profile.yaml")
    let generated = try Bench.generate(path, "--plan", folder)
    #expect(generated.exit == .findings)
    #expect(generated.standardOutput.isEmpty)
    let validated = try Bench.validate(folder).standardOutput
    #expect(String(decoding: validated, as: UTF8.self) == generated.standardError)
  }

  @Test func thereIsAReportForManyKindsOfMistakes() {
    #expect(PlanDefect.all.count >= 100)
    #expect(PlanDefect.stopping.count >= 90)
  }

  @Test(arguments: PlanChange.all(in: "Tests/Fixtures/ok/plans"))
  func whatIsRightIsMetWithSilence(_ change: PlanChange) throws {
    let scratch = try Scratch()
    let folder = try change.plan(in: scratch)
    let validated = try Bench.validate(folder, "--fail-on", "warning")
    #expect(String(decoding: validated.standardOutput, as: UTF8.self) == "")
    #expect(try Bench.test(folder).exit == .fine)
    let path = try scratch.write(Sample.calm, "profile.yaml")
    let generated = try Bench.generate(path, "--plan", folder)
    #expect(generated.standardError == "")
    #expect(generated.exit == .fine)
  }

  @Test func aWholePlanHasNoFindings() throws {
    let output = try Bench.validate(Bench.tiny)
    #expect(output.exit == .fine)
    #expect(output.standardOutput.isEmpty)
  }
}
