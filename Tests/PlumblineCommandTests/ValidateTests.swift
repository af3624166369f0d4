import ArgumentParser
import Foundation
import SourceTree
import Testing

@testable import PlumblineCommand

/// What `validate` looks at and how it reports.
struct ValidateTests {
  @Test func aFileOfAPlanStandsForItsPlanAndIsCheckedOnce() throws {
    let output = try Bench.validate(
      "\(Bench.tiny)/care.yaml", "\(Bench.tiny)/notes.yaml", Bench.tiny + "/")
    #expect(output.standardError.hasPrefix("1 plans, 2 cases and 0 profiles checked"))
    #expect(output.exit == .fine)
  }

  @Test func aProfileBesideAPlanIsAProfile() throws {
    let scratch = try Scratch()
    let plan = try scratch.copy(Bench.tiny, as: "tiny")
    let path = try scratch.write(Sample.calm, "tiny/me.yaml")
    let output = try Bench.validate(path, "--plan", plan)
    #expect(output.standardError.hasPrefix("0 plans, 0 cases and 1 profiles checked"))
  }

  @Test func aBrokenPlanIsReportedOnceForSeveralProfiles() throws {
    let scratch = try Scratch()
    let plan = try PlanDefect.named("unknown-stage").plan(in: scratch)
    let one = try scratch.write(Sample.calm, "one.yaml")
    let two = try scratch.write(Sample.calm, "two.yaml")
    let output = try Bench.validate(one, two, "--plan", plan, "--format", "short")
    let lines = String(decoding: output.standardOutput, as: UTF8.self).split(separator: "\n")
    #expect(lines.count == 1)
  }

  @Test(arguments: DiagnosticFormat.allCases)
  func everyFormatIsTheSameOnEveryRun(_ format: DiagnosticFormat) throws {
    let paths = ["unknown-key", "many-mistakes"].map { "Tests/Fixtures/err/profiles/\($0).yaml" }
    let arguments = paths + ["--format", format.rawValue, "--plan", Bench.tiny]
    let once = try Validate.parse(arguments).perform(Bench.system)
    let again = try Validate.parse(arguments).perform(Bench.system)
    #expect(once.exit == .findings)
    #expect(once.standardOutput == again.standardOutput)
    #expect(once.standardOutput.isEmpty == false)
  }

  @Test func aFolderWithoutPlansIsAnError() throws {
    let scratch = try Scratch()
    let output = try Bench.validate(scratch.url.path)
    #expect(output.exit == .findings)
    #expect(String(decoding: output.standardOutput, as: UTF8.self).contains("nothing-matched"))
  }

  @Test func aPathThatLeadsNowhereIsThree() throws {
    #expect(try Bench.validate("no/such/place").exit == .inputOutput)
  }

  @Test func standardInputIsAProfile() throws {
    var program = Program("validate", "-", "--plan", Bench.tiny, "--format", "short")
    program.input = Data(Sample.profile("pain: 11").utf8)
    let result = try program.run()
    #expect(result.code == 1)
    #expect(result.text.hasPrefix("<stdin>:5:9: error: 'pain': 11 is above 10"))
  }

  @Test func proofsAreListedWithWhatBecameOfThem() throws {
    let output = try Bench.validate(Bench.shipped, "--proofs")
    let lines = String(decoding: output.standardOutput, as: UTF8.self).split(separator: "\n")
    #expect(output.exit == .fine)
    #expect(lines.count > 100)
    #expect(lines.dropLast().allSatisfy { $0.hasPrefix("proved ") && $0.contains(" ms  ") })
    #expect(lines.last?.contains("0 refuted, 0 undecided, 0 too large") == true)
    #expect(throws: (any Error).self) { try Validate.parse(["--proofs", "--format", "json"]) }
  }
}
