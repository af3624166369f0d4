import SourceTree
import TestSupport
import Testing

@testable import Conditions

/// Many people asked at once, compared with the same people one by one.
@Suite struct LaneTests {
  @Test(arguments: [21, 22, 23, 24])
  func `sixty-four people at once get the answers and reasons that each gets alone`(
    seed: UInt64
  ) throws {
    var random = RandomConditions(seed: seed)
    let samples = try Sample.make(200, from: &random)
    let derived = try define(&random, samples)
    let behind = try Sample.make(60, from: &random)
    let texts = [
      "y", "!y", "k >= 2", "k < 3 && a", "f == \"III\" || !a", "k == 0", "f != \"I\"",
      "sum > 2", "sum == 0 || y", "odd && k == 2", "!odd || even", "pick == \"I\"",
      "has(pick) && !has(y)", "even && pick != \"III\"",
    ]
    let onDerived = try texts.map { try condition($0, &random) }
    let program = random.compiler.finish()
    let asked = (samples + behind).map(\.id) + onDerived
    let lanes = try #require(LaneProgram(program, deriving: derived, asking: asked))
    #expect(lanes.setBefore.map { program.facts[$0.index].name } == ["odd"])
    #expect(lanes.setBetween.map { program.facts[$0.index].name } == ["even"])
    var crowd = Crowd(lanes)
    for count in [64, 1, 63, 64, 7, 64, 64] {
      let people = try (0..<count).map { _ in try person(&random, program) }
      crowd.ask(people, derived)
      for index in people.indices { crowd.compare(index, asked) }
    }
  }

  /// What one person tells, now and then a derived fact among it.
  private func person(
    _ random: inout RandomConditions, _ program: ConditionProgram
  ) throws -> FactState {
    var state = program.makeState()
    for (name, value) in random.person().sorted(by: { $0.key < $1.key }) {
      let fact = try #require(program.facts.first { $0.name == name })
      let isTold = program.definition(of: fact.id) == nil
      guard isTold || Int.random(in: 0..<5, using: &random.generator) == 0 else { continue }
      program.set(fact.id, value, in: &state)
    }
    return state
  }

