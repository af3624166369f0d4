import SourceTree
import Testing

@testable import Conditions

@Suite struct DerivedFactTests {
  /// A program over independent yes-no facts, with one derived fact and some conditions on it.
  private struct Setting {
    let program: ConditionProgram
    let inputs: [FactID]
    let derived: FactID
    let questions: [ConditionID]

    init(
      _ count: Int, _ type: FactType, _ questions: [String],
      _ define: (inout ConditionCompiler, [ConditionID]) -> Definition
    ) throws {
      var compiler = ConditionCompiler()
      var diagnostics: [Diagnostic] = []
      var inputs: [FactID] = []
      var conditions: [ConditionID] = []
      for index in 0..<count {
        inputs.append(
          try #require(
            compiler.declare("i\(index)", .yesNo, at: nil, diagnostics: &diagnostics)))
        conditions.append(
          try #require(compiler.compile(ConditionText("i\(index)"), diagnostics: &diagnostics)))
      }
      derived = try #require(
        compiler.declare("d", type, at: nil, isDerived: true, diagnostics: &diagnostics))
      compiler.define(derived, define(&compiler, conditions))
      self.questions =
        try questions.map {
          try #require(compiler.compile(ConditionText($0), diagnostics: &diagnostics))
        } + [compiler.known([derived])]
      program = compiler.finish()
      self.inputs = inputs
    }

    func state(_ answers: [Truth]) -> FactState {
      var state = program.makeState()
      for (input, answer) in zip(inputs, answers) where answer != .unknown {
        program.set(input, .yesNo(answer == .yes), in: &state)
      }
      program.derive(derived, in: &state)
      return state
    }

    /// Compares answers and missing facts with all ways in which the unknown inputs can turn out.
    func checkAll(_ values: (PossibleValues?) -> Set<Int>) {
      for answers in DerivedFactTests.combinations(inputs.count, [.no, .yes, .unknown]) {
        let state = state(answers)
        let ends = DerivedFactTests.completions(answers).map { ($0, self.state($0)) }
        let wanted = ends.reduce(into: Set<Int>()) { set, end in
          set.formUnion(values(program.possibleValues(of: derived, in: end.1)))
        }
        #expect(values(program.possibleValues(of: derived, in: state)) == wanted)
        for question in questions { check(question, state, answers, ends) }
      }
    }

