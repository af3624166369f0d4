/// Conditions that are asked of 64 people at once: every answer is a word with a bit for each person.
///
/// The answers are those that `ConditionProgram` gives one by one.
public struct LaneProgram: Sendable {
  /// How many people are asked at once.
  public static let width = 64

  /// The facts that others must set in a person's state before the person is added, in the order in which they must be set.
  public private(set) var setBefore: [FactID] = []
  /// The fact that others must set behind each part but the last, for it takes facts that are derived.
  public private(set) var setBetween: [FactID] = []

  let program: ConditionProgram
  let layout: LaneLayout
  private(set) var graph: LaneGraph
  private(set) var derivations: [LaneDerivation] = []
  /// Where the facts of the derivations lie: numbers only, so that nothing is counted when they are read.
  private(set) var places: [Place] = []
  private(set) var derivedTests: [(derivation: Int, test: Int)] = []
  private(set) var steps: [Step] = []
  private(set) var parts: [Part] = []
  private(set) var columnCount = 0
  /// The told facts that facts are computed from outside, with the first word of each in a person's state.
  private(set) var computedFrom: [(fact: FactID, word: Int)] = []
  /// By condition: its answer, once every part was worked out.
  var answers: [LaneOperand] { parts[parts.count - 1].answers }

  enum Step: Sendable {
    case answer(Range<Int>)
    case derive(Int)
  }

  /// Where a derived fact lies in a person's state and in the columns of a block.
  struct Place: Sendable {
    var fact: FactID
    var firstWord: Int
    var firstColumn: Int
    var cellCount: Int

    var present: Int { firstColumn + cellCount }
    var missing: Int { firstColumn + cellCount + 1 }
    var columns: Range<Int> { firstColumn..<firstColumn + cellCount + 2 }
  }

  /// What is worked out before a fact must be set from outside.
  struct Part: Sendable {
    var steps: Range<Int>
    /// By condition: its answer; "unknown" for one that is not asked, or asks facts of a later part.
    var answers: [LaneOperand]
    /// The derivations that were worked out in it.
    var derivations: Range<Int>
  }

  /// Prepares the conditions of a program.
  ///
  /// - Parameters:
  ///   - derived: the derived facts, each behind those that it follows from; others are only known of who tells them.
  ///   - asked: the conditions to ask.
  /// - Returns: nil when the facts do not stand in that order, and for sums of more values than a table may have.
  public init?(
    _ program: ConditionProgram, deriving derived: [FactID], asking asked: [ConditionID]
  ) {
    self.program = program
    let defining = derived.flatMap { program.definitions[$0.index]?.conditions ?? [] }
    let tests = Set((defining + asked).flatMap { program.expression($0).tests })
    let (told, following) = tests.reduce(into: ([AtomID](), [FactID: [AtomID]]())) {
      let fact = program.atoms[$1.index].fact
      if program.definitions[fact.index] == nil {
        $0.0.append($1)
      } else {
        $0.1[fact, default: []].append($1)
      }
    }
    layout = LaneLayout(program, told)
    graph = LaneGraph(program, layout)
    var assembly = Assembly(asked: asked, tests: following, answered: graph.nodes.count)
    let untold = Set(following.keys).subtracting(derived).sorted()
    for fact in untold + derived {
      guard add(fact, &assembly) else { return nil }
    }
    guard endPart(&assembly), assembly.waiting.isEmpty else { return nil }
    graph.finish()
    let computed = (untold + derived).filter(program.isComputed)
    computedFrom = Set(computed.flatMap { program.baseFacts[$0.index] }).sorted().map {
      ($0, program.layouts[$0.index].firstWord)
    }
  }

  /// What is needed only while a program is put together.
  private struct Assembly {
    /// The conditions that are asked and have no answer yet.
    var waiting: [ConditionID]
    var answers: [LaneOperand]
    let tests: [FactID: [AtomID]]
    /// How many nodes have a step, or need none.
    var answered: Int
    var firstStep = 0
    var firstDerivation = 0

    init(asked: [ConditionID], tests: [FactID: [AtomID]], answered: Int) {
      waiting = asked
      self.tests = tests
      self.answered = answered
      answers = Array(repeating: LaneGraph.unknown, count: (asked.map(\.index).max() ?? -1) + 1)
    }
  }

  private mutating func add(_ fact: FactID, _ assembly: inout Assembly) -> Bool {
    if case .computed(let sources) = program.definitions[fact.index] {
      if sources.allSatisfy({ program.definitions[$0.index] == nil }) {
        setBefore.append(fact)
      } else {
        guard endPart(&assembly) else { return false }
        setBetween.append(fact)
      }
    }
    let place = place(of: fact)
    var parts: [LaneDerivation.Part] = []
    for (when, value) in program.definitions[fact.index]?.parts ?? [] {
      guard let operand = graph.operand(of: program.expression(when)) else { return false }
      parts.append(LaneDerivation.Part(when: operand, value: value))
    }
    answerNewNodes(&assembly)
    steps.append(.derive(derivations.count))
    let asked = (assembly.tests[fact] ?? []).sorted { $0.index < $1.index }
    let tests = asked.enumerated().map { number, id in
      let operand = graph.add(id, derived: derivedTests.count)
      derivedTests.append((derivations.count, number))
      return LaneDerivation.Test(id: id, operand: operand)
    }
    assembly.answered = graph.nodes.count
    guard let derivation = LaneDerivation(place, parts, tests, program) else { return false }
    derivations.append(derivation)
    places.append(place)
    return true
  }

  /// The next place; the columns of a fact lie in one row of 64 when they fit.
  private mutating func place(of fact: FactID) -> Place {
    let layout = program.layouts[fact.index]
    let count = layout.cells.count + 2
    if columnCount % 64 + count > 64 { columnCount = (columnCount + 63) / 64 * 64 }
    defer { columnCount += count }
    return Place(
      fact: fact, firstWord: layout.firstWord, firstColumn: columnCount,
      cellCount: layout.cells.count)
  }

  private mutating func answerNewNodes(_ assembly: inout Assembly) {
    let new = assembly.answered..<graph.nodes.count
    if !new.isEmpty { steps.append(.answer(new)) }
    assembly.answered = graph.nodes.count
  }

  private mutating func endPart(_ assembly: inout Assembly) -> Bool {
    assembly.waiting.removeAll { condition in
      guard let operand = graph.operand(of: program.expression(condition)) else { return false }
      assembly.answers[condition.index] = operand
      return true
    }
    answerNewNodes(&assembly)
    parts.append(
      Part(
        steps: assembly.firstStep..<steps.count, answers: assembly.answers,
        derivations: assembly.firstDerivation..<derivations.count))
    assembly.firstStep = steps.count
    assembly.firstDerivation = derivations.count
    return true
  }
}

extension Definition {
  /// The conditions, with what comes out of an arm or the weight of a part.
  fileprivate var parts: [(when: ConditionID, value: Int)] {
    switch self {
    case .condition(let condition): [(condition, 1)]
    case .firstMatch(let arms, _): arms
    case .count(let conditions): conditions.map { ($0, 1) }
    case .weightedSum(let parts): parts.map { ($0.0, $0.1) }
    case .computed: []
    }
  }
}
