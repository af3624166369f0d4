import SourceTree
import Testing

@testable import Conditions

@Suite struct SemanticsTests {
  @Test func `the program gives the answer and the trail of the plain evaluator`() throws {
    var random = RandomConditions(seed: 1)
    let samples = try Sample.make(400, from: &random)
    let program = random.compiler.finish()
    let names = Dictionary(uniqueKeysWithValues: program.facts.map { ($0.id, $0.name) })
    var state = program.makeState()
    var checks = 0
    for _ in 0..<150 {
      let person = random.person()
      fill(&state, person, program)
      let reference = random.reference(person)
      for sample in samples {
        checks += 1
        let explanation = program.explain(sample.id, state)
        let missing = Set(explanation.missing.compactMap { names[$0] })
        #expect(program.truth(sample.id, state) == explanation.truth)
        switch reference.run(sample.syntax) {
        case .value(.yesNo(let value)):
          #expect(explanation.truth == Truth(value) && missing.isEmpty, "\(sample.text) \(person)")
        case .unknown(let trail):
          #expect(explanation.truth == .unknown, "\(sample.text) \(person)")
          #expect(missing == trail && explanation.deciding.isEmpty, "\(sample.text) \(person)")
        default:
          Issue.record("the plain evaluator cannot run \(sample.text)")
        }
      }
    }
    #expect(checks >= 50_000)
  }

  @Test func `what decided an answer is enough for it`() throws {
    var random = RandomConditions(seed: 2)
    let samples = try Sample.make(150, from: &random)
    let program = random.compiler.finish()
    var state = program.makeState()
    var lesser = state
    for _ in 0..<60 {
      let person = random.person()
      fill(&state, person, program)
      for sample in samples {
        let explanation = program.explain(sample.id, state)
        guard explanation.truth != .unknown else { continue }
        let kept = Set(explanation.deciding.map { program.facts[$0.index].name })
        fill(&lesser, person.filter { kept.contains($0.key) }, program)
        #expect(program.truth(sample.id, lesser) == explanation.truth, "\(sample.text)")
      }
    }
  }

  @Test func `adding a fact never turns an answer around`() throws {
    var random = RandomConditions(seed: 3)
    // has() speaks about knowledge itself, so it is no part of this promise.
    let samples = try Sample.make(300, from: &random).filter { !$0.text.contains("has(") }
    let program = random.compiler.finish()
    var state = program.makeState()
    for _ in 0..<60 {
      let person = random.person()
      fill(&state, person, program)
      var before = samples.map { program.truth($0.id, state) }
      for (name, value) in random.person().sorted(by: { $0.key < $1.key })
      where person[name] == nil {
        guard let id = program.facts.first(where: { $0.name == name })?.id else { continue }
        program.set(id, value, in: &state)
        for (index, sample) in samples.enumerated() {
          let after = program.truth(sample.id, state)
          #expect(before[index] == .unknown || before[index] == after, "\(sample.text)")
          before[index] = after
        }
      }
    }
  }

  @Test func `the laws of De Morgan hold and operands commute`() throws {
    var random = RandomConditions(seed: 4)
    let samples = try Sample.make(200, depth: 3, from: &random)
    var pairs: [(ConditionID, ConditionID)] = []
    for index in samples.indices.dropLast() {
      let (a, b) = (samples[index].text, samples[index + 1].text)
      for (left, right) in [
        ("!(\(a) && \(b))", "!(\(a)) || !(\(b))"), ("!(\(a) || \(b))", "!(\(a)) && !(\(b))"),
        ("\(a) && \(b)", "\(b) && \(a)"), ("\(a) || \(b)", "\(b) || \(a)"), ("!!(\(a))", a),
      ] {
        var diagnostics: [Diagnostic] = []
        let first = random.compiler.compile(ConditionText(left), diagnostics: &diagnostics)
        let second = random.compiler.compile(ConditionText(right), diagnostics: &diagnostics)
        pairs.append((try #require(first), try #require(second)))
      }
    }
    let program = random.compiler.finish()
    var state = program.makeState()
    for _ in 0..<40 {
      fill(&state, random.person(), program)
      for (left, right) in pairs {
        #expect(program.truth(left, state) == program.truth(right, state))
      }
    }
  }

  @Test func `canonical words compile to the same answers`() throws {
    var random = RandomConditions(seed: 5)
    let samples = try Sample.make(200, from: &random)
    let first = random.compiler.finish()
    var again: [ConditionID] = []
    for sample in samples {
      var diagnostics: [Diagnostic] = []
      let words = ConditionText(first.words(for: sample.id))
      again.append(
        try #require(random.compiler.compile(words, diagnostics: &diagnostics), "\(words.bytes)"))
      #expect(diagnostics.allSatisfy { $0.code == "condition-duplicate-value" })
    }
    let program = random.compiler.finish()
    var state = program.makeState()
    for _ in 0..<40 {
      fill(&state, random.person(), program)
      for (sample, id) in zip(samples, again) {
        #expect(program.truth(sample.id, state) == program.truth(id, state), "\(sample.text)")
        #expect(program.words(for: sample.id) == program.words(for: id))
      }
    }
  }

  @Test func `every word of a state stays within the cells of its fact`() throws {
    var random = RandomConditions(seed: 6)
    _ = try Sample.make(200, from: &random)
    let program = random.compiler.finish()
    var state = program.makeState()
    #expect(program.layouts.map(\.wordCount).max() ?? 0 > 1)
    for _ in 0..<100 {
      let person = random.person()
      fill(&state, person, program)
      for fact in program.facts {
        let cells = program.possibleCells(of: fact.id, in: state)
        #expect(program.isMissing(fact.id, in: state) == (person[fact.name] == nil))
        if case .set(let values) = fact.type, person[fact.name] != nil {
          #expect(cells.map { $0 / 2 } == Array(values.indices))
        } else {
          #expect(cells.count == (person[fact.name] == nil ? 0 : 1))
        }
      }
    }
    program.reset(&state)
    #expect(state == program.makeState())
  }

  private func fill(
    _ state: inout FactState, _ person: [String: FactValue], _ program: ConditionProgram
  ) {
    program.reset(&state)
    for fact in program.facts {
      if let value = person[fact.name] { program.set(fact.id, value, in: &state) }
    }
  }
}
