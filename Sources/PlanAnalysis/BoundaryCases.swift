public import PlanCore

/// Pairs of people between whom one answer decides whether a rule is offered.
///
/// For each fact behind the rule, and each bound of its values, a pair is looked for that differs in nothing else and for
/// both of whom the rule's stage takes part. Both people are run through the stages, so that facts that stages compute
/// have their real values.
public struct BoundaryCases: Sendable {
  /// Two people who differ in one answer, and what becomes of the rule for each.
  public struct Pair: Sendable {
    /// The answer in which they differ.
    public var fact: FactID
    /// The one and the other; one alone when the other belongs to an earlier pair too.
    public var people: [Person]
  }

  /// One of the two.
  public struct Person: Sendable {
    /// What is told of them.
    public var facts: Witness
    /// The differing answer; nil is "unknown".
    public var value: FactValue?
    /// What becomes of the rule.
    public var verdict: Verdict
  }

  private let analysis: PlanAnalysis
  private let replay: Replay
  private let rule: Rule
  private let gate: ConditionID
  private let limit: Int

  /// Looks at one rule of a plan; nil when there is none with this id or `ref`.
  ///
  /// - Parameter limit: the most dead ends that the search for one pair may meet.
  public init?(_ definition: PlanDefinition, rule name: String, on day: Day, limit: Int = 20_000) {
    let found = definition.stages.lazy.compactMap { entry in
      entry.stage.rules.first { $0.id == name || $0.ref == name }.map { ($0, entry.gate) }
    }.first
    guard let found else { return nil }
    analysis = PlanAnalysis(definition, on: day, limit: limit)
    replay = Replay(definition, day)
    (rule, gate) = found
    self.limit = limit
  }

  /// The pairs in the order of the facts, and of each fact's bounds; facts whose search met the limit.
  public func search() -> (pairs: [Pair], unanswered: [FactID]) {
    let program = analysis.definition.program
    var pairs: [Pair] = []
    var unanswered: [FactID] = []
    var seen: Set<Witness> = []
    var inquiry = Inquiry(analysis, limit: limit)
    for fact in program.facts(behind: [rule.offered]).sorted() where isAsked(fact) {
      for (one, other) in program.neighbours(of: fact) {
        do {
          guard let pair = try pair(fact, one, other, &inquiry) else { continue }
          let new = pair.people.filter { seen.insert($0.facts).inserted }
          if !new.isEmpty { pairs.append(Pair(fact: fact, people: new)) }
        } catch {
          if unanswered.last != fact { unanswered.append(fact) }
        }
      }
    }
    return (pairs, unanswered)
  }

  private func isAsked(_ fact: FactID) -> Bool {
    let info = analysis.definition.vocabulary[fact]
    return info.group != "" && !info.isVisitFact && !info.isDerived
  }

  private func pair(
    _ fact: FactID, _ one: ConditionProgram.Neighbour, _ other: ConditionProgram.Neighbour,
    _ inquiry: inout Inquiry
  ) throws(AnalysisLimitReached) -> Pair? {
    let program = analysis.definition.program
    let offered = program.formula(of: rule.offered, .yes)
    let premises = analysis.definition.scope.map(\.when) + [gate]
    let possible = SetFormula.all(
      [analysis.consistent] + premises.map { program.formula(of: $0, .yes) })
    let answers = [one, other].map { answer in
      (
        yes: SetFormula.given(fact, in: answer.cell, .all([possible, offered])),
        no: SetFormula.given(fact, in: answer.cell, .all([possible, .not(offered)]))
      )
    }
    for (first, second) in [(0, 1), (1, 0)] {
      let set = SetFormula.all([answers[first].yes, answers[second].no])
      guard let witness = try inquiry.solver.smallestWitness(of: set) else { continue }
      for witness in [witness, withEmptyLists(witness)] {
        let people = [one, other].map { person(witness, fact, $0) }
        let isDecided = people.allSatisfy { $0.verdict != .suppressed }
        if isDecided, people.count(where: { $0.verdict == .offered }) == 1 {
          return Pair(fact: fact, people: people)
        }
      }
    }
    return nil
  }

  /// The witness with "none" for the lists that the stages look into: what they compute from a list that nobody gave is
  /// unknown, and the search takes it for known.
  private func withEmptyLists(_ witness: Witness) -> Witness {
    let program = analysis.definition.program
    var told = witness
    for fact in program.facts(behind: [rule.offered]).sorted() where isAsked(fact) {
      guard case .list = program.facts[fact.index].type,
        !told.values.contains(where: { $0.fact == fact })
      else { continue }
      told = told.tellingEmptyList(fact)
    }
    return told
  }

  private func person(
    _ witness: Witness, _ fact: FactID, _ answer: ConditionProgram.Neighbour
  ) -> Person {
    let facts = witness.telling(fact, answer, in: analysis.definition.program)
    let value = facts.values.first { $0.fact == fact }?.value
    return Person(facts: facts, value: value, verdict: replay.verdict(on: rule, gate, for: facts))
  }
}

extension BoundaryCases {
  /// The pairs as a file of cases whose expectations somebody has yet to judge.
  public func yaml() -> String {
    let definition = analysis.definition
    let text = ProfileText(definition, analysis.day)
    let (pairs, unanswered) = search()
    var lines = [
      "# People on both sides of each bound of '\(rule.id)': \(rule.title.clinician)",
      "# They were found by search, not taken from a guideline. Judge each: take the '#' from the line that is right, write the",
      "# text that says so behind 'because', and leave out what is of no use. A case that nobody judged is an error.",
      "format: 1", "about: \(text.quote("the bounds of \(rule.id)"))",
      "on: \(analysis.day ?? Day(number: 0))",
      pairs.isEmpty ? "cases: [] # the rule has no bounds: no answer decides it" : "cases:",
    ]
    for fact in unanswered {
      lines.append("  # not answered within the limit: \(definition.vocabulary[fact].name)")
    }
    var numbers: [FactID: Int] = [:]
    for pair in pairs {
      let info = definition.vocabulary[pair.fact]
      for person in pair.people {
        numbers[pair.fact, default: 0] += 1
        let part = "\(rule.id)-\(info.name)-\(numbers[pair.fact] ?? 0)"
        let said = person.value.map { text.text($0, pair.fact) } ?? "unknown"
        lines += [
          "  - id: \(String(part.map { $0 == "_" || $0 == "." ? "-" : $0 }))",
          "    title: \(text.quote("\(info.name) is \(said)"))",
          "    because: \"\"",
          "    facts: {\(text.flow(person.facts))}",
          "    # expect: { offered: \(rule.id) }",
          "    # expect: { not_offered: \(rule.id) }",
          "    # as the plan has it now: \(person.verdict.rawValue)",
        ]
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
