import PlanCore
import Testing
import YAMLSource

/// What a shape says about a text: the code and the underlined part of each finding.
struct ShapeTests {
  private static let inner = Shape(
    "an inner thing", exactlyOne: [["left", "right"]],
    [.optional("left", .text, "one way"), .optional("right", .text, "another way")])

  private static let shape = Shape(
    "a thing",
    [
      .optional("id", .identifier, "its id"),
      .optional("word", .word(["red", "green"]), "a colour"),
      .optional("fact", .factName, "a fact"),
      .optional("count", .integer(1...9), "how many"),
      .optional("number", .number, "how much"),
      .optional("range", .numberRange, "from to"),
      .optional("flag", .yesNo, "whether"),
      .optional("day", .day, "when"),
      .optional("length", .dayCount, "how long"),
      .optional("said", .voiced, "what is said"),
      .optional("list", .list(.text, atLeast: 2), "texts"),
      .optional("many", .oneOrMore(.yesNo), "one or many"),
      .optional("map", .map(.integer(0...1)), "free keys"),
      .optional("either", .either(.yesNo, inner), "one or the other"),
      .optional("inner", .object(inner), "a mapping"),
      .optional("open", .anything, "anything"),
    ])

  private func findings(_ text: String, _ shape: Shape = shape) throws -> [String] {
    var files = SourceFiles()
    let id = files.add(SourceFile(name: "text", bytes: Array(text.utf8)))
    var diagnostics: [Diagnostic] = []
    let node = try #require(YAMLReader().read(id, in: files, diagnostics: &diagnostics))
    #expect(diagnostics.isEmpty)
    return try shape.findings(in: node).map { finding in
      let range = try #require(finding.range)
      let part = String(decoding: Array(text.utf8)[range.lower..<range.upper], as: UTF8.self)
      return "\(finding.code.name) \(part)"
    }
  }

  @Test func aTextThatFitsHasNoFindings() throws {
    let text = """
      id: bird-1
      word: red
      fact: hints.some_thing
      count: 9
      number: -0.50
      range: [3, 5.5]
      flag: no
      day: 2024-02-29
      length: 6 weeks
      said: { clinician: a, patient: b }
      list: [a, b]
      many: [yes, no]
      map: { anything: 1, at all: 0 }
      either: { left: x }
      inner: { right: y }
      open: [{ deep: [1] }]
      """
    #expect(try findings(text) == [])
    #expect(try findings("{ many: yes, either: no, range: 4, said: both }") == [])
  }

  @Test(arguments: [
    ("{ id: Bird }", "wrong-value Bird"), ("{ id: bird- }", "wrong-value bird-"),
    ("{ word: blue }", "wrong-value blue"), ("{ word: Red }", "wrong-value Red"),
    ("{ fact: 1st }", "wrong-value 1st"), ("{ count: 10 }", "wrong-value 10"),
    ("{ count: 0 }", "wrong-value 0"), ("{ count: 1.5 }", "wrong-value 1.5"),
    ("{ count: 07 }", "wrong-value 07"), ("{ number: 1_000 }", "wrong-value 1_000"),
    ("{ number: .5 }", "wrong-value .5"), ("{ range: [5, 3] }", "wrong-value [5, 3]"),
    ("{ range: [1, 2, 3] }", "wrong-value [1, 2, 3]"), ("{ flag: maybe }", "wrong-value maybe"),
    ("{ day: 2026-02-30 }", "wrong-value 2026-02-30"), ("{ length: soon }", "wrong-value soon"),
    ("{ said: '' }", "wrong-value ''"), ("{ map: { a: 2 } }", "wrong-value 2"),
    ("{ many: [yes, maybe] }", "wrong-value maybe"), ("{ either: maybe }", "wrong-value maybe"),
  ])
  func aWrongValueIsUnderlined(_ text: String, _ finding: String) throws {
    #expect(try findings(text) == [finding])
  }

  @Test(arguments: [
    ("{ id: [a] }", "wrong-kind [a]"), ("{ list: a }", "wrong-kind a"),
    ("{ map: [a] }", "wrong-kind [a]"), ("{ inner: a }", "wrong-kind a"),
    ("{ said: [a] }", "wrong-kind [a]"), ("[a]", "wrong-kind [a]"),
    ("{ list: [a] }", "too-few-items [a]"), ("{ list: [a, [b]] }", "wrong-kind [b]"),
  ])
  func aNodeOfAnotherKindIsUnderlined(_ text: String, _ finding: String) throws {
    #expect(try findings(text) == [finding])
  }

  @Test func aKeyWithoutAValueIsPointedAtBehindItsColon() throws {
    #expect(try findings("id:\nword: red") == ["missing-value "])
    #expect(try findings("id: ~") == ["missing-value ~"])
  }

  @Test func anUnknownKeyIsUnderlinedAndTheNearestOneOffered() throws {
    var files = SourceFiles()
    let id = files.add(SourceFile(name: "text", bytes: Array("{ wrd: red }".utf8)))
    var diagnostics: [Diagnostic] = []
    let node = try #require(YAMLReader().read(id, in: files, diagnostics: &diagnostics))
    let finding = try #require(Self.shape.findings(in: node).first)
    #expect(finding.code == .unknownKey)
    #expect(finding.range?.lower == 2 && finding.range?.upper == 5)
    #expect(finding.fixes.first?.replacement == "word")
    #expect(finding.fixes.first?.applicability == .ask)
  }

  @Test func aMissingKeyIsReportedWhereTheMappingStands() throws {
    let shape = Shape("a pair", [.required("a", .text, "one"), .required("b", .text, "two")])
    #expect(try findings("a: 1", shape) == ["missing-key a"])
    #expect(try findings("{}", shape) == ["missing-key {}", "missing-key {}"])
  }

  @Test func ofAlternativesExactlyOneMustBeThere() throws {
    #expect(try findings("inner: {}") == ["missing-key {}"])
    #expect(try findings("inner: { left: a, right: b }") == ["missing-key right"])
  }

  @Test func bothVoicesMustSpeak() throws {
    #expect(try findings("said: { clinician: a }") == ["missing-key { clinician: a }"])
    #expect(
      try findings("said: { clinician: a, patient: b, nurse: c }") == ["unknown-key nurse"])
  }

  @Test func allFindingsComeAtOnce() throws {
    let text = "{ id: A, word: blue, count: many, inner: { left: [x] }, extra: 1 }"
    #expect(
      try findings(text) == [
        "wrong-value A", "wrong-value blue", "wrong-value many", "wrong-kind [x]",
        "unknown-key extra",
      ])
  }
}
