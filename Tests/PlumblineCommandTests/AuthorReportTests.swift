import FindingPages
import Foundation
import PlanCore
import SourceTree
import TestSupport
import Testing

@testable import PlumblineCommand

/// What whoever writes plans may rely on: what findings and conditions are like, and how the program ends.
@Suite("Behaviours an author relies on: findings, conditions and exit codes")
struct AuthorReportTests {
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
  }

  @Test(arguments: PlanDefect.all)
  func `every finding has a page, a place in its file and words of its own`(
    _ defect: PlanChange
  ) throws {
    let scratch = try Scratch()
    let folder = try defect.plan(in: scratch)
    for finding in try JSONReport(Bench.validate(folder, "--format", "json")).findings {
      let page = try #require(FindingPages.page(of: finding.code), "\(finding.code)")
      #expect(page.failing != page.repaired || page.failing.fileName == nil)
      let first = try #require(finding.message.unicodeScalars.first)
      #expect(!first.properties.isUppercase && !finding.message.hasSuffix("."))
      guard let file = finding.file, let start = finding.start, let end = finding.end else {
        #expect(finding.code == "nothing-matched")
        continue
      }
      let size = try #require(FileManager.default.contents(atPath: file)).count
      #expect(start.line >= 1 && start.column >= 1)
      #expect(0...end.byte ~= start.byte && end.byte <= size)
      for fix in finding.fixes { #expect(["safe", "ask"].contains(fix.applicability)) }
    }
  }

  @Test func `no report is in the words of the YAML library`() throws {
    let words = [
      "did not find expected", "could not find expected", "mapping values are not allowed",
      "while scanning", "while parsing", "block mapping", "found character that", "flow sequence",
      "block collection", "document start", "found undefined", "found unexpected",
    ]
    var count = 0
    for folder in [
      "Tests/Fixtures/err/plans", "Tests/Fixtures/err/profiles", "Tests/Fixtures/yaml/err",
    ] {
      let root = Bench.root + folder
      for name in try FileManager.default.contentsOfDirectory(atPath: root)
      where name.hasSuffix(".out") {
        let text = try String(contentsOfFile: "\(root)/\(name)", encoding: .utf8).lowercased()
        for word in words { #expect(!text.contains(word), "\(name): \(word)") }
        count += 1
      }
    }
    #expect(count > 300)
  }

  @Test(arguments: DiagnosticFormat.allCases)
  func `every format says every finding, in the order of the file`(
    _ format: DiagnosticFormat
  ) throws {
    let path = "Tests/Fixtures/err/profiles/many-mistakes.yaml"
    let report = try JSONReport(
      Bench.validate(Bench.root + path, "--plan", Bench.tiny, "--format", "json"))
    let output = try Bench.validate(
      Bench.root + path, "--plan", Bench.tiny, "--format", format.rawValue)
    let text = String(decoding: output.standardOutput, as: UTF8.self)
    var position = text.startIndex
    for finding in report.findings {
      let words = finding.message.replacing("\"", with: "\\\"")
      let place = text[position...].range(of: words)
      position = try #require(place, "\(finding.message) is missing or out of order").upperBound
    }
  }

  @Test func `SARIF counts columns in code points and has a mark that outlives a line`() throws {
    func marks(_ text: String) throws -> [[String: String]?] {
      let path = try scratch.write(text, "me.yaml")
      let output = try Bench.validate(path, "--plan", Bench.tiny, "--format", "sarif")
      let report = try JSONSerialization.jsonObject(with: Data(output.standardOutput))
      let run = try #require(((report as? [String: Any])?["runs"] as? [[String: Any]])?.first)
      #expect(run["columnKind"] as? String == "unicodeCodePoints")
      let results = try #require(run["results"] as? [[String: Any]])
      return results.map { $0["partialFingerprints"] as? [String: String] }
    }
    let profile = Sample.profile("pain: 11")
    #expect(try marks(profile) == marks("# a line more\n" + profile))
    #expect(try marks(profile) != marks(Sample.profile("pain: 12")))
  }

  @Test func `annotations beyond ten are counted out loud`() throws {
    let facts = (1...14).map { "  nonsense_\($0): 1\n" }.joined()
    let output = try Bench.validate(
      scratch.write(Sample.profile("pain: 5") + facts, "me.yaml"), "--plan", Bench.tiny, "--format",
      "github")
    let lines = String(decoding: output.standardOutput, as: UTF8.self).split(separator: "\n")
    #expect(lines.filter { $0.contains("nonsense_") }.count < 14)
    #expect(lines.last?.contains("not shown") ?? false)
  }

  @Test func `exit codes say what happened, and --fail-on moves the limit`() throws {
    let plan = try ChangedPlan(("care.yaml", "when: bad,", "when: fever == true,"))
    let warned = plan.folder
    #expect(try Bench.validate(Bench.tiny).exit == .fine)
    #expect(try Bench.validate(warned).exit == .fine)
    #expect(try Bench.validate(warned, "--fail-on", "warning").exit == .findings)
    #expect(
      try Bench.validate(scratch.write(Sample.profile("pain: 11"), "me.yaml")).exit == .findings)
    #expect(try Bench.validate("nowhere/at/all.yaml").exit == .inputOutput)
    #expect(throws: (any Error).self) { try Bench.validate("--no-such-option") }
    let empty = try Scratch()
    let output = try Bench.validate(empty.url.path)
    #expect(output.exit == .findings)
    #expect(String(decoding: output.standardOutput, as: UTF8.self).contains("[nothing-matched]"))
  }

  @Test func `several paths are checked in one run, and a plan as a whole across its files`() throws
  {
    let plan = try ChangedPlan(("care.yaml", "id: walking", "id: pain-tablets"))
    let wrong = try scratch.write(Sample.profile("pain: 11"), "me.yaml")
    let report = try JSONReport(
      Bench.validate(plan.folder, wrong, Bench.tiny, "--plan", Bench.tiny, "--format", "json"))
    #expect(Set(report.codes) == ["duplicate-id", "wrong-value"])
    let twice = try #require(report.findings.first { $0.code == "duplicate-id" })
    #expect(twice.labels.count == 1)
  }

  @Test(arguments: [
    ("pain > temperature", "condition-two-facts"), ("pain * 2 > 4", "condition-arithmetic"),
    ("pain - 1 > 4", "condition-arithmetic"), ("pain % 2 == 0", "condition-arithmetic"),
    ("max(pain, 4) > 4", "condition-unknown-function"),
    ("goals.size() > 1", "condition-unknown-fact"), ("fever ? bad : numbness", "condition-ternary"),
    ("goals[0] == \"run\"", "condition-unexpected"), ("pain == pain", "condition-two-facts"),
    ("tablets.exists(x, x.name == \"a\")", "condition-unknown-function"),
  ])
  func `facts are compared with constants alone, so that every condition can be looked through`(
    _ condition: String, _ code: String
  ) throws {
    let report = try ChangedPlan(
      ("care.yaml", #"when: leg_test == "negative""#, "when: '\(condition)'")
    ).report()
    #expect(report.codes.count == 1)
    #expect(report.codes.first == code || report.codes.first == "condition-unknown-function")
  }

  @Test func `a rule that waits names the facts to ask, and no others`() throws {
    let made = try plan(Sample.calm)
    let stretch = try #require(made.withheld.first { $0.id == "leg-stretch" })
    #expect(stretch.verdict == .needsFacts && stretch.missing == ["leg_test"])
    #expect(made.ask.map(\.id).contains("leg_test"))
  }

  @Test func `a contraindication that is not known holds the recommendation, and is asked for`()
    throws
  {
    let unknown = try plan(Sample.calm)
    let held = try #require(unknown.withheld.first { $0.id == "pain-tablets" })
    #expect(held.verdict == .held && held.missing == ["weak_kidneys", "tablets"])
    let known = Sample.calm + "  weak_kidneys: no\n  tablets: none\n"
    #expect(try plan(known).medicationNotes.map(\.id) == ["pain-tablets"])
    let there = Sample.calm + "  weak_kidneys: yes\n"
    #expect(try plan(there).withheld.first { $0.id == "pain-tablets" }?.verdict == .blocked)
  }

  private func plan(_ profile: String) throws -> CarePlan {
    try Bench.plan(
      Bench.generate(scratch.write(profile, "me.yaml"), "--plan", Bench.tiny, "--format", "json"))
  }

  @Test func `a warning is allowed by code and reason alone, and an error by nothing`() throws {
    func codes(_ comment: String, _ condition: String = "weak_kidneys == true") throws -> [String] {
      try ChangedPlan(
        ("care.yaml", #"when: leg_test == "negative""#, "when: \(condition) # \(comment)")
      ).report().codes
    }
    let allow = "plumbline: allow condition-yes-no-compared"
    #expect(try codes("") == ["condition-yes-no-compared"])
    #expect(try codes("\(allow) — it is clearer so") == [])
    #expect(try codes(allow).sorted() == ["condition-yes-no-compared", "suppression-form"])
    #expect(try codes("\(allow) — no longer", "weak_kidneys") == ["unused-suppression"])
    let error = "plumbline: allow condition-unknown-fact — it will be there"
    #expect(try codes(error, "fevr").sorted() == ["condition-unknown-fact", "suppressed-error"])
  }
}
