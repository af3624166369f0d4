import FindingPages
import Foundation
import PlanCore
import SourceTree
import Testing

@testable import PlumblineCommand

/// What whoever writes plans may rely on, from the outside: files, names and places.
///
/// That the public YAML suite gets libyaml's verdicts, that every scalar but one of it has an exact map, and that its
/// errors are told in other words stands in `TestSuiteTests`; the public truth tables stand in `ConformanceTests`.
@Suite("Behaviours an author relies on: files, names and places")
struct AuthorTests {
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
  }

  private static let condition = #"when: leg_test == "negative""#

  @Test(arguments: [
    "when: 'pain >= 4 && fevr'", #"when: "leg_test == \"negative\" && fevr""#,
    #"when: "leg_test != \"\u00e4\u00f6\" && fevr""#,
    "when: |\n      pain >= 4 // schön,\n      && leg_test == \"negative\"\n      && fevr",
    "when: >-\n      leg_test != \"走る\"\n\n      && fevr",
    "when: pain >= 4\n      && fevr", "\"wh\\u0065n\": 'numbness && fevr'",
    "{ when: 'pain >= 4 && fevr', effect: block, because: ä }",
  ])
  func `a place inside a condition is exact in every style`(_ condition: String) throws {
    let inList = condition.hasPrefix("{")
    let plan = try ChangedPlan(
      inList
        ? ("care.yaml", "{ when: bad, effect: block, because: the pain is too strong }", condition)
        : ("care.yaml", Self.condition, condition))
    let lines = try plan.text("care.yaml").components(separatedBy: "\n")
    let line = try #require(lines.firstIndex { $0.contains("fevr") })
    let before = try #require(lines[line].range(of: "fevr")).lowerBound
    let column = lines[line][..<before].unicodeScalars.count + 1
    let found = try plan.report().findings.filter { $0.message.contains("fevr") }
    #expect(found.map(\.place) == ["\(line + 1):\(column)"])
    #expect(found.first?.end?.column == column + 4)
  }

  @Test(arguments: [
    ("!walk Walking", "yaml-tag", "3:12"), ("!!str Walking", "yaml-tag", "3:12"),
    ("&walk Walking", "yaml-anchor", "3:12"), ("*walk", "yaml-alias", "3:12"),
    ("Walking\n    <<: { how: run }", "yaml-merge-key", "4:5"),
    ("Walking\n---\n", "yaml-second-document", "4:1"),
    ("Walk\u{85}ing", "line-separator", "3:16"), ("Walk\u{2028}ing", "line-separator", "3:16"),
    ("Walk\u{2029}ing", "line-separator", "3:16"), ("Walk\u{7}ing", "control-character", "3:16"),
    ("Walk\u{0}ing", "nul-character", "3:16"), ("Walk\u{FEFF}ing", "byte-order-mark", "3:16"),
  ])
  func `what YAML has and a plan has not is each a finding of its own`(
    _ title: String, _ code: String, _ place: String
  ) throws {
    let report = try ChangedPlan(("care.yaml", "Walking", title)).report()
    #expect(report.codes == [code])
    #expect(report.findings.map(\.place) == [place])
  }

  @Test func `a directive, UTF-16 and bytes that are no UTF-8 are findings of their own`() throws {
    let directive = try ChangedPlan(("care.yaml", "activities:", "%TAG ! x\n---\nactivities:"))
    #expect(try directive.report().codes == ["yaml-directive"])
    let plan = try ChangedPlan()
    let url = URL(fileURLWithPath: "\(plan.folder)/care.yaml")
    let text = try plan.text("care.yaml")
    try Data([0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }).write(
      to: url)
    #expect(try plan.report().codes == ["utf16-file"])
    try (Data(text.utf8) + [0x23, 0xC3, 0x28, 10]).write(to: url)
    #expect(try plan.report().codes == ["not-utf8"])
  }

  @Test(arguments: ["!bad", "!has(pain)", "!leg_test == \"negative\"", "!(bad)", "! bad"])
  func `a condition that begins with an exclamation mark is never read without it`(
    _ condition: String
  ) throws {
    let report = try ChangedPlan(("care.yaml", Self.condition, "when: \(condition)")).report()
    #expect(report.codes == ["yaml-tag"])
    #expect(report.findings.first?.help?.contains("'\(condition)'") ?? false)
  }

  @Test func `a key that is given twice shows both places, and keys are equal by their bytes`()
    throws
  {
    let twice = try ChangedPlan(("care.yaml", "    how: walk\n", "    how: walk\n    why: again\n"))
    let finding = try #require(try twice.report().findings.first)
    #expect(finding.code == "duplicate-key" && finding.place == "9:5")
    #expect(finding.labels.map(\.start.line) == [7])
    // Swift takes these two for the same text; a file does not.
    let codes = try ChangedPlan(
      ("profile.yaml", "groups: {", "groups: { caf\u{E9}: A, cafe\u{301}: B,")
    ).report().codes
    #expect(codes == [])
  }

  @Test(arguments: ["no", "010", "1.10", "12:30", "1e3", "2026-11-22", "True", ".inf", "0x1F"])
  func `a text is taken as it stands, whatever it looks like`(_ text: String) throws {
    let plan = try ChangedPlan(("care.yaml", "title: Walking", "title: \(text)"))
    let profile = try plan.scratch.write(Sample.calm, "me.yaml")
    let made = try Bench.plan(
      Bench.generate(profile, "--plan", plan.folder, "--format", "json"))
    #expect(made.activities.map(\.title.patient).contains(text))
  }

  @Test(arguments: [
    ("010", "10", "ask"), ("1_000", "1000", "ask"), ("+1", "1", "safe"), (".5", "0.5", "safe"),
    ("2,5", "2.5", "ask"),
  ])
  func `numbers in the spellings of YAML 1.1 are refused with what to write`(
    _ number: String, _ right: String, _ applicability: String
  ) throws {
    let report = try JSONReport(
      Bench.validate(
        scratch.write(Sample.profile("temperature: \(number)"), "me.yaml"), "--plan", Bench.tiny,
        "--format",
        "json"))
    #expect(report.codes == ["wrong-value"])
    #expect(report.findings.first?.fixes.first?.edits.first?.text == right)
    #expect(report.findings.first?.fixes.first?.applicability == applicability)
  }

  @Test(arguments: [
    ("Yes", "yes", "safe"), ("TRUE", "true", "safe"), ("on", "yes", "ask"), ("n", "no", "ask"),
  ])
  func `truth values in the spellings of YAML 1.1 are refused with what to write`(
    _ value: String, _ right: String, _ applicability: String
  ) throws {
    let report = try ChangedPlan(("profile.yaml", "visit: yes", "visit: \(value)")).report()
    #expect(report.codes == ["wrong-value"])
    #expect(report.findings.first?.fixes.first?.edits.first?.text == right)
    #expect(report.findings.first?.fixes.first?.applicability == applicability)
  }

  @Test func `nesting beyond 64, a million brackets and a file too large are refused at once`()
    throws
  {
    for (text, code) in [
      (String(repeating: "[", count: 65) + String(repeating: "]", count: 65), "nesting-too-deep"),
      (String(repeating: "[", count: 1_000_000), "nesting-too-deep"),
      ("a: " + String(repeating: "x", count: 5 << 20), "file-too-large"),
      ("a: " + String(repeating: "x", count: 2 << 20), "value-too-long"),
      ("a:\n" + String(repeating: "- 1\n", count: 250_000), "too-many-values"),
    ] {
      let path = try scratch.write(text, "me.yaml")
      let clock = ContinuousClock()
      var codes: [String] = []
      let time = try clock.measure {
        codes = try JSONReport(Bench.validate(path, "--plan", Bench.tiny, "--format", "json")).codes
      }
      #expect(codes == [code])
      // Far more than it takes, far less than it would take to read all of it without the limit.
      #expect(time < .seconds(5), "\(code)")
    }
    let deep = String(repeating: "[", count: 63) + String(repeating: "]", count: 63)
    let report = try JSONReport(
      Bench.validate(
        scratch.write("patient: \(deep)", "me.yaml"), "--plan", Bench.tiny, "--format", "json"))
    #expect(!report.codes.contains("nesting-too-deep"))
  }

  @Test func `seven breakages of seven entries are seven findings, each in its line`() throws {
    let plan = try ChangedPlan(("plan.yaml", "[evidence.yaml]", "[evidence.yaml, more.yaml]"))
    let broken = [
      "title: \"A\" b", "title: [a", "title: a: b", "title a",
      "title: @a", "title: *a", "title: \"a",
    ]
    let entries = broken.enumerated().map { index, text in
      """
        - { id: a\(index), title: a, status: read, review: 2030-01-01 }
        - id: b\(index)
          status: read
          review: 2030-01-01
          \(text)

      """
    }
    try plan.scratch.write("sources:\n" + entries.joined(), "tiny/more.yaml")
    let found = try plan.report().findings.filter { $0.file?.hasSuffix("more.yaml") ?? false }
    #expect(found.count == 7)
    #expect(found.compactMap(\.start?.line) == (0..<7).map { 5 * $0 + 6 })
    #expect(Set(found.map(\.code)).count >= 6)
  }

  @Test func `an unclosed quote is shown where it opens`() throws {
    for quote in ["\"", "'"] {
      let report = try ChangedPlan(("care.yaml", "title: Walking", "title: \(quote)Walking"))
        .report()
      #expect(report.codes == ["yaml-unclosed-quote"])
      #expect(report.findings.map(\.place) == ["3:12"])
    }
  }

  @Test(arguments: [
    ("care.yaml", "title: Walking", "titel: Walking", "`title`"),
    ("care.yaml", "kind: exercise", "kind: excercise", "`exercise`"),
    ("care.yaml", #"leg_test == "#, "leg_tset == ", "\"leg_test\""),
    ("care.yaml", #""negative""#, #""negatve""#, "\"negative\""),
    ("care.yaml", "[source-1]", "[suorce-1]", "`source-1`"),
    ("injections.yaml", "[strain]", "[stran]", "`strain`"),
    ("plan.yaml", "use: follow-up", "use: folow-up", "`follow-up`"),
    ("profile.yaml", "group: story, title: fever", "group: stroy, title: fever", "`story`"),
    ("cases/first.yaml", "suppressed: walking", "suppressed: wakling", "`walking`"),
    ("cases/first.yaml", "{ numbness: yes }", "{ numbnes: yes }", "`numbness`"),
  ])
  func `an unknown name is told with the nearest one`(
    _ file: String, _ from: String, _ to: String, _ near: String
  ) throws {
    let report = try ChangedPlan((file, from, to)).report()
    #expect(report.findings.count == 1)
    #expect(report.findings.first?.help == "did you mean \(near)?")
  }

  @Test func `a name under three letters gets no guess, and few values are listed`() throws {
    let short = try ChangedPlan(("care.yaml", "direction: do", "direction: dx")).report()
    #expect(short.findings.map(\.help) == ["allowed values: `do`, `consider`, `avoid`"])
  }

  @Test func `a value in the place of a fact is told to be one, with its fact`() throws {
    let report = try ChangedPlan(("care.yaml", Self.condition, "when: positive && fever")).report()
    let help = try #require(report.findings.first?.help)
    #expect(help.contains("\"positive\" is a value of \"leg_test\""))
    #expect(help.contains("leg_test == \"positive\""))
  }

  @Test(arguments: [
    "plan.yaml", "profile.yaml", "evidence.yaml", "assessment.yaml", "red-flags.yaml",
    "hints.yaml", "care.yaml", "notes.yaml", "injections.yaml", "follow-up.yaml",
    "cases/first.yaml",
  ])
  func `a key that a file does not have is an error in every file`(_ file: String) throws {
    let plan = try ChangedPlan()
    try plan.scratch.write("zzz: 1\n" + plan.text(file), "tiny/\(file)")
    let report = try plan.report()
    #expect(report.codes == ["unknown-key"])
    #expect(report.findings.map(\.severity) == ["error"])
    #expect(report.findings.map(\.place) == ["1:1"])
  }

  @Test func `a variant is chosen by its key, and only that one complains`() throws {
    let report = try ChangedPlan(
      ("assessment.yaml", "method: sum,", "method: sum, wieghts: [1],")
    ).report()
    #expect(report.findings.map(\.message) == ["unknown key 'wieghts' in a score"])
    let answer = try ChangedPlan(("profile.yaml", "integer: [0, 3]", "choice: [a]")).report()
    #expect(answer.findings.map(\.message) == ["'choice' needs at least 2 items"])
  }

  @Test func `what cites nothing, or something that is not there, is an error`() throws {
    let none = try ChangedPlan(("notes.yaml", "    evidence: [source-1]\n", "")).report()
    #expect(none.findings.map(\.message) == ["a medication note needs 'evidence'"])
    let empty = try ChangedPlan(("notes.yaml", "[source-1]", "[]")).report()
    #expect(empty.codes == ["too-few-items"])
    let unknown = try ChangedPlan(("notes.yaml", "[source-1]", "[source-9]")).report()
    #expect(unknown.codes == ["unknown-source"])
    for report in [none, empty, unknown] {
      #expect(report.findings.allSatisfy { $0.severity == "error" })
    }
  }
}
