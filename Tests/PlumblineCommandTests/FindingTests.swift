import Foundation
import PlanCore
import TestSupport
import Testing

@testable import PlumblineCommand

/// What people are told about a profile or a plan that is wrong.
struct FindingTests {
  private static let folder = Bench.root + "Tests/Fixtures/err"
  private static let profiles =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
    .filter { $0.hasSuffix(".yaml") }.sorted()

  @Test(arguments: profiles)
  func aBrokenProfileGetsItsReportAndNoPlan(_ name: String) throws {
    let scratch = try Scratch()
    let place = try scratch.write("the old plan", "plan.txt")
    let output = try Bench.generate("\(Self.folder)/\(name)", "-o", place)
    #expect(output.exit == .findings)
    #expect(output.standardOutput.isEmpty)
    #expect(try String(contentsOfFile: place, encoding: .utf8) == "the old plan")
    #expect(scratch.names == ["plan.txt"])
    try expectGolden(output.report, "Tests/Fixtures/err/\(name.dropLast(5)).out")
  }

  @Test func thereIsAReportForManyKindsOfBrokenProfiles() {
    #expect(Self.profiles.count >= 25)
  }

  @Test func anUnknownFactIsToldWithTheNearestOne() throws {
    let output = try Bench.generate("\(Self.folder)/unknown-fact.yaml")
    #expect(output.report.contains("did you mean `numbness`?"))
  }

  @Test func aContradictionShowsBothPlaces() throws {
    let report = try Bench.generate("\(Self.folder)/contradiction.yaml").report
    #expect(report.contains("'sex' and 'pregnant' contradict each other"))
    #expect(report.contains("sex: male") && report.contains("pregnant: yes"))
  }

  @Test func aMalePregnantPersonIsAContradictionInTheShippedPlan() throws {
    let scratch = try Scratch()
    let path = try scratch.write(
      """
      plan: low-back-thigh-pain
      patient: P-1
      on: 2026-11-22
      facts:
        sex_at_birth: male
        age_years: 40
        pregnancy_status: yes
      """, "profile.yaml")
    let output = try Bench.generate(path)
    #expect(output.exit == .findings)
    #expect(output.count(of: "contradiction") == 1)
    #expect(output.report.contains(":5:") || output.report.contains("5 |"))
    #expect(output.report.contains("7 |"))
  }

  @Test func severalMistakesAreAllReportedInTheOrderOfTheFile() throws {
    let report = try Bench.generate("\(Self.folder)/many-mistakes.yaml").report
    let lines = report.split(separator: "\n").compactMap { line -> Int? in
      guard line.contains("-->"), let place = line.split(separator: " ").last else { return nil }
      return Int(place.split(separator: ":")[1])
    }
    #expect(lines.count >= 8)
    #expect(lines == lines.sorted())
  }

  @Test func aPlanOfAnotherNameIsRefused() throws {
    let scratch = try Scratch()
    let path = try scratch.write(
      Sample.calm.replacing("plan: tiny", with: "plan: other"), "profile.yaml")
    let output = try Bench.generate(path, "--plan", Bench.tiny)
    #expect(output.exit == .findings)
    #expect(output.report.contains("the profile is for the plan 'other', not 'tiny'"))
    #expect(output.report.contains("profile.yaml:1:7"))
  }

  @Test func anUnknownPlanSaysWhereItWasLookedFor() throws {
    let output = try Bench.generate("\(Self.folder)/unknown-plan.yaml")
    #expect(output.count(of: "unknown-plan") == 1)
    #expect(output.report.contains("looked in Tests/Fixtures/plans, Plans, Plans;"))
  }

  @Test func twoStagesOfOneNameAreRefused() {
    let error = #expect(throws: StageRegistry.DuplicateName.self) {
      try StageRegistry([Twin.self, OtherTwin.self])
    }
    #expect(error?.name == "twin")
  }

  @Test func mistakesInThePlanAndInTheProfileAreReportedTogether() throws {
    let scratch = try Scratch()
    let plan = try scratch.copy(Bench.tiny, as: "tiny")
    try FileManager.default.removeItem(atPath: plan + "/notes.yaml")
    let path = try scratch.write(Sample.profile("age_years: 40", "numbnes: no"), "profile.yaml")
    let output = try Bench.generate(path, "--plan", plan)
    #expect(output.count(of: "file-missing") == 1)
    #expect(output.count(of: "unknown-fact") == 1)
    #expect(output.exit == .findings)
  }
}

private struct Twin: AssessmentStage {
  static let name = "twin"
  static let shape = Shape("a twin", [])
  let writes: [FactID] = []
  init(reading files: [SourceNode], into builder: inout DefinitionBuilder) {}
}

private struct OtherTwin: AssessmentStage {
  static let name = "twin"
  static let shape = Shape("another twin", [])
  let writes: [FactID] = []
  init(reading files: [SourceNode], into builder: inout DefinitionBuilder) {}
}
