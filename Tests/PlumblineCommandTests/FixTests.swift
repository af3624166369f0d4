import ArgumentParser
import Foundation
import SourceTree
import Testing

@testable import PlumblineCommand

/// `validate --fix`.
struct FixTests {
  private static let wrong = """
    facts:
      - { name: one, when: pain >= 4 and numbness, evidence: [design-start] }
      - name: two
        when: numbness == true

    # between
    # and
    # more
    # lines
    # without
    # a change
      - name: strong_pain
        when: "pain >= 4 or numbness"
      - name: three
        when: numbness == false
      - name: four
        when: numbness == "no" && pain >= 2
      - name: five
        when: 'numbness == "no" && pain >= 2'
    """
  private static let right = wrong.replacing(" and n", with: " && n")
    .replacing("numbness == true", with: "numbness").replacing(" or ", with: " || ")
    .replacing("when: numbness == false", with: "when: '!numbness'")
    .replacing(#"when: numbness == "no" && pain >= 2"#, with: "when: '!numbness && pain >= 2'")
    .replacing(#"'numbness == "no" && pain >= 2'"#, with: "'!numbness && pain >= 2'")

  private func plan(_ scratch: Scratch) throws -> String {
    _ = try NewPlan.parse(["p", "--in", scratch.url.path]).perform(Bench.system)
    try scratch.write(Self.wrong, "p/assessment.yaml")
    return scratch.path("p")
  }

  @Test func safeFixesAreMade() throws {
    let scratch = try Scratch()
    let output = try Bench.validate(plan(scratch), "--fix")
    let text = try String(contentsOfFile: scratch.path("p/assessment.yaml"), encoding: .utf8)
    #expect(text == Self.right)
    #expect(output.standardError.contains("6 fixes made in 1 files"))
  }

  @Test func aPlainConditionThatWouldBeginWithAnExclamationMarkIsQuoted() throws {
    let scratch = try Scratch()
    let folder = try plan(scratch)
    let text = String(decoding: try Bench.validate(folder).standardOutput, as: UTF8.self)
    #expect(text.contains("needs quotes around the whole condition: '!numbness && pain >= 2'"))
    let after = try Bench.validate(folder, "--fix", "--format", "short").standardOutput
    #expect(!String(decoding: after, as: UTF8.self).contains("[yaml-tag]"))
  }

  /// Every style of a scalar, with a mistake whose mending needs a `!` in front, and one that needs quotes within.
  @Test(arguments: [
    "numbness == false", "'numbness == false'", #""numbness == false""#,
    "|-\n      numbness == false",
    ">\n      numbness\n      == false", "numbness == false # and a comment",
    #""course == better""#, "'course == better'", "course == better", #""course == bet\x74er""#,
    "better == course", "numbness == \"no\"\n      && pain >= 2",
  ])
  func everyFixThatIsOfferedCanBeMadeAndMends(_ condition: String) throws {
    let scratch = try Scratch()
    let folder = try plan(scratch)
    try scratch.write(
      "facts:\n  - name: strong_pain\n    when: \(condition)\n", "p/assessment.yaml")
    var check = InputCheck(options: try PlanOptions.parse([]), system: Bench.system)
    check.check(folder)
    for finding in check.findings {
      for fix in finding.fixes {
        let file = check.files[fix.range.file]
        var bytes = file.bytes
        bytes.replaceSubrange(
          fix.range.lower..<fix.range.upper, with: Array(fix.replacement.utf8))
        try scratch.write(String(decoding: bytes, as: UTF8.self), "p/assessment.yaml")
        let output = try Bench.validate(folder, "--format", "short").standardOutput
        let lines = String(decoding: output, as: UTF8.self).split(separator: "\n").filter { line in
          !Bench.remarksOfTheWhole.contains { line.hasSuffix("[\($0)]") }
        }
        #expect(lines == [], "\(fix.replacement)")
      }
    }
    #expect(check.findings.contains { !$0.fixes.isEmpty })
  }

  @Test func aDryRunShowsADiffAndWritesNothing() throws {
    let scratch = try Scratch()
    let folder = try plan(scratch)
    let output = try Bench.validate(folder, "--fix", "--dry-run")
    let path = scratch.path("p/assessment.yaml")
    #expect(try String(contentsOfFile: path, encoding: .utf8) == Self.wrong)
    #expect(output.exit == .findings)
    #expect(
      String(decoding: output.standardOutput, as: UTF8.self) == """
        --- \(path)
        +++ \(path)
        @@ -1,7 +1,7 @@
         facts:
        -  - { name: one, when: pain >= 4 and numbness, evidence: [design-start] }
        +  - { name: one, when: pain >= 4 && numbness, evidence: [design-start] }
           - name: two
        -    when: numbness == true
        +    when: numbness
         
         # between
         # and
        @@ -10,10 +10,10 @@
         # without
         # a change
           - name: strong_pain
        -    when: "pain >= 4 or numbness"
        +    when: "pain >= 4 || numbness"
           - name: three
        -    when: numbness == false
        +    when: '!numbness'
           - name: four
        -    when: numbness == "no" && pain >= 2
        +    when: '!numbness && pain >= 2'
           - name: five
        -    when: 'numbness == "no" && pain >= 2'
        \\ No newline at end of file
        +    when: '!numbness && pain >= 2'
        \\ No newline at end of file

        """)
  }

  @Test func theDiffIsOneThatPatchTakes() throws {
    let scratch = try Scratch()
    let folder = try plan(scratch)
    let output = try Bench.validate(folder, "--fix", "--dry-run")
    let diff = try scratch.write(
      String(decoding: output.standardOutput, as: UTF8.self), "fix.diff")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/patch")
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/patch") else { return }
    process.arguments = ["--silent", scratch.path("p/assessment.yaml"), diff]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    let text = try String(contentsOfFile: scratch.path("p/assessment.yaml"), encoding: .utf8)
    #expect(text == Self.right)
  }

  @Test func yesAndNoInOtherLettersAreMended() throws {
    let scratch = try Scratch()
    let path = try scratch.write(
      Sample.profile("numbness: NO", "fever: \"Yes\"", "pain: 5"), "me.yaml")
    let output = try Bench.validate(path, "--plan", Bench.tiny, "--fix")
    #expect(output.exit == .fine)
    #expect(
      try String(contentsOfFile: path, encoding: .utf8)
        == Sample.profile("numbness: no", "fever: yes", "pain: 5"))
  }

  @Test func fixAndWatchExcludeEachOther() {
    #expect(throws: (any Error).self) { try Validate.parse(["--fix", "--watch"]) }
    #expect(throws: (any Error).self) { try Validate.parse(["--dry-run"]) }
    #expect(throws: (any Error).self) { try Validate.parse(["-", "--watch"]) }
  }
}
