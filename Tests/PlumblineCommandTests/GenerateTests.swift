import ArgumentParser
import Foundation
import PlanCore
import TestSupport
import Testing

@testable import PlumblineCommand

/// `generate` on profiles that are as they should be.
struct GenerateTests {
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
  }

  private func plan(_ text: String, _ arguments: String...) throws -> CarePlan {
    let path = try scratch.write(text, "profile-\(scratch.names.count).yaml")
    let output = try Generate.parse(
      [path, "--plan", Bench.tiny, "--format", "json"] + arguments
    ).perform(Bench.system)
    #expect(output.exit == .fine)
    return try Bench.plan(output)
  }

  @Test func writesAPlanToStandardOutputAndNothingElse() throws {
    let path = try scratch.write(Sample.calm, "calm.yaml")
    let output = try Bench.generate(path)
    #expect(output.exit == .fine)
    #expect(output.standardError.isEmpty)
    #expect(String(decoding: output.standardOutput, as: UTF8.self).contains("Nothing urgent"))
  }

  @Test func theSameFactsAsJSONGiveTheSamePlanButForTheProfilesFingerprint() throws {
    let yaml = try plan(Sample.calm, "--explain")
    let json = try plan(
      """
      {"facts": {"pain": 5, "fever": false, "numbness": "no", "age_years": 40},
       "on": "2026-11-22", "patient": "P-1", "plan": "tiny"}
      """, "--explain")
    #expect(yaml.profile != json.profile)
    var same = json
    same.profile = yaml.profile
    #expect(same == yaml)
  }

  @Test func thePlanCarriesFormatRevisionFingerprintsAndTheDay() throws {
    let plan = try plan(Sample.calm)
    #expect(plan.format == 1)
    #expect(plan.plan == "tiny")
    #expect(plan.revision == "0.1.0")
    #expect(plan.on == "2026-11-22")
    #expect(plan.definition.sha256.utf8.count == 64)
    #expect(plan.profile.sha256.utf8.count == 64)
  }

  @Test func aChangeOfOneFileOfThePlanChangesItsFingerprint() throws {
    let folder = try scratch.copy(Bench.tiny, as: "tiny")
    let path = try scratch.write(Sample.calm, "calm.yaml")
    let before = try Bench.plan(Bench.generate(path, "--plan", folder, "--format", "json"))
    let care = try String(contentsOfFile: folder + "/care.yaml", encoding: .utf8)
    try Data((care + "# one more line\n").utf8).write(
      to: URL(fileURLWithPath: folder + "/care.yaml"))
    let after = try Bench.plan(Bench.generate(path, "--plan", folder, "--format", "json"))
    #expect(before.definition != after.definition)
    #expect(before.activities == after.activities)
  }

  @Test func verdictsAreThereOnlyWhenAskedFor() throws {
    #expect(try plan(Sample.calm).verdicts == nil)
    #expect(try plan(Sample.calm, "--explain").verdicts?.count == 5)
  }

  @Test func declinedUnknownStaleAndNotDoneAreKeptApart() throws {
    let plan = try plan(
      Sample.profile(
        "age_years: declined", "numbness: unknown", "leg_test: not_done",
        "pain: { value: 5, on: 2026-01-01 }"))
    let states = Dictionary(uniqueKeysWithValues: plan.ask.map { ($0.id, $0.state) })
    #expect(states["age_years"] == "declined")
    #expect(states["numbness"] == "not asked")
    #expect(states["fever"] == "not asked")
    #expect(states["leg_test"] == "not done")
    #expect(states["pain"] == "stale")
  }

  @Test func aValueIsStaleOnceItIsOlderThanItsFactAllows() throws {
    let dated = Sample.profile("age_years: 40", "pain: { value: 5, on: 2026-11-08 }")
    #expect(!(try plan(dated).ask.contains { $0.id == "pain" }))
    #expect(
      try plan(dated, "--on", "2026-11-23").ask.contains { $0.id == "pain" && $0.state == "stale" })
  }

  @Test func redFlagQuestionsAreAskedBeforeEverythingElse() throws {
    let plan = try plan(Sample.profile("sex: female"))
    #expect(plan.ask.prefix(2).map(\.id) == ["numbness", "fever"])
    #expect(plan.ask.dropFirst(2).first?.priority == .safety)
    #expect(plan.completeness == .partial)
  }

  @Test func theDayOfTheCommandLineWinsOverTheProfiles() throws {
    #expect(try plan(Sample.calm, "--on", "2026-12-01").on == "2026-12-01")
  }

  @Test func aDayOnTheCommandLineStandsInForOneThatTheProfileDoesNotHave() throws {
    let text = Sample.calm.replacing("on: 2026-11-22\n", with: "")
    #expect(try plan(text, "--on", "2026-12-01").on == "2026-12-01")
  }

  @Test func aValueOfALaterDayIsRefusedForAnEarlierPlan() throws {
    let path = try scratch.write(
      Sample.profile("age_years: 40", "pain: { value: 5, on: 2026-11-20 }"), "later.yaml")
    let output = try Bench.generate(path, "--on", "2026-11-01")
    #expect(output.exit == .findings)
    #expect(output.report.contains("dated 2026-11-20, after the profile's day, 2026-11-01"))
  }

  @Test func anEmergencyClosesTheStagesBehindTriage() throws {
    let plan = try plan(Sample.profile("age_years: 40", "numbness: yes", "fever: no", "pain: 9"))
    #expect(plan.urgency == .emergency)
    #expect(plan.redFlags.map(\.id) == ["numb"])
    #expect(plan.activities.isEmpty && plan.medicationNotes.isEmpty && plan.withheld.isEmpty)
  }

  @Test func aPersonOutsideTheScopeGetsAMessageAndNoPlan() throws {
    let path = try scratch.write(Sample.profile("age_years: 17", "numbness: no"), "young.yaml")
    let output = try Bench.generate(path)
    #expect(output.exit == .findings)
    #expect(output.standardOutput.isEmpty)
    #expect(output.report.contains("error[out-of-scope]: no plan (T38): adults only"))
    #expect(output.report.contains("please ask a doctor"))
  }

  @Test func theShippedPlanSendsPeopleUnderEighteenToAClinician() throws {
    let path = try scratch.write(
      "plan: low-back-thigh-pain\npatient: P-1\non: 2026-11-22\nfacts: { age_years: 17 }\n",
      "young.yaml")
    let output = try Bench.generate(path)
    #expect(output.exit == .findings)
    #expect(output.standardOutput.isEmpty)
    #expect(output.report.contains("(RF38)"))
    #expect(output.report.contains("should be looked at by a doctor or nurse"))
  }

  @Test func silentProfilesStaySilent() throws {
    let folder = Bench.root + "Tests/Fixtures/ok"
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(names.count >= 6)
    for name in names.sorted() {
      let output = try Bench.generate("\(folder)/\(name)")
      #expect(output.standardError.isEmpty, "\(name)")
      #expect(output.exit == .fine, "\(name)")
      #expect(!output.standardOutput.isEmpty, "\(name)")
    }
  }

  @Test func theShippedPlanAndItsExamplesAreValid() throws {
    let output = try Bench.validate(Bench.root + "Plans")
    #expect(output.exit == .fine)
    #expect(output.standardOutput.isEmpty)
    #expect(output.standardError == "1 plans and 7 profiles checked: 0 errors, 0 warnings\n")
  }
}
