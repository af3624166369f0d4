import ArgumentParser
import Foundation
import TestSupport
import Testing

@testable import PlumblineCommand

@Suite struct ExampleTests {
  static let plan = "Plans/low-back-thigh-pain"

  static let names: [String] = {
    let folder = PackageFolder.url.appending(path: "\(plan)/examples")
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
  }()

  private func output(_ name: String, _ options: [String]) throws -> String {
    let root = PackageFolder.url
    let arguments =
      [
        root.appending(path: "\(Self.plan)/examples/\(name).yaml").path, "--plan",
        root.appending(path: Self.plan).path,
      ] + options
    let system = System(environment: [:], isTerminal: false, programFolder: nil)
    let result = try Generate.parse(arguments).perform(system)
    #expect(result.exit == .fine)
    #expect(result.standardError == "")
    return String(decoding: result.standardOutput, as: UTF8.self)
  }

  @Test func thePlanHasAtLeastTheExamplesOfTheReadme() {
    #expect(Self.names.count >= 7)
  }

  @Test(arguments: names) func theLetterForThePersonIsAsReviewed(_ name: String) throws {
    try expectGolden(output(name, []), "Tests/Fixtures/examples/\(name).patient.txt")
  }

  @Test(arguments: names) func theLetterForTheClinicianIsAsReviewed(_ name: String) throws {
    let text = try output(name, ["--audience", "clinician", "--explain"])
    try expectGolden(text, "Tests/Fixtures/examples/\(name).clinician.txt")
  }

  @Test(arguments: names) func theJSONIsAsReviewed(_ name: String) throws {
    try expectGolden(
      output(name, ["--format", "json"]), "Tests/Fixtures/examples/\(name).json")
  }

  @Test(arguments: names) func noLineOfALetterIsLongerThan80Columns(_ name: String) throws {
    let text = try output(name, ["--audience", "clinician", "--explain"]) + output(name, [])
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test(arguments: names) func aPlanReadBackFromJSONGivesTheSameLetter(_ name: String) throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).json")
    try Data(output(name, ["--format", "json"]).utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let system = System(environment: [:], isTerminal: false, programFolder: nil)
    for audience in ["patient", "clinician"] {
      let rendered = try Render.parse([file.path, "--audience", audience]).perform(system)
      #expect(
        String(decoding: rendered.standardOutput, as: UTF8.self)
          == (try output(name, ["--audience", audience])))
    }
  }
}
