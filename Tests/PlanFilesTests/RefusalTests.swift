import Foundation
import PlanCore
import PlanFiles
import SourceTree
import StageCatalog
import TestSupport
import Testing

/// What a program gets that reads plans and profiles by the library.
struct RefusalTests {
  private let folder = PackageFolder.url.appending(path: "Tests/Fixtures/plans/tiny").path

  @Test("a plan and a profile are read in two calls, and the profile has its fingerprint")
  func reading() throws {
    let definition = try PlanLoader(BuiltInStages.registry()).load(folder)
    let text = #"{"plan": "tiny", "patient": "P-1", "on": "2026-11-22", "facts": {}}"#
    let file = SourceFile(name: "request", bytes: Array(text.utf8))
    let profile = try ProfileReader(definition).read(file)
    #expect(profile.patient == "P-1")
    #expect(profile.sha256 == Fingerprint.sha256(Array(text.utf8)))
    #expect(
      try ProfileReader(definition).read(file, on: Day("2027-01-02")).on.description == "2027-01-02"
    )
  }

  @Test("what is wrong with a profile is thrown as one error that says it all, with places")
  func wrongProfile() throws {
    let definition = try PlanLoader(BuiltInStages.registry()).load(folder)
    let text = "plan: other\npatient: P-1\non: 2026-11-22\nfacts: { fevr: yes }\n"
    let refusal = #expect(throws: Refusal.self) {
      try ProfileReader(definition).read(SourceFile(name: "p.yaml", bytes: Array(text.utf8)))
    }
    let found = try #require(refusal)
    #expect(Set(found.findings.map(\.code.name)) == ["other-plan", "unknown-fact"])
    #expect(found.description.contains("--> p.yaml:1:7"))
    #expect(found.description.contains("--> p.yaml:4:10"))
  }

  @Test("a plan or a profile that is not there is an error that names the path")
  func missing() throws {
    let plan = #expect(throws: Refusal.self) {
      try PlanLoader(BuiltInStages.registry()).load("no-such-folder")
    }
    #expect(try #require(plan).description.contains("no-such-folder/plan.yaml"))
    let definition = try PlanLoader(BuiltInStages.registry()).load(folder)
    let profile = #expect(throws: Refusal.self) {
      try ProfileReader(definition).read(contentsOf: "no-such-profile.yaml")
    }
    #expect(try #require(profile).findings.map(\.code.name) == ["file-missing"])
  }
}
