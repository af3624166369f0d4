import SourceTree
import Testing

@testable import Conditions

/// Reasons that are summed up: a derived fact with many told facts behind it.
struct ReasonMemoryTests {
  private let program: ConditionProgram
  private let told: [FactID]
  private let any: FactID
  private let question: ConditionID

  /// Five told facts; `any` is true when one of them is.
  init() throws {
    var compiler = ConditionCompiler()
    var diagnostics: [Diagnostic] = []
    let names = ["a", "b", "c", "d", "e"]
    told = try names.map { name in
      try #require(
        compiler.declare(name, .yesNo, at: nil, isDerived: false, diagnostics: &diagnostics))
    }
    any = try #require(
      compiler.declare("any", .yesNo, at: nil, isDerived: true, diagnostics: &diagnostics))
    let condition = try #require(
      compiler.compile(ConditionText(names.joined(separator: " || ")), diagnostics: &diagnostics))
    compiler.define(any, .condition(condition))
    question = try #require(
      compiler.compile(ConditionText("any && !a || !any"), diagnostics: &diagnostics))
    program = compiler.finish()
  }

  private func reasons(_ answers: [Bool?], longest: Int) -> (answer: Truth, Reasons) {
    var state = program.makeState()
    for (fact, answer) in zip(told, answers) {
      if let answer { program.set(fact, .yesNo(answer), in: &state) }
    }
    program.deriveAll(in: &state)
    var reasons = Reasons(for: program)
    var memory = ReasonMemory(for: program, longest: longest)
    let answer = program.note(question, state, in: &reasons, remembering: &memory)
    return (answer, reasons)
  }

  @Test("with more told facts behind it than are named, a derived fact stands for itself")
  func summedUp() {
    let none = Array(repeating: Bool?.some(false), count: 5)
    #expect(Array(reasons(none, longest: 5).1.deciding) == told)
    #expect(Array(reasons(none, longest: 4).1.deciding) == [any])
    #expect(
      Array(reasons([false, true, false, false, false], longest: 4).1.deciding) == [
        told[0], told[1],
      ])
  }

  @Test("what is missing is named fact by fact, however much it is")
  func missing() {
    let (answer, reasons) = reasons([false, nil, nil, nil, nil], longest: 1)
    #expect(answer == .unknown)
    #expect(Array(reasons.missing) == Array(told[1...]))
    #expect(reasons.deciding.isEmpty)
  }

  @Test("what is remembered of one person is forgotten for the next")
  func forgotten() {
    var memory = ReasonMemory(for: program)
    var reasons = Reasons(for: program)
    for answers in [[true, false], [false, true], [false, false]] {
      var state = program.makeState()
      for (fact, answer) in zip(told, answers + [false, false, false]) {
        program.set(fact, .yesNo(answer), in: &state)
      }
      program.deriveAll(in: &state)
      memory.forget()
      reasons.removeAll()
      let answer = program.note(question, state, in: &reasons, remembering: &memory)
      let explanation = program.explain(question, state)
      #expect(answer == explanation.truth)
      #expect(Array(reasons.deciding) == explanation.deciding)
    }
  }
}
