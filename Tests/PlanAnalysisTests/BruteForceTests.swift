import Foundation
import PlanAnalysis
import PlanCore
import PlanFiles
import PlanPipeline
import SourceTree
import Testing
import YAMLSource

/// Every analysis against trying everybody, on random small rules; every profile that it shows is tried too.
struct BruteForceTests {
  /// Each plan holds so many conditions, tables, notes and claims.
  static let rulesOfAKind = 6
  /// `PLUMBLINE_RULE_SETS` raises the number; `make brute-force` tries more than 50 000.
  static let ruleSets =
    ProcessInfo.processInfo.environment["PLUMBLINE_RULE_SETS"].flatMap { Int($0) } ?? 5_000
  static let seeds = 4
  static let plansPerSeed = ruleSets / (seeds * 4 * rulesOfAKind) + 1

  @Test(
    "the analyses agree with trying everybody on random rule sets",
    arguments: 1...seeds)
  func agreesWithEverybody(seed: Int) throws {
    for number in 0..<Self.plansPerSeed {
      let rules = RandomRules(
        seed: UInt64(seed * 1_000_003 + number), count: Self.rulesOfAKind)
      let definition = try rules.plan.definition()
      let result = PlanAnalysis(definition, on: nil, limit: 100_000).run()
      let found = FoundByLine(result.findings, definition.files)
      for index in 0..<Self.rulesOfAKind {
        let name: Comment = "seed \(seed), plan \(number), rule \(index)"
        #expect(found.codes("r.yaml", index + 4) == rules.expectedOfFlag(index), name)
        #expect(found.codes("a.yaml", index + 2) == rules.expectedOfTable(index), name)
        #expect(found.codes("m.yaml", index + 2) == rules.expectedOfNote(index), name)
        try check(result.outcomes[index], rules, index, name)
      }
      try replay(result.outcomes.dropFirst(Self.rulesOfAKind), definition)
      try replay(result.findings, rules, definition)
    }
  }

  /// A claim is proved when nobody stands against it; otherwise the profile that is shown does.
  private func check(
    _ outcome: InvariantOutcome, _ rules: RandomRules, _ index: Int, _ name: Comment
  ) throws {
    guard case .refuted(let profile) = outcome.result else {
      #expect(outcome.result == .proved, name)
      return #expect(rules.fewestAgainst(index) == nil, name)
    }
    let person = RandomRules.person(profile)
    #expect(rules.isAgainst(index, person), name)
    #expect(person.count == rules.fewestAgainst(index), name)
  }

  /// The claims behind the random ones say that a note is offered to nobody: whoever is shown is offered it.
  private func replay(_ outcomes: ArraySlice<InvariantOutcome>, _ definition: PlanDefinition) throws
  {
    for (index, outcome) in outcomes.enumerated() {
      guard case .refuted(let text) = outcome.result else { continue }
      guard case .plan(let plan) = try examine(text, definition).outcome else {
        Issue.record("no plan for \(text)")
        continue
      }
      #expect(plan.medicationNotes.contains { $0.id == "note-\(index)" }, "\(text)")
    }
  }

  /// Whoever is shown with a table has no value from it, or two of its rows.
  private func replay(
    _ findings: [Diagnostic], _ rules: RandomRules, _ definition: PlanDefinition
  ) throws {
    for finding in findings {
      guard let text = finding.witness, ["gap", "overlap"].contains(finding.code.name),
        let range = finding.range
      else { continue }
      let bytes = definition.files[range.file].bytes
      let index = bytes[..<range.lower].count { $0 == 10 } - 1
      #expect(rules.shows(finding.code.name, index, RandomRules.person(text)), "\(text)")
      let facts = try examine(text, definition).facts
      let table = try #require(definition.vocabulary.named("t\(index)"))
      // Rows above those that overlap may be unknown, so what comes of them is left open.
      guard finding.code.name == "gap" else { continue }
      #expect(definition.program.isMissing(table.id, in: facts.state), "\(text)")
    }
  }

  /// What the pipeline makes of a profile that an analysis shows.
  private func examine(
    _ text: String, _ definition: PlanDefinition
  ) throws -> PlanPipeline.Examination {
    var files = SourceFiles()
    var findings: [Diagnostic] = []
    let id = files.add(SourceFile(name: "profile.yaml", bytes: Array(text.utf8)))
    let node = try #require(YAMLReader().read(id, in: files, diagnostics: &findings))
    let profile = ProfileReader(definition).read(node, on: nil, diagnostics: &findings)
    #expect(findings.map(\.message) == [])
    return PlanPipeline(definition).examine(try #require(profile))
  }
}

/// The codes of findings by the file and line at which they stand.
private struct FoundByLine {
  private var codes: [String: Set<String>] = [:]
  /// What other tests look at, and what says nothing of a single rule.
  private static let others: Set<String> = [
    "unused-fact", "constant-out-of-range", "uncited-source", "vacuous-invariant",
  ]

  init(_ findings: [Diagnostic], _ files: SourceFiles) {
    for finding in findings where !Self.others.contains(finding.code.name) {
      guard let range = finding.range else { continue }
      let file = files[range.file]
      let line = file.bytes[..<range.lower].count { $0 == 10 } + 1
      let name = file.name.split(separator: "/").last ?? ""
      codes["\(name):\(line)", default: []].insert(finding.code.name)
    }
  }

  func codes(_ file: String, _ line: Int) -> Set<String> { codes["\(file):\(line)", default: []] }
}