  /// Facts that follow from conditions, so that some have several possible values, and two that are set from outside.
  private func define(
    _ random: inout RandomConditions, _ samples: [Sample]
  ) throws -> [FactID] {
    var findings: [Diagnostic] = []
    var derived: [FactID] = []
    func define(_ name: String, _ type: FactType, _ definition: Definition) throws {
      let fact = try #require(
        random.compiler.declare(name, type, at: nil, isDerived: true, diagnostics: &findings))
      random.compiler.define(fact, definition)
      derived.append(fact)
    }
    let classes = FactType.choice(values: ["I", "II", "III"], ordered: false)
    let told = try #require(samples.first.map { _ in FactID(index: 0) })
    try define("y", .yesNo, .condition(samples[0].id))
    try define(
      "k", .number(NumberType(isInteger: true)), .count(samples[1...4].map(\.id)))
    try define("f", classes, .firstMatch([(samples[5].id, 0), (samples[6].id, 1)], otherwise: 2))
    try define(
      "pick", classes, .firstMatch([(samples[7].id, 1), (samples[8].id, 0)], otherwise: nil))
    try define(
      "sum", .number(NumberType(isInteger: true)),
      .weightedSum([(samples[9].id, 2), (samples[10].id, -1), (samples[11].id, 3)]))
    try define("odd", .yesNo, .computed(from: [told]))
    try define("even", .yesNo, .computed(from: [derived[0], told]))
    return derived
  }

  private func condition(_ text: String, _ random: inout RandomConditions) throws -> ConditionID {
    var findings: [Diagnostic] = []
    let id = random.compiler.compile(ConditionText(text), diagnostics: &findings)
    return try #require(id, "\(findings.map(\.message))")
  }

  @Test func `what many people cannot be asked at once is refused`() throws {
    var compiler = ConditionCompiler()
    var findings: [Diagnostic] = []
    let number = FactType.number(NumberType(isInteger: true))
    func declare(_ name: String, _ type: FactType, isDerived: Bool = true) throws -> FactID {
      try #require(
        compiler.declare(name, type, at: nil, isDerived: isDerived, diagnostics: &findings))
    }
    func compile(_ text: String) throws -> ConditionID {
      try #require(compiler.compile(ConditionText(text), diagnostics: &findings))
    }
    _ = try declare("a", .yesNo, isDerived: false)
    let (first, second) = (try declare("first", .yesNo), try declare("second", .yesNo))
    let (small, wide) = (try declare("small", number), try declare("wide", number))
    let told = try compile("a")
    compiler.define(first, .condition(told))
    compiler.define(second, .condition(try compile("first")))
    compiler.define(small, .weightedSum([(told, -8000), (told, 8000)]))
    compiler.define(wide, .weightedSum([(told, -9000), (told, 9000)]))
    let asked = [try compile("second && small > 0"), try compile("wide > 0")]
    let program = compiler.finish()
    #expect(LaneProgram(program, deriving: [first, second, small], asking: [asked[0]]) != nil)
    // A fact before the one that it follows from, and a sum of more values than a table may have.
    #expect(LaneProgram(program, deriving: [second, first, small], asking: [asked[0]]) == nil)
    #expect(LaneProgram(program, deriving: [first, wide], asking: [asked[1]]) == nil)
  }

  @Test func `facts are noted for people, counted for each and handed out once`() {
    var generator = SeededGenerator(state: 5)
    var facts = LaneFacts(count: 150)
    for limit in [0, 1, 2, 3, 7, 12, 40, 64, 149, 150] {
      var noted: [Int: UInt64] = [:]
      for _ in 0..<limit * 2 {
        let (fact, people) = (
          Int.random(in: 0..<150, using: &generator),
          UInt64.random(in: 0 ... .max, using: &generator)
        )
        facts.add(FactID(index: fact), people)
        noted[fact, default: 0] |= people
      }
      let more = facts.peopleWithMore(than: limit)
      for person in 0..<64 {
        let count = noted.values.count { $0 >> UInt64(person) & 1 == 1 }
        #expect((more >> UInt64(person) & 1 == 1) == (count > limit))
      }
      let some: UInt64 = 0xFFFF_0000_FFFF_0000
      var entries: [LaneReasons.Entry] = []
      facts.drain(some, into: &entries)
      #expect(entries.map(\.fact.index) == noted.filter { $0.value & some != 0 }.keys.sorted())
      #expect(entries.allSatisfy { $0.people == noted[$0.fact.index].map { $0 & some } })
      facts.drain(.max, into: &entries)
      #expect(entries.count == noted.count { $0.value & some != 0 })
    }
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
    state.withWords { words in
      #expect(!packing.set(number, number: 5, scale: 0, in: words))
      #expect(!packing.set(number, number: 10, scale: 1, in: words))
      #expect(!packing.set(number, word: 1, in: words))
      #expect(!packing.set(number, members: 1, in: words))
      #expect(!packing.setList(number, in: words))
    }
    #expect(state == program.makeState())
  }

  private func tell(
    _ fact: FactID, _ value: FactValue, _ packing: FactPacking, _ state: inout FactState
  ) -> Bool {
    state.withWords { words in
      switch value {
      case .yesNo(let answer): packing.set(fact, word: answer ? 1 : 0, in: words)
      case .choice(let position): packing.set(fact, word: position, in: words)
      case .number(let number):
        packing.set(fact, number: Int(number.mantissa), scale: number.scale, in: words)
      case .set(let members):
        packing.set(fact, members: members.reduce(0) { $0 | 1 << UInt64($1) }, in: words)
          && !members.contains { packing.insert($0, into: fact, in: words) }
          && packing.setEmpty(fact, in: words)
          && members.allSatisfy { packing.insert($0, into: fact, in: words) }
      case .list: packing.setList(fact, in: words)
      case .text, .date: false
      }
    }
  }
}

