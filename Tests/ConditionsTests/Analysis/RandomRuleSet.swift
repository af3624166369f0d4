import SourceTree
import TestSupport

@testable import Conditions

/// A few facts, told and derived, and conditions over them, all drawn from a seed.
struct RandomRuleSet {
  private(set) var program: ConditionProgram
  /// The conditions to compare, over told and derived facts.
  private(set) var conditions: [ConditionID] = []
  private(set) var told: [FactID] = []
  private var compiler = ConditionCompiler()
  private var generator: SeededGenerator

  init(seed: UInt64) {
    generator = SeededGenerator(state: seed)
    program = compiler.finish()
    for index in 0...below(2) { tell("t\(index)") }
    for index in 0..<below(3) { derive("d\(index)") }
    for _ in 0..<3 { conditions.append(condition(2)) }
    program = compiler.finish()
  }

  private mutating func below(_ bound: Int) -> Int {
    Int(generator.next() % UInt64(bound))
  }

  private mutating func declare(_ name: String, _ type: FactType, isDerived: Bool) -> FactID? {
    var diagnostics: [Diagnostic] = []
    return compiler.declare(name, type, at: nil, isDerived: isDerived, diagnostics: &diagnostics)
  }

  private mutating func tell(_ name: String) {
    let types: [FactType] = [
      .yesNo, .yesNo, .choice(values: ["a", "b", "c"], ordered: true), .set(values: ["u", "v"]),
      .number(NumberType(isInteger: true, minimum: ExactDecimal(0), maximum: ExactDecimal(3))),
      .number(NumberType()), .text, .date, .list,
    ]
    if let fact = declare(name, types[below(types.count)], isDerived: false) { told.append(fact) }
  }

  private mutating func derive(_ name: String) {
    let parts = (0...below(3)).map { _ in condition(1) }
    let number = FactType.number(NumberType(isInteger: true))
    let definition: Definition
    let type: FactType
    switch below(4) {
    case 0: (definition, type) = (.condition(parts[0]), .yesNo)
    case 1:
      let arms = parts.map { (when: $0, value: below(3)) }
      definition = .firstMatch(arms, otherwise: below(2) == 0 ? nil : below(3))
      type = .choice(values: ["a", "b", "c"], ordered: true)
    case 2: (definition, type) = (.count(parts), number)
    default: (definition, type) = (.weightedSum(parts.map { ($0, below(5) - 2) }), number)
    }
    if let fact = declare(name, type, isDerived: true) { compiler.define(fact, definition) }
  }

  private mutating func condition(_ depth: Int) -> ConditionID {
    guard depth > 0, below(4) > 0 else { return compiler.add(test()) }
    let parts = (0...below(2)).map { _ in condition(depth - 1) }
    switch below(5) {
    case 0: return compiler.not(parts[0])
    case 1: return compiler.certain(parts[0])
    case 2, 3: return compiler.all(parts)
    default: return compiler.any(parts)
    }
  }

  private mutating func test() -> Expression {
    let fact = compiler.facts[below(compiler.facts.count)]
    if below(6) == 0 { return compiler.test(fact.id, below(2) == 0 ? .has : .known) }
    let number = ExactDecimal(below(5) - 1)
    switch fact.type {
    case .yesNo: return compiler.test(fact.id, .isTrue)
    case .choice:
      return compiler.test(fact.id, below(2) == 0 ? .rankBelow(below(4)) : .choices([below(3)]))
    case .set: return compiler.test(fact.id, .contains(below(2)))
    case .number, .date:
      let tests: [Atom.Test] = [.less(number), .atMost(number), .numbers([number])]
      return compiler.test(fact.id, tests[below(3)])
    case .text: return compiler.test(fact.id, .texts([ByteText(["p", "q"][below(2)])]))
    case .list: return compiler.test(fact.id, .has)
    }
  }

  /// Every value that conditions can tell apart, and nil for missing.
  func values(of fact: FactID) -> [FactValue?] {
    let type = program.facts[fact.index].type
    let cells = program.layouts[fact.index].cells
    switch type {
    case .set: return [nil, .set([]), .set([0]), .set([1]), .set([0, 1])]
    case .list: return [nil, .list(count: 0)]
    default: return [nil] + cells.map { $0.representative(of: type, among: cells) }
    }
  }

  /// Calls with every profile and its state.
  func forEachProfile(_ body: (Witness, FactState) -> Void) {
    visit(0, Witness(), program.makeState(), body)
  }

  private func visit(
    _ index: Int, _ profile: Witness, _ state: FactState, _ body: (Witness, FactState) -> Void
  ) {
    guard index < told.count else {
      var derived = state
      program.deriveAll(in: &derived)
      return body(profile, derived)
    }
    for value in values(of: told[index]) {
      var (profile, state) = (profile, state)
      if let value {
        profile.values.append((fact: told[index], value: value))
        program.set(told[index], value, in: &state)
      }
      visit(index + 1, profile, state, body)
    }
  }

  /// Each condition's certain answers, and what two conditions with any answers have in common.
  var formulas: [SetFormula] {
    let answers: [SetFormula.Answer] = [.yes, .no, .notYes, .notNo]
    var all = conditions.flatMap { [program.formula(of: $0, .yes), program.formula(of: $0, .no)] }
    for (place, first) in conditions.dropLast().enumerated() {
      let second = program.formula(of: conditions[place + 1], answers[place])
      all.append(
        .all([.any([program.formula(of: first, answers[3 - place]), all[2]]), second]))
    }
    return all
  }
}
