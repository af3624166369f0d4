import Foundation
import PlanCore
import PlanFiles
import PlanPipeline
import SourceTree
import StageCatalog
import TestSupport
import YAMLSource

/// The plan that ships, read once for all tests.
final class Shipped: Sendable {
  static let folder = PackageFolder.url.path + "/Plans/low-back-thigh-pain"
  static let plan = Result { try Shipped() }

  let definition: PlanDefinition
  /// The plan up to its triage, for what must not need the rest.
  let triage: PlanDefinition
  /// The example profiles by name.
  let examples: [String: Profile]
  /// The ids of the rules that are judged, in the order of the plan.
  let ruleIDs: [String]
  /// Every id that an entry of the files claims.
  let ids: Set<String>
  /// Every scalar of the files that people may read.
  let texts: [String]

  struct Unreadable: Error {
    var findings: [String]
  }

  private init() throws {
    let loader = PlanLoader(try BuiltInStages.registry())
    var files = SourceFiles()
    var findings: [Diagnostic] = []
    guard let definition = loader.load(Self.folder, files: &files, diagnostics: &findings),
      let triage = loader.loadTriage(Self.folder)
    else { throw Unreadable(findings: findings.map(\.message)) }
    self.definition = definition
    self.triage = triage
    ruleIDs = definition.stages.flatMap(\.stage.rules).map(\.id)
    let scalars = files.all.filter { $0.name.hasPrefix(Self.folder) }.flatMap(Self.scalars)
    ids = Set(scalars.filter { $0.key == "id" }.map(\.text))
    texts = scalars.filter { $0.text.contains(" ") && $0.key != "when" }.map(\.text)
    var examples: [String: Profile] = [:]
    for name in FileAccess.names(in: Self.folder + "/examples") {
      examples[String(name.dropLast(".yaml".count))] =
        try ProfileReader(definition).read(contentsOf: "\(Self.folder)/examples/\(name)")
    }
    self.examples = examples
  }

  /// The scalars of a file, each with the key that it stands under.
  private static func scalars(_ file: SourceFile) -> [(key: String, text: String)] {
    var files = SourceFiles()
    var findings: [Diagnostic] = []
    let id = files.add(file)
    guard let node = YAMLReader().read(id, in: files, diagnostics: &findings) else { return [] }
    return scalars(node, under: "")
  }

  private static func scalars(
    _ node: SourceNode, under key: String
  ) -> [(key: String, text: String)] {
    switch node.kind {
    case .mapping: node.entries.flatMap { scalars($0.value, under: $0.key.text) }
    case .sequence: node.items.flatMap { scalars($0, under: key) }
    default: [(key, node.text)]
    }
  }

  /// Reads a profile from its text.
  func profile(_ text: String) throws -> Profile {
    try ProfileReader(definition).read(SourceFile(name: "profile", bytes: Array(text.utf8)))
  }

  /// The plan of a profile, with every verdict; nil for a person outside the scope.
  func carePlan(_ profile: Profile) -> CarePlan? {
    let outcome = PlanPipeline(definition).run(profile, explaining: true)
    if case .plan(let plan) = outcome { return plan }
    return nil
  }

  /// The fact of a name; tests name only facts that there are.
  func fact(_ name: String) -> FactInfo {
    guard let info = definition.vocabulary.named(name) else {
      preconditionFailure("the plan has no fact '\(name)'")
    }
    return info
  }

  /// Writes a value in the words of a profile: `yes`, `no`, a number, a word, or words for sets and lists.
  func set(_ name: String, _ words: String..., in profile: inout Profile) {
    set(name, to: words, in: &profile)
  }

  /// Writes a value in the words of a profile.
  func set(_ name: String, to words: [String], in profile: inout Profile) {
    let info = fact(name)
    profile.readings[info.id] = Reading(.known, value(info, words), at: nil)
  }

  /// Takes a value away.
  func clear(_ name: String, in profile: inout Profile) {
    profile.readings[fact(name).id] = nil
  }

  private func value(_ info: FactInfo, _ words: [String]) -> RecordedValue {
    switch info.type {
    case .yesNo: .single(.yesNo(words == ["yes"]))
    case .number: .single(.number(ExactDecimal(words[0]) ?? ExactDecimal(0)))
    case .choice(let values, _): .single(.choice(position(words[0], values, info)))
    case .set(let values): .single(.set(words.map { position($0, values, info) }.sorted()))
    case .date: .single(.date(Day(words[0])?.number ?? 0))
    case .text: .single(.text(words[0]))
    case .list: .records(words.map { ["name": $0] })
    }
  }

  private func position(_ word: String, _ values: [String], _ info: FactInfo) -> Int {
    guard let position = values.firstIndex(of: word) else {
      preconditionFailure("'\(word)' is not a word of '\(info.name)'")
    }
    return position
  }
}
