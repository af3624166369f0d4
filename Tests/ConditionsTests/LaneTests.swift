import SourceTree
import TestSupport
import Testing

@testable import Conditions

/// Many people asked at once, compared with the same people one by one.
@Suite struct LaneTests {
  @Test func `sixty-four people at once get the answers that each gets alone`() throws {
    var random = RandomConditions(seed: 21)
    let samples = try Sample.make(200, from: &random)
    try define(&random, samples)
    let behind = try Sample.make(60, from: &random)
    let texts = [
      "y", "!y", "k >= 2", "k < 3 && a", "f == \"III\" || !a", "k == 0", "f != \"I\"",
    ]
    let onDerived = try texts.map { try condition($0, &random) }
    let program = random.compiler.finish()
    let asked = (samples + behind).map(\.id) + onDerived
    let lanes = LaneProgram(program, asked)
    var block = LaneBlock(lanes)
    var holding = Array(repeating: UInt64.max, count: lanes.count)
    for count in [64, 1, 63, 64, 7, 64, 64] {
      var people: [FactState] = []
      block.removeAll()
      for _ in 0..<count {
        var state = program.makeState()
        for (name, value) in random.person() {
          let fact = try #require(program.facts.first { $0.name == name })
          program.set(fact.id, value, in: &state)
        }
        program.deriveAll(in: &state)
        people.append(state)
        block.add(state)
      }
      #expect(block.count == count && block.isFull == (count == 64))
      lanes.ask(&block, holding: &holding)
      for (index, id) in asked.enumerated() {
        for (person, state) in people.enumerated() {
          let isHolding = holding[index] >> UInt64(person) & 1 == 1
          #expect(isHolding == (program.truth(id, state) == .yes), "condition \(index)")
        }
      }
    }
  }

  /// Three facts that follow from conditions, so that some have several possible values.
  private func define(_ random: inout RandomConditions, _ samples: [Sample]) throws {
    var findings: [Diagnostic] = []
    func declare(_ name: String, _ type: FactType) throws -> FactID {
      try #require(
        random.compiler.declare(name, type, at: nil, isDerived: true, diagnostics: &findings))
    }
    random.compiler.define(try declare("y", .yesNo), .condition(samples[0].id))
    random.compiler.define(
      try declare("k", .number(NumberType(isInteger: true))),
      .count(samples[1...4].map(\.id)))
    random.compiler.define(
      try declare("f", .choice(values: ["I", "II", "III"], ordered: false)),
      .firstMatch([(samples[5].id, 0), (samples[6].id, 1)], otherwise: 2))
  }

  private func condition(_ text: String, _ random: inout RandomConditions) throws -> ConditionID {
    var findings: [Diagnostic] = []
    let id = random.compiler.compile(ConditionText(text), diagnostics: &findings)
    return try #require(id, "\(findings.map(\.message))")
  }

  @Test func `turning a square exchanges rows and columns`() {
    var generator = SeededGenerator(state: 3)
    let rows = (0..<64).map { _ in UInt64.random(in: 0 ... .max, using: &generator) }
    var words = [7] + rows + [9]
    BitSquare.turn(&words, at: 1)
    for row in 0..<64 {
      for column in 0..<64 {
        #expect(words[1 + column] >> UInt64(row) & 1 == rows[row] >> UInt64(column) & 1)
      }
    }
    #expect(words.first == 7 && words.last == 9)
  }

  @Test func `told values are packed as they are set, and what does not fit is refused`() throws {
    var random = RandomConditions(seed: 22)
    _ = try Sample.make(100, from: &random)
    let program = random.compiler.finish()
    let packing = FactPacking(program)
    for _ in 0..<200 {
      var plain = program.makeState()
      var packed = program.makeState()
      for (name, value) in random.person() {
        let fact = try #require(program.facts.first { $0.name == name })
        program.set(fact.id, value, in: &plain)
        if !tell(fact.id, value, packing, &packed) { program.set(fact.id, value, in: &packed) }
      }
      #expect(plain == packed)
    }
    let number = try #require(program.facts.first { $0.name == "n" }).id
    var state = program.makeState()
    #expect(!packing.set(number, number: 5, scale: 0, in: &state))
    #expect(!packing.set(number, number: 10, scale: 1, in: &state))
    #expect(!packing.set(number, word: 1, in: &state) && state == program.makeState())
  }

  private func tell(
    _ fact: FactID, _ value: FactValue, _ packing: FactPacking, _ state: inout FactState
  ) -> Bool {
    switch value {
    case .yesNo(let answer): packing.set(fact, word: answer ? 1 : 0, in: &state)
    case .choice(let position): packing.set(fact, word: position, in: &state)
    case .number(let number):
      packing.set(fact, number: Int(number.mantissa), scale: number.scale, in: &state)
    case .set(let members):
      packing.setEmpty(fact, in: &state)
        && members.allSatisfy { packing.insert($0, into: fact, in: &state) }
        && !members.contains { packing.insert($0, into: fact, in: &state) }
    case .text, .date, .list: false
    }
  }
}
