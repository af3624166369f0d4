/// The facts behind some answers about one person; used again for the next answers, so that its memory is.
///
/// An answer has one set of facts behind it: what decided it, or when it is unknown, what can still change it.
public struct Reasons: Sendable {
  /// The told facts that decided the answers that are yes or no.
  public internal(set) var deciding: FactSet
  /// The missing facts that can still change the answers that are unknown.
  public internal(set) var missing: FactSet

  /// Creates an empty collection for answers of a program.
  public init(for program: ConditionProgram) {
    deciding = FactSet(for: program)
    missing = deciding
  }

  /// Adds a fact that can still change an answer.
  public mutating func addMissing(_ fact: FactID) {
    missing.insert(fact)
  }

  /// Forgets what can still change.
  public mutating func forgetMissing() {
    missing.removeAll()
  }

  /// Forgets everything.
  public mutating func removeAll() {
    deciding.removeAll()
    missing.removeAll()
  }
}

extension ConditionProgram {
  /// Adds the facts behind the answer of a condition, and returns the answer.
  ///
  /// Derived and computed facts stand for the told facts behind them. Facts that derive must have been derived before.
  @discardableResult
  public func note(
    _ id: ConditionID, _ state: FactState, in reasons: inout Reasons,
    remembering memory: inout ReasonMemory
  ) -> Truth {
    let answer = truth(id, state)
    note(id, answering: answer, state, in: &reasons, remembering: &memory)
    return answer
  }

  /// Adds the facts behind the answer of a condition for one who knows the answer already.
  public func note(
    _ id: ConditionID, answering answer: Truth, _ state: FactState, in reasons: inout Reasons,
    remembering memory: inout ReasonMemory
  ) {
    let root = conditions[id.index].root
    if answer == .unknown {
      collect(root, answer, state, &reasons.missing, &memory)
    } else {
      collect(root, answer, state, &reasons.deciding, &memory)
    }
  }

  /// Adds the facts behind the answer of a node.
  ///
  /// Where one operand is enough, the first that is counts; otherwise every operand with the answer counts.
  func collect(
    _ node: Int, _ answer: Truth, _ state: FactState, _ facts: inout FactSet,
    _ memory: inout ReasonMemory
  ) {
    switch tree.nodes[node].kind {
    case .yes, .no, .unknown: break
    case .test: collect(AtomID(index: tree.nodes[node].atom), state, &facts, &memory)
    case .not: collect(node + 1, answer.negated, state, &facts, &memory)
    case .certain: collect(node + 1, truth(ofNode: node + 1, state), state, &facts, &memory)
    case .all: collect(node, answer, isFirstEnough: answer == .no, state, &facts, &memory)
    case .any: collect(node, answer, isFirstEnough: answer == .yes, state, &facts, &memory)
    }
  }

  private func collect(
    _ node: Int, _ answer: Truth, isFirstEnough: Bool, _ state: FactState,
    _ facts: inout FactSet, _ memory: inout ReasonMemory
  ) {
    var operand = node + 1
    let end = tree.nodes[node].end
    while operand < end {
      if truth(ofNode: operand, state) == answer {
        collect(operand, answer, state, &facts, &memory)
        if isFirstEnough || memory.hasEnough(facts) { return }
      }
      operand = tree.nodes[operand].end
    }
  }

  /// The answer of a node.
  func truth(ofNode node: Int, _ state: FactState) -> Truth {
    switch tree.nodes[node].kind {
    case .yes: .yes
    case .no: .no
    case .unknown: .unknown
    case .test: truth(ofTest: node, state)
    case .not: truth(ofNode: node + 1, state).negated
    case .certain: truth(ofNode: node + 1, state) == .yes ? .yes : .no
    case .all: truth(ofNode: node, winner: .no, state)
    case .any: truth(ofNode: node, winner: .yes, state)
    }
  }

  private func truth(ofTest node: Int, _ state: FactState) -> Truth {
    let test = tree.nodes[node]
    guard test.word >= 0 else { return truth(AtomID(index: test.atom), state) }
    let word = state.words[Int(test.word)]
    return word & test.notTrue == 0 ? .yes : word & test.notFalse == 0 ? .no : .unknown
  }

  private func truth(ofNode node: Int, winner: Truth, _ state: FactState) -> Truth {
    var answer = winner.negated
    var operand = node + 1
    let end = tree.nodes[node].end
    while operand < end {
      switch truth(ofNode: operand, state) {
      case winner: return winner
      case .unknown: answer = .unknown
      default: break
      }
      operand = tree.nodes[operand].end
    }
    return answer
  }

  private func collect(
    _ id: AtomID, _ state: FactState, _ facts: inout FactSet, _ memory: inout ReasonMemory
  ) {
    let place = Int(derivedPlaces[id.index])
    if place < 0 {
      facts.insert(atoms[id.index].fact)
    } else if !memory.add(place, to: &facts) {
      var found = FactSet(for: self)
      let outer = memory.begin(isDecided: truth(id, state) != .unknown)
      collectDerived(id, state, &found, &memory)
      if memory.end(outer, found) {
        found.removeAll()
        found.insert(atoms[id.index].fact)
      }
      facts.formUnion(found)
      // A fact that is missing may only wait for its stage.
      if !isMissing(atoms[id.index].fact, in: state) { memory.remember(place, found) }
    }
  }

  private func collectDerived(
    _ id: AtomID, _ state: FactState, _ facts: inout FactSet, _ memory: inout ReasonMemory
  ) {
    let fact = atoms[id.index].fact
    switch definitions[fact.index] {
    case nil: break
    case .condition(let condition):
      collect(conditions[condition.index].root, truth(condition, state), state, &facts, &memory)
    case .firstMatch(let arms, let otherwise):
      collectFirstMatch(arms, otherwise: otherwise, id, state, &facts, &memory)
    case .count(let conditions): collect(conditions, id, state, &facts, &memory)
    case .weightedSum(let parts):
      for (condition, _) in parts {
        collect(conditions[condition.index].root, truth(condition, state), state, &facts, &memory)
      }
    case .computed: collectComputed(fact, state, &facts)
    }
  }

  private func collectComputed(_ fact: FactID, _ state: FactState, _ facts: inout FactSet) {
    let bases = baseFacts[fact.index]
    let isKnown = !isMissing(fact, in: state)
    var count = 0
    for base in bases where isKnown || isMissing(base, in: state) {
      facts.insert(base)
      count += 1
    }
    if count == 0 { facts.insert(fact) }
  }
}
