import ArgumentParser
import Foundation
import PlanCore
import PlanFiles
import PlanPipeline
import StageCatalog
import TestSupport
import Testing

@testable import PlumblineCommand

/// A broken plan must not hide an emergency.
struct UrgentPartTests {
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
  }

  private static let numb = Sample.profile("age_years: 40", "numbness: yes", "fever: yes")
  private static let feverish = Sample.profile("age_years: 40", "numbness: no", "fever: yes")
  private static let message = "Go to an emergency department now."

  /// Defects that lie behind triage, or in what is cited.
  private static let behind = PlanDefect.all.filter { defect in
    ["care.yaml", "notes.yaml"].contains(defect.file)
      || ["unknown-stage", "file-outside-folder", "evidence-missing", "unknown-source"]
        .contains(defect.name)
  }
  /// Defects of what triage itself needs.
  private static let inside = PlanDefect.all.filter { defect in
    !behind.contains { $0.name == defect.name }
  }

  private func generate(_ profile: String, _ plan: String, _ more: String...) throws
    -> CommandOutput
  {
    let path = try scratch.write(profile, "profile.yaml")
    return try Generate.parse([path, "--plan", plan] + more).perform(Bench.system)
  }

  @Test(arguments: behind)
  func anEmergencyIsSaidAfterTheFindingsWhateverIsWrongBehindTriage(_ defect: PlanDefect) throws {
    let output = try generate(Self.numb, try defect.plan(in: scratch))
    #expect(output.exit == .findings)
    #expect(output.standardOutput.isEmpty)
    let report = output.standardError
    let notice = try #require(report.range(of: "error[urgent]"))
    let last = try #require(report.range(of: "error[", options: .backwards))
    #expect(notice.lowerBound == last.lowerBound, "the notice comes last")
    #expect(report.distance(from: report.startIndex, to: notice.lowerBound) > 0)
    for text in [
      "warning signs: emergency", Self.message, "Numbness: Have a scan today.",
      "Fever: Have your blood tested today.",
    ] { #expect(report[notice.lowerBound...].contains(text)) }
  }

  @Test func theNoticeOfAnEmergencyReadsWell() throws {
    let plan = try PlanDefect.all[0].plan(in: scratch)
    let report = try generate(Self.numb, plan).standardError
    try expectGolden(
      report.replacing(scratch.url.path + "/", with: ""), "Tests/Fixtures/err/plans/urgent.out")
  }

  @Test(arguments: behind)
  func aSameDaySignIsSaidToo(_ defect: PlanDefect) throws {
    let output = try generate(Self.feverish, try defect.plan(in: scratch))
    #expect(output.standardError.contains("warning signs: same-day"))
    #expect(output.standardError.contains("Be seen today."))
    #expect(!output.standardError.contains("Numbness:"))
  }

  @Test(arguments: behind)
  func nothingIsAddedWhenNothingIsUrgent(_ defect: PlanDefect) throws {
    let output = try generate(Sample.calm, try defect.plan(in: scratch))
    #expect(output.exit == .findings)
    #expect(output.count(of: "urgent") == 0)
  }

  @Test(arguments: inside)
  func triageThatIsWrongItselfSaysNothing(_ defect: PlanDefect) throws {
    let output = try generate(Self.numb, try defect.plan(in: scratch))
    #expect(output.exit == .findings)
    #expect(output.count(of: "urgent") == 0)
  }

  @Test func aProfileWithAMistakeGetsItsFindingsAndNoNotice() throws {
    let plan = try PlanDefect.all[0].plan(in: scratch)
    let output = try generate(Self.numb + "  fevr: yes\n", plan)
    #expect(output.count(of: "unknown-fact") == 1)
    #expect(output.count(of: "urgent") == 0)
  }

  @Test func anEmergencyIsSaidWhenThePlanCannotBeWritten() throws {
    let output = try generate(Self.numb, Bench.tiny, "-o", scratch.path("nowhere/plan.txt"))
    #expect(output.exit == .inputOutput)
    #expect(output.standardError.contains("error[cannot-write]"))
    #expect(output.standardError.contains(Self.message))
  }

  @Test func aPlanThatReachesItsReaderNeedsNoNotice() throws {
    let output = try generate(Self.numb, Bench.tiny)
    #expect(output.exit == .fine)
    #expect(output.standardError.isEmpty)
  }

  @Test func theShippedPlansTriageStandsAlone() throws {
    let plan = try scratch.copy(Bench.shipped, as: "low-back-thigh-pain")
    let names = [
      "diagnosis-hints", "exercises", "self-care", "medication-notes", "injections", "surgery",
      "follow-up",
    ]
    for name in names { try FileManager.default.removeItem(atPath: "\(plan)/\(name).yaml") }
    let output = try Bench.generate("\(plan)/examples/saddle-numbness.yaml", "--plan", plan)
    #expect(output.exit == .findings)
    #expect(output.count(of: "file-missing") == names.count)
    #expect(output.standardError.contains("Please go to an emergency department now."))
    #expect(output.standardError.contains("Numbness or changed feeling in the saddle area: Go to"))
  }

  @Test func triageAloneFindsTheSameUrgencyAndFlagsAsTheWholePlan() throws {
    let loader = PlanLoader(try BuiltInStages.registry())
    let triage = try #require(loader.loadTriage(Bench.shipped))
    #expect(triage.stages.count == 2)
    let folder = Bench.shipped + "/examples"
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
      let whole = try Bench.plan(
        Bench.generate("\(folder)/\(name)", "--plan", Bench.shipped, "--format", "json"))
      let input = ProfileInput(
        "\(folder)/\(name)", on: nil, options: try PlanOptions.parse(["--plan", Bench.shipped]),
        system: Bench.system)
      guard let profile = input.profile,
        case .plan(let part) = PlanPipeline(triage).run(profile)
      else {
        Issue.record("no plan for \(name)")
        continue
      }
      #expect(part.urgency == whole.urgency)
      #expect(part.message == whole.message)
      #expect(part.redFlags == whole.redFlags)
    }
  }

  @Test func aPlanWithoutTriageHasNoUrgentPart() throws {
    let plan = try scratch.copy(Bench.tiny, as: "tiny")
    let file = plan + "/plan.yaml"
    let text = try String(contentsOfFile: file, encoding: .utf8)
      .replacing("  - { use: red-flag-triage, from: red-flags.yaml }\n", with: "")
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    #expect(PlanLoader(try BuiltInStages.registry()).loadTriage(plan) == nil)
  }
}
