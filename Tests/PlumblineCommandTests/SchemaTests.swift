import ArgumentParser
import Foundation
import PlanCore
import SourceTree
import StageCatalog
import TestSupport
import Testing
import YAMLSource

@testable import PlanFiles
@testable import PlumblineCommand

/// The published schemas: the same everywhere, and of one mind with the validator.
struct SchemaTests {
  private static let err = Bench.root + "Tests/Fixtures/err/profiles"
  private static let broken = ((try? FileManager.default.contentsOfDirectory(atPath: err)) ?? [])
    .filter { $0.hasSuffix(".yaml") }.sorted()

  /// Findings that a schema can see: about keys, kinds, words and bounds.
  private static let structural: Set<String> = [
    "unknown-key", "missing-key", "wrong-kind", "unknown-fact", "too-few-items", "missing-value",
  ]

  private func schema(_ arguments: String...) throws -> [UInt8] {
    let output = try Schema.parse(arguments).perform(Bench.system)
    #expect(output.exit == .fine)
    return output.standardOutput
  }

  private func read(_ path: String) throws -> SourceNode? {
    var files = SourceFiles()
    var findings: [Diagnostic] = []
    guard let file = FileAccess().read(path, &findings) else { return nil }
    let node = YAMLReader().read(files.add(file), in: files, diagnostics: &findings)
    return findings.isEmpty ? node : nil
  }

  /// The files of a plan folder, each with the words that name its schema.
  private func planFiles(_ folder: String) throws -> [(path: String, schema: [String])] {
    guard let node = try read("\(folder)/plan.yaml") else { return [] }
    let plan = Fields(node)
    var files = [("\(folder)/plan.yaml", ["plan-yaml"])]
    files += plan.items("evidence").map { ("\(folder)/\($0.text)", ["evidence-yaml"]) }
    files += plan.items("invariants").map { ("\(folder)/\($0.text)", ["invariants-yaml"]) }
    files += plan.items("profile").map { ("\(folder)/\($0.text)", ["profile-yaml"]) }
    for stage in plan.objects("stages") {
      let name = try #require(stage.text("use"))
      files += stage.items("from").map { ("\(folder)/\($0.text)", ["stage", name]) }
    }
    files += FileAccess.names(in: "\(folder)/cases").filter { $0.hasSuffix(".yaml") }.map {
      ("\(folder)/cases/\($0)", ["cases-yaml"])
    }
    return files.map { (path: $0.0, schema: $0.1) }
  }

  @Test(arguments: [Bench.tiny, Bench.shipped])
  func theSchemasAcceptWholePlans(_ folder: String) throws {
    for file in try planFiles(folder) {
      let bytes = try Schema.parse(file.schema).perform(Bench.system).standardOutput
      let node = try #require(try read(file.path))
      let isAccepted = try DraftSeven(bytes).accepts(node)
      #expect(isAccepted, "\(file.path)")
    }
  }

  @Test func theProfileSchemaAcceptsTheExamples() throws {
    let schema = try DraftSeven(schema("profile", "--plan", Bench.shipped))
    let names = try FileManager.default.contentsOfDirectory(atPath: Bench.shipped + "/examples")
      .filter { $0.hasSuffix(".yaml") }
    #expect(names.count >= 3)
    for name in names {
      let node = try #require(try read("\(Bench.shipped)/examples/\(name)"))
      let isAccepted = schema.accepts(node)
      #expect(isAccepted, "\(name)")
    }
  }