/// People who are asked at once and one by one.
private struct Crowd {
  let lanes: LaneProgram
  let program: ConditionProgram
  var block: LaneBlock
  var turned: LanePeople
  var reasons: LaneReasons
  /// The same people with all facts, worked out one by one.
  var alone: [FactState] = []
  var states: [FactState] = []
  static let longest = 2

  init(_ lanes: LaneProgram) {
    self.lanes = lanes
    program = lanes.program
    block = LaneBlock(lanes)
    turned = LanePeople(lanes)
    reasons = LaneReasons(for: lanes, longest: Self.longest)
  }

  /// What somebody outside works out of a person.
  private func set(_ fact: FactID, in state: inout FactState) {
    let bits = program.baseFacts[fact.index].filter { !program.isMissing($0, in: state) }.count
    guard bits > 0 else { return program.clear(fact, in: &state) }
    program.set(fact, .yesNo(bits % 2 == 0), in: &state)
  }

  mutating func ask(_ people: [FactState], _ derived: [FactID]) {
    block.removeAll()
    alone = people
    states = people
    for index in people.indices {
      for fact in derived {
        if program.isComputed(fact) {
          set(fact, in: &alone[index])
        } else if program.isMissing(fact, in: people[index]) {
          program.derive(fact, in: &alone[index])
        }
      }
      for fact in lanes.setBefore { set(fact, in: &states[index]) }
      lanes.add(states[index], to: &block)
    }
    #expect(block.count == people.count && block.isFull == (people.count == 64))
    for part in 0..<lanes.partCount {
      lanes.ask(part: part, of: &block)
      turned.turn(block, by: lanes, part: part)
      for index in people.indices {
        turned.derive(&states[index], of: index, by: lanes, part: part)
        guard part < lanes.setBetween.count else { continue }
        set(lanes.setBetween[part], in: &states[index])
        lanes.take(lanes.setBetween[part], from: states[index], of: index, in: &block)
      }
    }
    reasons.begin(block, of: lanes)
  }

  mutating func compare(_ person: Int, _ asked: [ConditionID]) {
    #expect(states[person] == alone[person])
    let answers = LaneAnswers(block, of: lanes, part: lanes.partCount - 1)
    for id in asked {
      let truth = program.truth(id, alone[person])
      let (yes, no) = lanes.answer(of: id, in: block)
      #expect((yes &>> UInt64(person) & 1 == 1) == (truth == .yes), "\(id.index)")
      #expect((no &>> UInt64(person) & 1 == 1) == (truth == .no), "\(id.index)")
      #expect(answers.truth(id, of: person) == truth)
      answers.withPerson { answers in
        var answers = answers
        answers.position = person
        #expect(answers.truth(id) == truth && answers.holds(id) == (truth == .yes))
      }
      compareReasons(id, person)
    }
  }

  private mutating func compareReasons(_ id: ConditionID, _ person: Int) {
    var expected = Reasons(for: program)
    var memory = ReasonMemory(for: program, longest: Self.longest)
    program.note(id, alone[person], in: &expected, remembering: &memory)
    reasons.note(id, for: 1 &<< UInt64(person), block, of: lanes)
    let noted = reasons.end()
    func facts(_ range: LaneReasons.Range) -> [FactID] {
      range.map { reasons[$0] }.filter { $0.people >> UInt64(person) & 1 == 1 }.map(\.fact)
    }
    let (deciding, missing) = (facts(noted.deciding), facts(noted.missing))
    #expect(deciding == Array(expected.deciding), "\(program.facts.map(\.name))")
    #expect(missing == Array(expected.missing))
  }
}
