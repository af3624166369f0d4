public import PlanCore

/// Finds people at the edge of a rule: pairs who differ in one answer, for whom the rule comes out differently.
///
/// Each test of the rule's condition and of its exceptions gets its pairs, as tests of branches and conditions demand:
/// the answer turns, everything else stays, and the outcome turns with it. A test of a derived fact is turned by an answer
/// that the fact rests on.
public struct BoundaryCases {
  /// A pair, as one person without the answer and the values that it may have.
  public struct Edge: Sendable {
    /// The answer that turns the outcome.
    public var fact: FactID
    /// The values on the two sides, nearest to each other, in order; for a set, with and without the member.
    public var values: [FactValue]
    /// What the rule's text says of it.
    public var part: String
    /// Everything else that is known of the person.
    public var rest: [(fact: FactID, value: FactValue)]
  }

  /// The pairs, in the order of the rule's text.
  public private(set) var edges: [Edge] = []
  /// Tests that no pair of people turns alone.
  public private(set) var fixed: [String] = []

  private var inquiry: Inquiry
  private let replay: Replay
  private let program: ConditionProgram

  /// What must be true of both, and what turns.
  private struct Target {
    var offered: SetFormula
    /// The ways in which it turns, the clearest first: decided otherwise, then no longer decided.
    var turns: [SetFormula]
    var tests: [Atom]
    var part: String
  }

  /// The most answers that are tried for one test of a derived fact.
  private static let attempts = 60

  /// Looks for the pairs of a rule of a plan.
  ///
  /// - Parameter limit: the most dead ends of one search.
  public init(_ rule: Rule, of definition: PlanDefinition, on day: Day?, limit: Int = 20_000) {
    let analysis = PlanAnalysis(definition, on: day, limit: limit)
    inquiry = Inquiry(analysis, limit: limit)
    replay = Replay(definition, day)
    program = definition.program
    let stage = definition.stages.first { $0.stage.rules.contains { $0.id == rule.id } }
    guard let gate = stage?.gate else { return }
    let inScope = definition.scope.map { program.formula(of: $0.when, .notNo) }
    for target in targets(rule, .all(inScope + [program.formula(of: gate, .yes)])) { find(target) }
  }

  private func targets(_ rule: Rule, _ gate: SetFormula) -> [Target] {
    let offered = SetFormula.all([gate, program.formula(of: rule.offered, .yes)])
    var targets = [
      Target(
        offered: offered,
        turns: [.no, .notYes].map { .all([gate, program.formula(of: rule.indicated, $0)]) },
        tests: program.tests(in: rule.indicated).map(\.atom), part: "indication")
    ]
    for exception in rule.exceptions {
      let condition = exception.condition
      let stops = exception.effect == .block || exception.effect == .hold
      let free = SetFormula.all([offered, program.formula(of: condition, .no)])
      let bent = [SetFormula.Answer.yes, .notNo].map { program.formula(of: condition, $0) }
      targets.append(
        Target(
          offered: free, turns: bent.map { .all([stops ? gate : offered, $0]) },
          tests: program.tests(in: condition).map(\.atom),
          part: [exception.effect.rawValue, exception.ref].compactMap(\.self)
            .joined(separator: " ")))
    }
    return targets
  }

  private mutating func find(_ target: Target) {
    var done: Set<Atom> = []
    for test in target.tests where done.insert(test).inserted {
      let told = Array(program.toldTests(behind: test).prefix(Self.attempts))
      let isOwn = told == [test]
      var isFound = false
      for atom in told where isOwn || !isFound {
        for sides in program.sides(of: atom) {
          guard let edge = edge(atom, sides, target) else { continue }
          isFound = true
          if !edges.contains(where: { $0.isSame(as: edge) }) { edges.append(edge) }
          if !isOwn || atom.asksWhetherKnown { break }
        }
      }
      if !isFound { fixed.append("\(target.part): \(program.facts[test.fact.index].name)") }
    }
  }

  /// A person who is offered the rule on one side and for whom it turns on the other.
  private mutating func edge(
    _ atom: Atom, _ sides: (holding: Int, failing: Int?), _ target: Target
  ) -> Edge? {
    let cells = [sides.holding, sides.failing]
    let found = cells.map { $0.map { inquiry.solver.representative(of: $0, atom.fact) } }
    for turn in target.turns {
      for (from, to) in [(found[0], found[1]), (found[1], found[0])] {
        let wanted = SetFormula.all([
          .lies(atom.fact, in: from), target.offered,
          .given(atom.fact, in: to, .all([inquiry.plan.consistent, turn])),
        ])
        guard let witness = person(wanted),
          let edge = edge(atom.fact, cells.compactMap(\.self).sorted(), witness, target.part)
        else { continue }
        return edge
      }
    }
    return nil
  }

  /// Somebody of a set, whom the stages see as the search does.
  private mutating func person(_ wanted: SetFormula) -> Witness? {
    guard let possible = try? inquiry.possible(for: wanted),
      let witness = try? inquiry.solver.smallestWitness(of: .all([possible, wanted])),
      replay.confirms(wanted, witness)
    else { return nil }
    return witness
  }

  private func edge(
    _ fact: FactID, _ cells: [Int], _ witness: Witness, _ part: String
  ) -> Edge? {
    let own = witness.values.first { $0.fact == fact }?.value
    var values = cells.compactMap { cell in
      program.value(of: fact, in: cell, near: cells.first { $0 != cell } ?? cell)
    }
    if case .set(let members)? = own, cells.count == 2 {
      // The cells of a set are its members, each absent and present.
      let member = cells[0] / 2
      values = [.set(members.filter { $0 != member }), .set(Set(members + [member]).sorted())]
    } else if let own, cells.count == 1 {
      values = [own]
    } else if let beyond = beyond(values, of: fact) {
      values.append(beyond)
    }
    guard !values.isEmpty else { return nil }
    return Edge(
      fact: fact, values: values, part: part, rest: witness.values.filter { $0.fact != fact })
  }

  /// For a number that stands on the bound itself, the one on its other side.
  private func beyond(_ values: [FactValue], of fact: FactID) -> FactValue? {
    guard case .number(let type) = program.facts[fact.index].type, values.count == 2,
      case .number(let low) = values[0], case .number(let high) = values[1]
    else { return nil }
    let step = high.subtracting(low)
    guard let next = step.flatMap({ high.adding($0) }), type.admits(next) else { return nil }
    return .number(next)
  }
}

extension BoundaryCases.Edge {
  /// Whether the two are about the same people.
  fileprivate func isSame(as other: Self) -> Bool {
    fact == other.fact && values == other.values
      && rest.elementsEqual(other.rest) { $0.fact == $1.fact && $0.value == $1.value }
  }
}