  @Test(arguments: broken)
  func theProfileSchemaRefusesWhatTheValidatorFindsInTheStructure(_ name: String) throws {
    var check = InputCheck(
      options: try PlanOptions.parse(["--plan", Bench.tiny]), system: Bench.system)
    check.check("\(Self.err)/\(name)")
    let codes = Set(check.findings.map(\.code.name))
    guard let node = try read("\(Self.err)/\(name)") else { return }
    let accepted = try DraftSeven(schema("profile", "--plan", Bench.tiny)).accepts(node)
    // The day may be given with --on, which a schema cannot know.
    if !codes.isDisjoint(with: Self.structural), name != "no-day.yaml", name != "no-plan.yaml" {
      #expect(!accepted)
    }
    if codes.isEmpty { #expect(accepted) }
  }

  /// Whatever a shape sees, its schema sees too; and what nobody complains about, no schema refuses.
  @Test(arguments: PlanDefect.all)
  func schemaAndValidatorAgreeOnBrokenPlans(_ defect: PlanChange) throws {
    let scratch = try Scratch()
    let folder = try defect.plan(in: scratch)
    for file in try planFiles(folder) where defect.files.contains(where: file.path.hasSuffix) {
      guard let node = try read(file.path), let shape = try shape(file.schema) else { continue }
      let bytes = try Schema.parse(file.schema).perform(Bench.system).standardOutput
      let found = shape.findings(in: node)
      let accepted = try DraftSeven(bytes).accepts(node)
      if found.isEmpty { #expect(accepted, "\(file.path)") }
      if found.contains(where: { Self.structural.contains($0.code.name) }) {
        #expect(!accepted, "\(file.path)")
      }
    }
  }

  @Test func thereAreManyBrokenFilesToAgreeOn() {
    #expect(PlanDefect.all.count + Self.broken.count >= 150)
  }

  /// The shape behind a schema; nil for a stage that there is not.
  private func shape(_ words: [String]) throws -> Shape? {
    switch words[0] {
    case "plan-yaml": PlanShape.plan
    case "evidence-yaml": PlanShape.evidence
    case "profile-yaml": FactShape.file
    case "cases-yaml": CaseShape.file
    case "invariants-yaml": InvariantReader.shape
    default: BuiltInStages.all.first { $0.name == words[1] }?.shape
    }
  }

  @Test(arguments: [
    "plan-yaml", "evidence-yaml", "profile-yaml", "cases-yaml", "invariants-yaml", "profile",
    "stage assessment",
    "stage red-flag-triage", "stage diagnosis-hints", "stage conservative-care",
    "stage medication-notes", "stage injection-referral", "stage surgery-referral",
    "stage follow-up",
  ])
  func theFilesInTheRepositoryAreThePublishedOnes(_ subject: String) throws {
    var words = subject.split(separator: " ").map(String.init)
    let name = words.joined(separator: "-")
    if subject == "profile" { words += ["--plan", Bench.shipped] }
    let bytes = try Schema.parse(words).perform(Bench.system).standardOutput
    let file = subject == "profile" ? "profile-low-back-thigh-pain" : name
    try expectGolden(String(decoding: bytes, as: UTF8.self), "schemas/\(file).json")
    let root = try JSONSerialization.jsonObject(with: Data(bytes))
    #expect(keywords(root).subtracting(DraftSeven.known) == [])
  }

  @Test func everyStageHasAFile() {
    for stage in BuiltInStages.all {
      #expect(FileAccess.exists(Bench.root + "schemas/stage-\(stage.name).json"))
    }
  }

  @Test func theSchemaOfAPlanAsJSONIsAsItWas() throws {
    #expect(String(decoding: try schema("plan"), as: UTF8.self).contains("A care plan, format"))
  }

  @Test func aStageThatIsNotThereIsWrongUsage() {
    #expect(throws: (any Error).self) { try Schema.parse(["stage", "no-such"]) }
    #expect(throws: (any Error).self) { try Schema.parse(["stage"]) }
    #expect(throws: (any Error).self) { try Schema.parse(["plan", "more"]) }
  }

  private func keywords(_ schema: Any) -> Set<String> {
    guard let object = schema as? [String: Any] else {
      return (schema as? [Any] ?? []).reduce(into: []) { $0.formUnion(keywords($1)) }
    }
    return object.reduce(into: Set(object.keys)) { found, member in
      if ["properties", "definitions"].contains(member.key) {
        for (_, part) in member.value as? [String: Any] ?? [:] { found.formUnion(keywords(part)) }
      } else if member.key != "enum" {
        found.formUnion(keywords(member.value))
      }
    }
  }
}
