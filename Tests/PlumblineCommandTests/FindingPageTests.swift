import FindingPages
import Foundation
import SourceTree
import TestSupport
import Testing
import YAMLSource

@testable import PlumblineCommand

/// The pages of the findings, and whether they tell the truth.
struct FindingPageTests {
  @Test(arguments: FindingPages.all.map(\.code.name))
  func theExamplesOfAPageDoWhatItSays(_ name: String) throws {
    let page = try #require(FindingPages.page(of: name))
    guard let wrong = try codes(of: page.failing), let right = try codes(of: page.repaired) else {
      return
    }
    #expect(wrong.contains(name), "gets \(wrong)")
    // The starter's cases leave much unsaid; all that an example can do is to say more than the other.
    #expect(right.count { $0 == name } < wrong.count { $0 == name })
    #expect(name == "survivor" || !right.contains(name))
    #expect(right.filter { $0 != "survivor" && !Bench.remarksOfTheWhole.contains($0) } == [])
  }

  @Test func everyCodeInTheSourcesHasAPage() throws {
    let known = Set(FindingPages.all.map(\.code.name))
    let used = try codesInSources().union(YAMLReader.codes.map(\.name))
    #expect(used.count > 100)
    #expect(used.subtracting(known).sorted() == [])
    #expect(known.subtracting(used).sorted() == [])
  }

  @Test func aCodeHasOnePage() {
    #expect(Set(FindingPages.all.map(\.code)).count == FindingPages.all.count)
  }

  @Test(arguments: FindingPages.all.map(\.code.name))
  func aPageIsWrittenInSentences(_ name: String) throws {
    let page = try #require(FindingPages.page(of: name))
    #expect(page.summary.hasSuffix(".") && page.reason.hasSuffix("."))
    #expect(page.summary.utf8.count < 90)
  }

  @Test func theDocumentIsTheOneInTheRepository() throws {
    try expectGolden(FindingPages.document, "docs/findings.md")
  }

  /// The codes that an example gets; nil when it is not run.
  private func codes(of example: FindingExample) throws -> [String]? {
    let scratch = try Scratch()
    var files = Dictionary(
      uniqueKeysWithValues: StarterPlan(name: "example").files.map { ($0.name, Data($0.text.utf8)) }
    )
    var target = scratch.path("plan")
    let head = "plan: example\npatient: P-1\non: 2026-11-22\n"
    switch example {
    case .situation: return nil
    case .condition(let text):
      files["more.yaml"] = Data(
        ("facts:\n  - name: more\n    when: >-\n      \(text)\n").utf8)
      try change(
        &files, "plan.yaml", "from: [assessment.yaml]", "from: [assessment.yaml, more.yaml]")
    case .file(let name, let text): files[name] = Data(text.utf8)
    case .change(let name, let from, let to): try change(&files, name, from, to)
    case .facts: files["me.yaml"] = Data((head + example.text).utf8)
    case .profile(let text): files["me.yaml"] = Data(text.utf8)
    case .bytes(let bytes, _): files["me.yaml"] = Data(bytes)
    case .line(let text): files["me.json"] = Data(text.utf8)
    }
    if files["me.yaml"] != nil { target += "/me.yaml" }
    for (name, data) in files {
      let url = scratch.url.appending(path: "plan/\(name)")
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try data.write(to: url)
    }
    let plan = scratch.path("plan")
    if case .line = example {
      let run = try Bench.batch(
        scratch.path("plan/me.json"), to: scratch.path("out"), "--plan", plan, "--select", "urgency"
      )
      let error = try JSONSerialization.jsonObject(with: run.results) as? [String: Any]
      return (error?["code"] as? String).map { [$0] } ?? []
    }
    var found = try codes(in: Bench.validate(target, "--plan", plan, "--format", "json"))
    if found.isEmpty, example.fileName?.hasPrefix("cases/") ?? false {
      found += try codes(in: Bench.test(plan, "--coverage", "--format", "json"))
      if found.isEmpty { found += try codes(in: Bench.test(plan, "--mutants", "--format", "json")) }
    }
    return found
  }

  private func codes(in output: CommandOutput) throws -> [String] {
    let report = try JSONSerialization.jsonObject(with: Data(output.standardOutput))
    let findings = (report as? [String: Any])?["findings"] as? [[String: Any]]
    return try #require(findings).compactMap { $0["code"] as? String }
  }

  private func change(
    _ files: inout [String: Data], _ name: String, _ from: String, _ to: String
  ) throws {
    let text = String(decoding: try #require(files[name]), as: UTF8.self)
    try #require(text.contains(from), "the starter's \(name) no longer holds '\(from)'")
    files[name] = Data(text.replacing(from, with: to, maxReplacements: 1).utf8)
  }

  /// Every kebab-case literal that is the code of a finding: declared as one, or the first argument of a report.
  private func codesInSources() throws -> Set<String> {
    var found: Set<String> = []
    for folder in ["Sources", "Plugins"] {
      let root = PackageFolder.url.appending(path: folder)
      let names = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String }
      for name in names ?? [] where name.hasSuffix(".swift") && !name.hasPrefix("FindingPages") {
        let text = try String(contentsOf: root.appending(path: name), encoding: .utf8)
        for match in text.matches(of: /: (?:Self|Diagnostic\.Code) =\s*"([a-z0-9-]+)"/) {
          found.insert(String(match.1))
        }
        for match in text.matches(
          of:
            /(?:report\.(?:add|error)|refuse|(?:\.error|\.warning|\.note),)\(?\s*"([a-z0-9]+(?:-[a-z0-9]+)*)"/
        ) {
          found.insert(String(match.1))
        }
        for match in text.matches(of: /"(condition-[a-z-]+)"/) { found.insert(String(match.1)) }
      }
    }
    return found
  }
}
