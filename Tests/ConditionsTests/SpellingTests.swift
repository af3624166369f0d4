import SourceTree
import Testing

@testable import Conditions

@Suite struct SpellingTests {
  /// A condition with the bytes that each finding must underline between `⟦` and `⟧`.
  struct Case: Sendable, CustomTestStringConvertible {
    let marked: String
    let codes: [String]

    init(_ marked: String, _ codes: String...) {
      self.marked = marked
      self.codes = codes
    }

    var testDescription: String { marked }
  }

  static let cases: [Case] = [
    Case("fever ⟦and⟧ wrist_pain", "condition-wrong-operator"),
    Case("fever ⟦OR⟧ wrist_pain", "condition-wrong-operator"),
    Case("⟦not⟧ fever", "condition-wrong-operator"),
    Case("stage ⟦is⟧ \"II\"", "condition-wrong-operator"),
    Case("stage ⟦=⟧ \"II\"", "condition-wrong-operator"),
    Case("stage ⟦===⟧ \"II\"", "condition-wrong-operator"),
    Case("stage ⟦<>⟧ \"II\"", "condition-wrong-operator"),
    Case("fever ⟦&⟧ wrist_pain", "condition-wrong-operator"),
    Case("fever ⟦|⟧ wrist_pain", "condition-wrong-operator"),
    Case("age ⟦≥⟧ 65", "condition-wrong-operator"),
    Case("age ⟦≤⟧ 65", "condition-wrong-operator"),
    Case("age ⟦≠⟧ 65", "condition-wrong-operator"),
    Case("age ⟦=>⟧ 65", "condition-wrong-operator"),
    Case("dose > ⟦–⟧1", "condition-wrong-operator"),
    Case("dose > ⟦−⟧1", "condition-wrong-operator"),
    Case("stage == ⟦“II”⟧", "condition-typographic-quotes"),
    Case("18 <= age ⟦<⟧ 65", "condition-chained-comparison"),
    Case("fever ⟦?⟧ fever : wrist_pain", "condition-ternary"),
    Case("dose > 5 ⟦mg⟧", "condition-unit"),
    Case("age > 65⟦y⟧", "condition-unit"),
    Case("⟦size⟧(aggravators) > 1", "condition-unknown-function"),
    Case("⟦note.contains⟧(\"x\")", "condition-unknown-function"),
    Case("stage == ⟦II⟧", "condition-unquoted-value"),
    Case("stage in [⟦II⟧, \"I\"]", "condition-unquoted-value"),
    Case("⟦walking⟧ in aggravators", "condition-unquoted-value"),
    Case("age == ⟦null⟧", "condition-null"),
    Case("⟦null⟧", "condition-null"),
    Case("⟦age < dose⟧", "condition-two-facts"),
    Case("⟦note in aggravators⟧", "condition-two-facts"),
    Case("dose ⟦*⟧ 2 > 10", "condition-arithmetic"),
    Case("age ⟦-⟧ 1 > 10", "condition-arithmetic"),
    Case("age > 10 ⟦+⟧ 1", "condition-arithmetic"),
    Case("⟦-⟧dose > 1", "condition-arithmetic"),
    Case("⟦1 < 2⟧", "condition-constants-only"),
    Case("⟦\"a\" in [\"a\"]⟧", "condition-constants-only"),
    Case("⟦stgae⟧ == \"II\"", "condition-unknown-fact"),
    Case("⟦acute⟧", "condition-unknown-fact"),
    Case("stage == ⟦\"V\"⟧", "condition-unknown-value"),
    Case("⟦\"wlking\"⟧ in aggravators", "condition-unknown-value"),
    Case("⟦stage < \"III\"⟧", "condition-no-order"),
    Case("⟦note < \"b\"⟧", "condition-no-order"),
    Case("⟦fever > false⟧", "condition-no-order"),
    Case("fever == ⟦\"yes\"⟧", "condition-yes-no-text"),
    Case("fever == ⟦yes⟧", "condition-yes-no-text"),
    Case("fever == ⟦1⟧", "condition-type"),
    Case("age == ⟦\"65\"⟧", "condition-type"),
    Case("stage == ⟦2⟧", "condition-type"),
    Case("onset > ⟦2026⟧", "condition-type"),
    Case("age in [1, ⟦\"2\"⟧]", "condition-type"),
    Case("onset > ⟦\"2026-02-30\"⟧", "condition-date"),
    Case("⟦age⟧", "condition-not-yes-no"),
    Case("⟦\"x\"⟧", "condition-not-yes-no"),
    Case("!⟦age⟧ || ⟦3⟧", "condition-not-yes-no", "condition-not-yes-no"),
    Case("⟦aggravators == \"walking\"⟧", "condition-set-compared"),
    Case("⟦aggravators in [\"walking\"]⟧", "condition-set-compared"),
    Case("⟦medications == \"x\"⟧", "condition-list-fact"),
    Case("\"I\" in ⟦stage⟧", "condition-in-needs-list"),
    Case("stage in ⟦\"I\"⟧", "condition-in-needs-list"),
    Case("stage in ⟦[]⟧", "condition-empty-list"),
    Case("stage ⟦==⟧ [\"I\"]", "condition-list-compared"),
    Case("stage in [⟦fever⟧]", "condition-list-item"),
    Case("⟦!stage == \"I\"⟧", "condition-compared-condition"),
    Case("⟦(fever && wrist_pain) == true⟧", "condition-compared-condition"),
    Case("has(⟦1⟧)", "condition-has-argument"),
    Case("⟦has(count)⟧", "condition-has-derived"),
    Case("⟦if⟧ == 3", "condition-reserved-word"),
    Case("(age > 3⟦⟧", "condition-unclosed"),
    Case("stage in [\"I\"⟦⟧", "condition-unclosed"),
    Case("age > 3⟦)⟧", "condition-unexpected"),
    Case("age > 3 && ⟦⟧", "condition-expected-value"),
    Case("fever ⟦wrist_pain⟧", "condition-unexpected"),
    Case("stage == ⟦'II⟧", "condition-unclosed-text"),
    Case("note == \"a⟦\\q⟧\"", "condition-escape"),
    Case("fever ⟦#⟧", "condition-unexpected-character"),
    Case("⟦⟧", "condition-empty"),
    Case("⟦  ⟧", "condition-empty"),
    Case("⟦// nothing⟧", "condition-empty"),
    Case("dose > ⟦1234567890123456789⟧", "condition-number-too-long"),
    Case("dose > ⟦010⟧", "condition-number-form"),
    Case(
      "stage ⟦=⟧ \"II\" ⟦and⟧ ⟦agee⟧ >= 65", "condition-wrong-operator",
      "condition-wrong-operator", "condition-unknown-fact"),
  ]

