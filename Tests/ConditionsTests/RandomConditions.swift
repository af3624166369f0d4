import SourceTree
import TestSupport
import Testing

@testable import Conditions

/// Random conditions over a small clinic, and random persons for them.
struct RandomConditions {
  static let wide = (0..<70).map { "w\($0)" }
  static let many = (0..<40).map { "m\($0)" }
  static let grades = ["mild", "moderate", "severe"]
  static let texts = ["p", "q", "Ame\u{301}lie", "Am\u{E9}lie"]
  static let first = 20_000

  var compiler: ConditionCompiler
  var generator: SeededGenerator

  init(seed: UInt64) {
    generator = SeededGenerator(state: seed)
    var clinic = Clinic()
    clinic.compiler = ConditionCompiler()
    clinic.declare("a", .yesNo)
    clinic.declare("b", .yesNo)
    clinic.declare(
      "n", .number(NumberType(isInteger: true, minimum: ExactDecimal(0), maximum: ExactDecimal(4))))
    clinic.declare("x", .number(NumberType()))
    clinic.declare("c", .choice(values: ["I", "II", "III"], ordered: false))
    clinic.declare("g", .choice(values: Self.grades, ordered: true))
    clinic.declare("s", .text)
    clinic.declare("d", .date)
    clinic.declare("l", .set(values: ["u", "v"]))
    clinic.declare("wide", .choice(values: Self.wide, ordered: true))
    clinic.declare("many", .set(values: Self.many))
    compiler = clinic.compiler
  }

  mutating func pick<T>(_ values: [T]) -> T {
    values[Int.random(in: 0..<values.count, using: &generator)]
  }

  /// A condition nested up to `depth` levels.
  mutating func text(_ depth: Int) -> String {
    guard depth > 0, Int.random(in: 0..<4, using: &generator) > 0 else { return test() }
    switch Int.random(in: 0..<5, using: &generator) {
    case 0: return "!(\(text(depth - 1)))"
    case 1, 2:
      return "(\(text(depth - 1)) && \(text(depth - 1)) && \(text(depth - 1)))"
    default: return "(\(text(depth - 1)) || \(text(depth - 1)))"
    }
  }

  private mutating func test() -> String {
    let order = pick(["<", "<=", ">", ">=", "==", "!="])
    let equal = pick(["==", "!="])
    switch Int.random(in: 0..<16, using: &generator) {
    case 0: return pick(["a", "b"])
    case 1: return "n \(order) \(Int.random(in: -1...5, using: &generator))"
    case 2: return "\(Int.random(in: 0...4, using: &generator)) \(order) n"
    case 3: return "n in [\(Int.random(in: 0...4, using: &generator)), 2]"
    case 4: return "x \(order) \(pick(["1.5", "2", "-0.5", "2.0", "1e1"]))"
    case 5: return "c \(equal) \"\(pick(["I", "II", "III"]))\""
    case 6: return "c in [\"I\", '\(pick(["II", "III"]))',]"
    case 7: return "g \(order) \"\(pick(Self.grades))\""
    case 8: return "s \(equal) \"\(pick(Self.texts))\""
    case 9: return "d \(order) \"\(DayNumber.text(Self.first + pick([0, 1, 5])))\""
    case 10: return "\"\(pick(["u", "v"]))\" in l"
    case 11: return "wide \(order) \"\(pick(Self.wide))\""
    case 12: return "\"\(pick(Self.many))\" in many"
    case 13:
      let not = pick(["", "!"])
      return pick([
        "(has(a) && \(not)a)", "(has(n) && n \(order) 2)", "(has(c) && c \(equal) \"II\")",
        "(has(l) && \(not)(\"u\" in l))", "(has(many) && \"m39\" in many)", "(has(a) && b)",
      ])
    default: return "has(\(pick(["a", "n", "x", "c", "s", "d", "l", "wide", "many"])))"
    }
  }

  /// A person of whom about a third of the facts are missing.
  mutating func person() -> [String: FactValue] {
    var values: [String: FactValue] = [:]
    for fact in compiler.facts where Int.random(in: 0..<3, using: &generator) > 0 {
      values[fact.name] = value(fact)
    }
    return values
  }

  private mutating func value(_ fact: Fact) -> FactValue {
    switch fact.type {
    case .yesNo: .yesNo(Bool.random(using: &generator))
    case .number(let type):
      type.isInteger
        ? .number(ExactDecimal(Int.random(in: 0...4, using: &generator)))
        : .number(
          ExactDecimal(pick(["-1", "-0.5", "0", "1.5", "1.7", "2", "3", "10"])) ?? ExactDecimal(0))
    case .choice(let values, _): .choice(Int.random(in: 0..<values.count, using: &generator))
    case .set(let values):
      .set(values.indices.filter { _ in Bool.random(using: &generator) })
    case .text: .text(pick(Self.texts + ["z", ""]))
    case .date: .date(Self.first + Int.random(in: -1...6, using: &generator))
    case .list: .list(count: 0)
    }
  }

  /// The reference evaluator for the same person.
  func reference(_ person: [String: FactValue]) -> Reference {
    var reference = Reference()
    reference.ranks = ["g": Self.grades, "wide": Self.wide]
    for (name, value) in person {
      guard let fact = compiler.facts.first(where: { $0.name == name }) else { continue }
      let values = fact.type.values ?? []
      reference.values[name] =
        switch value {
        case .yesNo(let value): .yesNo(value)
        case .number(let number): .number(number)
        case .choice(let choice): Reference.text(values[choice])
        case .set(let members): .list(members.map { Reference.text(values[$0]) })
        case .text(let text): Reference.text(text)
        case .date(let day): Reference.text(DayNumber.text(day))
        case .list: .list([])
        }
    }
    return reference
  }
}

/// A generated condition in all its forms.
struct Sample {
  let text: String
  let syntax: Syntax
  let id: ConditionID

  static func make(
    _ count: Int, depth: Int = 4, from random: inout RandomConditions
  ) throws -> [Sample] {
    var samples: [Sample] = []
    for _ in 0..<count {
      let text = random.text(depth)
      var report = ConditionReport(ConditionText(text))
      var diagnostics: [Diagnostic] = []
      guard let syntax = Parser.parse(ConditionText(text), &report),
        let id = random.compiler.compile(ConditionText(text), diagnostics: &diagnostics)
      else {
        Issue.record("does not compile: \(text) \(diagnostics)")
        continue
      }
      samples.append(Sample(text: text, syntax: syntax, id: id))
    }
    return samples
  }
}
