import SourceTree
import Testing

@testable import Conditions

@Suite struct CompilerTests {
  @Test func `a name is declared once, and both places are shown`() {
    var compiler = ConditionCompiler()
    var diagnostics: [Diagnostic] = []
    let places = [4, 40].map { SourceRange(file: FileID(rawValue: 0), lower: $0, upper: $0 + 3) }
    let first = compiler.declare("age", .text, at: places[0], diagnostics: &diagnostics)
    #expect(compiler.fact("age") == first && first != nil)
    #expect(compiler.declare("age", .date, at: places[1], diagnostics: &diagnostics) == nil)
    #expect(diagnostics.map(\.code.name) == ["duplicate-fact"])
    #expect(diagnostics.first?.range == places[1])
    #expect(diagnostics.first?.labels.map(\.range) == [places[0]])
  }

  @Test(arguments: ["", "a b", "a.", ".a", "in", "hints.null", "2nd", "größe", "a-b", "And"])
  func `a name that no condition can write is refused`(_ name: String) {
    var compiler = ConditionCompiler()
    var diagnostics: [Diagnostic] = []
    #expect(compiler.declare(name, .yesNo, at: nil, diagnostics: &diagnostics) == nil)
    #expect(diagnostics.map(\.code.name) == ["fact-name"])
  }

  @Test func `a value that the type does not admit leaves the fact missing`() throws {
    var single = try #require(Single("age >= 65 || stage == \"I\" || \"walking\" in aggravators"))
    for values: [String: FactValue] in [
      ["age": .number(ExactDecimal(130))], ["age": .text("70")], ["stage": .choice(9)],
      ["aggravators": .set([0, 7])], ["age": .number(try #require(ExactDecimal("70.5")))],
    ] {
      #expect(single.truth(values) == .unknown)
    }
    #expect(single.truth(["age": .number(ExactDecimal(65))]) == .yes)
  }

  @Test func `texts are compared by their bytes`() throws {
    var single = try #require(Single("note == \"Am\\u00E9lie\""))
    #expect(single.truth(["note": .text("Am\u{E9}lie")]) == .yes)
    #expect(single.truth(["note": .text("Ame\u{301}lie")]) == .no)
  }

  @Test func `a comment, line breaks and dotted names are part of the language`() throws {
    let text = """
      hints.sciatica // leg pain below the knee
        && !has(medications)
      """
    var single = try #require(Single(text))
    #expect(single.truth(["hints.sciatica": .yesNo(true)]) == .yes)
    #expect(
      single.truth(["hints.sciatica": .yesNo(true), "medications": .list(count: 0)]) == .no)
    #expect(single.program.words(for: single.condition) == "hints.sciatica && !has(medications)")
  }

  @Test func `dates compare by day and ordered choices by rank`() throws {
    var single = try #require(Single("onset >= \"2026-03-01\" && phase > \"acute\""))
    let first = try #require(DayNumber.parse("2026-03-01"))
    #expect(single.truth(["onset": .date(first), "phase": .choice(1)]) == .yes)
    #expect(single.truth(["onset": .date(first - 1)]) == .no)
    #expect(single.truth(["phase": .choice(0)]) == .no)
    #expect(
      single.program.words(for: single.condition)
        == "onset >= \"2026-03-01\" && phase >= \"subacute\"")
  }

  @Test func `stages build conditions without text`() throws {
    var compiler = Clinic().compiler
    let fever = try #require(compiler.fact("fever"))
    let age = try #require(compiler.fact("age"))
    let phase = try #require(compiler.fact("phase"))
    let stage = try #require(compiler.fact("stage"))
    var diagnostics: [Diagnostic] = []
    let isHot = try #require(compiler.compile(ConditionText("fever"), diagnostics: &diagnostics))
    let conditions = [
      compiler.certain(isHot), compiler.not(compiler.certain(isHot)), compiler.known([fever, age]),
      compiler.atLeast(age, ExactDecimal(65)), compiler.atLeast(phase, rank: 2),
      compiler.isChoice(stage, oneOf: [3, 0]), compiler.has(age), compiler.all([]),
      compiler.any([]), compiler.constant(true),
    ]
    let program = compiler.finish()
    var state = program.makeState()
    func answers() -> [Truth] { conditions.map { program.truth($0, state) } }
    #expect(
      answers() == [.no, .yes, .unknown, .unknown, .unknown, .unknown, .no, .yes, .no, .yes])
    #expect(program.explain(conditions[0], state).deciding == [fever])
    #expect(program.explain(conditions[2], state).missing == [fever, age])
    program.set(fever, .yesNo(true), in: &state)
    #expect(program.explain(conditions[2], state).missing == [age])
    program.set(age, .number(ExactDecimal(65)), in: &state)
    program.set(phase, .choice(1), in: &state)
    program.set(stage, .choice(3), in: &state)
    #expect(answers() == [.yes, .no, .yes, .yes, .no, .yes, .yes, .yes, .no, .yes])
    #expect(
      conditions.map { program.words(for: $0) } == [
        "certainly (fever)", "!certainly (fever)", "known(fever) && known(age)", "age >= 65",
        "phase >= \"chronic\"", "stage in [\"I\", \"IV\"]", "has(age)", "true", "false", "true",
      ])
  }

  @Test func `trees deeper than the stack of bits still give their answer`() throws {
    var compiler = Clinic().compiler
    var diagnostics: [Diagnostic] = []
    let fever = try #require(compiler.compile(ConditionText("fever"), diagnostics: &diagnostics))
    let pain = try #require(
      compiler.compile(ConditionText("wrist_pain"), diagnostics: &diagnostics))
    var condition = fever
    for level in 0..<200 {
      let inner = compiler.not(condition)
      condition = level % 2 == 0 ? compiler.all([pain, inner]) : compiler.any([pain, inner])
    }
    let program = compiler.finish()
    var state = program.makeState()
    let ids = ["fever", "wrist_pain"].compactMap(compiler.fact)
    for (hasFever, hasPain) in [(true, false), (false, false), (true, true), (false, true)] {
      program.set(ids[0], .yesNo(hasFever), in: &state)
      program.set(ids[1], .yesNo(hasPain), in: &state)
      let expected = (0..<200).reduce(hasFever) { inner, level in
        level % 2 == 0 ? hasPain && !inner : hasPain || !inner
      }
      #expect(program.truth(condition, state) == Truth(expected))
    }
  }

  @Test func `the cells of a number respect its bounds and whole numbers`() throws {
    let single = try #require(
      Single("age < 18 || age <= 18 || age == 19 || age > 130 || age == 0 || age >= 120"))
    let age = try #require(single.fact("age"))
    func number(_ value: Int) -> ExactDecimal { ExactDecimal(value) }
    #expect(
      single.program.layouts[age.index].cells == [
        .point(number(0)), .between(number(0), number(18)), .point(number(18)),
        .point(number(19)), .between(number(19), number(120)), .point(number(120)),
      ])
  }
}