  @Test(arguments: cases) func `a wrong spelling has its code and its place`(_ test: Case) throws {
    var clinic = Clinic()
    clinic.declare("count", .number(NumberType(isInteger: true)), isDerived: true)
    let (text, ranges) = Self.unmarked(test.marked)
    let findings = clinic.findings(text)
    #expect(findings.map(\.code.name) == test.codes)
    #expect(findings.compactMap { $0.range.map { $0.lower..<$0.upper } } == ranges)
    #expect(findings.allSatisfy { $0.severity == .error })
  }

  @Test(arguments: [
    ("stage = \"II\" and age >= 65", "stage == \"II\" && age >= 65"),
    ("age ≥ 65 or not fever", "age >= 65 || ! fever"),
    ("stage == II", "stage == \"II\""), ("age == null", "!has(age)"),
    ("age != null", "has(age)"), ("fever == \"no\"", "!fever"), ("fever != yes", "!fever"),
    ("aggravators != \"walking\"", "!(\"walking\" in aggravators)"),
    ("18 <= age < 65", "18 <= age && age < 65"), ("!stage == \"I\"", "!(stage == \"I\")"),
    ("age > 65y", "age > 65"), ("stgae == \"I\"", "stage == \"I\""),
    ("stage == “II”", "stage == \"II\""), ("fever == true", "fever"),
    ("age == \"65\"", "age == 65"), ("\"I\" in stage", "stage == \"I\""),
    ("(fever) == false", "!fever"),
  ]) func `the fixes of a wrong spelling make a sound condition`(_ pair: (String, String)) {
    let clinic = Clinic()
    var bytes = Array(pair.0.utf8)
    for finding in clinic.findings(pair.0).reversed() {
      guard let fix = finding.fixes.first else { continue }
      bytes.replaceSubrange(fix.range.lower..<fix.range.upper, with: fix.replacement.utf8)
    }
    #expect(String(decoding: bytes, as: UTF8.self) == pair.1)
    #expect(clinic.findings(pair.1).isEmpty)
  }

  @Test func `what is only odd is a warning and compiles`() throws {
    for (text, code) in [
      ("fever == false", "condition-yes-no-compared"),
      ("stage in [\"I\", \"II\", \"I\"]", "condition-duplicate-value"),
    ] {
      let findings = Clinic().findings(text)
      #expect(findings.map(\.code.name) == [code])
      #expect(findings.allSatisfy { $0.severity == .warning })
      #expect(Single(text) != nil)
    }
  }

  @Test func `places follow the map of the text`() throws {
    let text = ConditionText(bytes: Array("stgae == \"II\"".utf8)) { part in
      SourceRange(
        file: FileID(rawValue: 3), lower: 100 + 2 * part.lowerBound,
        upper: 100 + 2 * part.upperBound)
    }
    var diagnostics: [Diagnostic] = []
    var compiler = Clinic().compiler
    _ = compiler.compile(text, diagnostics: &diagnostics)
    let range = try #require(diagnostics.first?.range)
    #expect(range == SourceRange(file: FileID(rawValue: 3), lower: 100, upper: 110))
  }

  @Test func `a condition has limits of depth, length and tests`() {
    let clinic = Clinic()
    func codes(_ text: String) -> [String] { clinic.findings(text).map(\.code.name) }
    func nested(_ depth: Int, _ open: String, _ close: String) -> String {
      String(repeating: open, count: depth) + "fever" + String(repeating: close, count: depth)
    }
    #expect(codes(nested(63, "(", ")")).isEmpty)
    #expect(codes(nested(64, "(", ")")) == ["condition-too-deep"])
    #expect(codes(nested(4000, "(", "")) == ["condition-too-deep"])
    #expect(codes(nested(4000, "!", "")) == ["condition-too-deep"])
    #expect(codes(nested(4000, "[", "")) == ["condition-too-deep"])
    let many = Array(repeating: "fever", count: 256).joined(separator: "||")
    #expect(codes(many).isEmpty)
    #expect(codes(many + "||fever||fever") == ["condition-too-many-tests"])
    #expect(codes(String(repeating: " ", count: 4097)) == ["condition-too-long"])
  }

  private static func unmarked(_ marked: String) -> (String, [Range<Int>]) {
    var bytes: [UInt8] = []
    var starts: [Int] = []
    var ranges: [Range<Int>] = []
    for character in marked {
      switch character {
      case "⟦": starts.append(bytes.count)
      case "⟧": ranges.append((starts.popLast() ?? 0)..<bytes.count)
      default: bytes += Array(character.utf8)
      }
    }
    return (String(decoding: bytes, as: UTF8.self), ranges)
  }
}