    private func check(
      _ question: ConditionID, _ state: FactState, _ answers: [Truth],
      _ ends: [([Truth], FactState)]
    ) {
      let isKnowledge = question == questions.last
      let outcomes = Set(ends.map { program.truth(question, $0.1) })
      let explanation = program.explain(question, state)
      #expect(explanation.truth == program.truth(question, state))
      if !isKnowledge {
        let expected = outcomes.count == 1 ? outcomes.first : .unknown
        #expect(explanation.truth == expected)
      }
      guard explanation.truth == .unknown else {
        let kept = zip(inputs, answers).map { explanation.deciding.contains($0) ? $1 : .unknown }
        #expect(program.truth(question, self.state(kept)) == explanation.truth)
        return
      }
      guard !isKnowledge, outcomes.count > 1 else { return }
      let byAnswers = Dictionary(
        uniqueKeysWithValues: ends.map { ($0.0, program.truth(question, $0.1)) })
      let matter = inputs.indices.filter { input in
        answers[input] == .unknown
          && byAnswers.contains { end, truth in
            var other = end
            other[input] = other[input].negated
            return byAnswers[other] != truth
          }
      }
      #expect(explanation.missing == matter.map { inputs[$0] })
    }
  }

  @Test func `a count is exactly the interval of its unknown conditions`() throws {
    let questions = (0...6).flatMap { ["d >= \($0)", "d == \($0)", "d < \($0)"] }
    let setting = try Setting(5, .number(NumberType(isInteger: true)), questions + ["d in [1, 4]"])
    {
      .count($1)
    }
    setting.checkAll { values in
      if case .integers(let interval)? = values { Set(interval) } else { [] }
    }
  }

  @Test(arguments: [nil, 1] as [Int?])
  func `a first match keeps every value that can still come out`(_ otherwise: Int?) throws {
    let values = ["p", "q", "r"]
    let questions = values.flatMap { ["d == \"\($0)\"", "d != \"\($0)\"", "d >= \"\($0)\""] }
    let setting = try Setting(5, .choice(values: values, ordered: true), questions) {
      .firstMatch(
        Array(zip($1, [0, 1, 0, 2, 1])).map { (when: $0, value: $1) }, otherwise: otherwise)
    }
    setting.checkAll { values in
      guard case .choices(let choices, let mayBeMissing)? = values else { return [-1] }
      return Set(choices + (mayBeMissing ? [-1] : []))
    }
  }

  @Test func `a derived yes-no fact has the answer of its condition`() throws {
    let setting = try Setting(3, .yesNo, ["d", "!d"]) { compiler, inputs in
      let both = compiler.all([inputs[0], inputs[1]])
      return .condition(compiler.any([both, inputs[2]]))
    }
    setting.checkAll { values in
      switch values {
      case .yesNo(.yes)?: [1]
      case .yesNo(.no)?: [0]
      case .yesNo(.unknown)?: [0, 1]
      default: []
      }
    }
  }

  @Test func `a weighted sum counts only what is certain and is always known`() throws {
    let setting = try Setting(
      3, .number(NumberType(isInteger: true)), (-3...6).map { "d >= \($0)" }
    ) { .weightedSum(Array(zip($1, [3, -2, 1]))) }
    for answers in Self.combinations(3, [.no, .yes, .unknown]) {
      let state = setting.state(answers)
      let sum = zip(answers, [3, -2, 1]).reduce(0) { $0 + ($1.0 == .yes ? $1.1 : 0) }
      #expect(
        setting.program.possibleValues(of: setting.derived, in: state) == .integers(sum...sum))
      for (bound, question) in zip(-3...6, setting.questions) {
        #expect(setting.program.truth(question, state) == Truth(sum >= bound))
      }
    }
  }

  @Test func `a computed fact points to what it is computed from`() throws {
    var compiler = ConditionCompiler()
    var diagnostics: [Diagnostic] = []
    func declare(_ name: String) throws -> FactID {
      try #require(
        compiler.declare(name, .number(NumberType()), at: nil, diagnostics: &diagnostics))
    }
    let (weight, height, index) = (try declare("kg"), try declare("cm"), try declare("bmi"))
    compiler.define(index, .computed(from: [weight, height]))
    let heavy = try #require(
      compiler.compile(ConditionText("bmi >= 30"), diagnostics: &diagnostics))
    let asked = try #require(
      compiler.compile(ConditionText("has(bmi)"), diagnostics: &diagnostics))
    let program = compiler.finish()
    var state = program.makeState()
    program.set(weight, .number(ExactDecimal(90)), in: &state)
    #expect(program.explain(heavy, state).missing == [height])
    #expect(
      program.explain(asked, state) == Explanation(truth: .no, deciding: [height], missing: []))
    program.set(height, .number(ExactDecimal(170)), in: &state)
    #expect(program.explain(heavy, state).missing == [index])
    program.set(index, .number(try #require(ExactDecimal("31.1"))), in: &state)
    program.deriveAll(in: &state)
    #expect(
      program.explain(heavy, state)
        == Explanation(truth: .yes, deciding: [weight, height], missing: []))
    #expect(program.facts(in: heavy) == [index])
    #expect(program.baseFacts(in: heavy) == [weight, height])
  }

  @Test func `definitions that depend on each other are reported and stay missing`() throws {
    var compiler = ConditionCompiler()
    var diagnostics: [Diagnostic] = []
    var conditions: [ConditionID] = []
    for name in ["p", "q", "r"] {
      _ = compiler.declare(name, .yesNo, at: nil, isDerived: true, diagnostics: &diagnostics)
      conditions.append(
        try #require(compiler.compile(ConditionText(name), diagnostics: &diagnostics)))
    }
    let facts = compiler.facts.map(\.id)
    compiler.define(facts[0], .condition(conditions[1]))
    compiler.define(facts[1], .condition(conditions[0]))
    compiler.define(facts[2], .condition(conditions[0]))
    compiler.checkDefinitions(diagnostics: &diagnostics)
    #expect(diagnostics.map(\.code.name) == ["definition-cycle"])
    #expect(
      diagnostics.first?.message
        == "the value of \"p\" depends on itself: \"p\" needs \"q\" needs \"p\"")
    let program = compiler.finish()
    #expect(program.derivationOrder == [facts[2]])
    var state = program.makeState()
    program.deriveAll(in: &state)
    #expect(program.explain(conditions[2], state).missing == [facts[0]])
  }

  private static func combinations(_ count: Int, _ answers: [Truth]) -> [[Truth]] {
    (0..<count).reduce([[]]) { lists, _ in lists.flatMap { list in answers.map { list + [$0] } } }
  }

  private static func completions(_ answers: [Truth]) -> [[Truth]] {
    answers.reduce([[]]) { lists, answer in
      lists.flatMap { list in
        (answer == .unknown ? [.no, .yes] : [answer]).map { list + [$0] }
      }
    }
  }
}
