/// Follows an answer to the facts behind it.
///
/// Each visit adds to `deciding` when its part is decided, and to `missing` when it is unknown, never to both.
extension ConditionProgram {
  /// Why a condition has its answer: derived and computed facts stand for the told facts behind them.
  ///
  /// Facts that derive must have been derived before.
  public func explain(_ id: ConditionID, _ state: FactState) -> Explanation {
    var explanation = Explanation()
    explain(id, state, into: &explanation)
    return explanation
  }

  /// Explains into a value that is used again, so that its memory is.
  public func explain(
    _ id: ConditionID, _ state: FactState, into explanation: inout Explanation
  ) {
    explanation.deciding.removeAll(keepingCapacity: true)
    explanation.missing.removeAll(keepingCapacity: true)
    explanation.truth = visit(id, state, &explanation)
    explanation.removeRepeats()
  }

  func visit(
    _ condition: ConditionID, _ state: FactState, _ trail: inout Explanation
  ) -> Truth {
    visit(conditions[condition.index].root, state, &trail)
  }

  private func visit(_ node: Int, _ state: FactState, _ trail: inout Explanation) -> Truth {
    switch tree.nodes[node].kind {
    case .yes: .yes
    case .no: .no
    case .unknown: .unknown
    case .test: visit(AtomID(index: tree.nodes[node].atom), state, &trail)
    case .all: visit(node, winner: .no, state, &trail)
    case .any: visit(node, winner: .yes, state, &trail)
    case .not: visit(node + 1, state, &trail).negated
    case .certain: visitCertainly(node + 1, state, &trail)
    }
  }

  /// One operand with the winning answer is enough; without one, every operand counts.
  private func visit(
    _ node: Int, winner: Truth, _ state: FactState, _ trail: inout Explanation
  ) -> Truth {
    let start = (deciding: trail.deciding.count, missing: trail.missing.count)
    var isUnknown = false
    var operand = node + 1
    while operand < tree.nodes[node].end {
      let before = trail.deciding.count
      let answer = visit(operand, state, &trail)
      if answer == winner {
        trail.deciding.removeSubrange(start.deciding..<before)
        trail.missing.removeSubrange(start.missing...)
        return winner
      }
      if answer == .unknown { isUnknown = true }
      operand = tree.nodes[operand].end
    }
    guard isUnknown else { return winner.negated }
    trail.deciding.removeSubrange(start.deciding...)
    return .unknown
  }

  func visitCertainly(_ node: Int, _ state: FactState, _ trail: inout Explanation) -> Truth {
    let start = trail.missing.count
    let answer = visit(node, state, &trail)
    trail.deciding += trail.missing[start...]
    trail.missing.removeSubrange(start...)
    return answer == .yes ? .yes : .no
  }

  private func visit(_ id: AtomID, _ state: FactState, _ trail: inout Explanation) -> Truth {
    let fact = atoms[id.index].fact
    switch definitions[fact.index] {
    case nil:
      let answer = truth(id, state)
      if answer == .unknown { trail.missing.append(fact) } else { trail.deciding.append(fact) }
      return answer
    case .condition(let condition):
      return visit(condition, state, &trail)
    case .firstMatch(let arms, let otherwise):
      let choice = FirstMatch(arms, otherwise: otherwise, program: self, state: state)
      return visit(choice, id, state, &trail)
    case .count(let conditions):
      return visit(conditions, id, state, &trail)
    case .weightedSum(let parts):
      for part in parts { _ = visitCertainly(conditions[part.0.index].root, state, &trail) }
      return truth(id, state)
    case .computed:
      return visitComputed(fact, id, state, &trail)
    }
  }

  private func visitComputed(
    _ fact: FactID, _ id: AtomID, _ state: FactState, _ trail: inout Explanation
  ) -> Truth {
    let answer = truth(id, state)
    let bases = baseFacts[fact.index]
    if !isMissing(fact, in: state) {
      trail.deciding += bases.isEmpty ? [fact] : bases
      return answer
    }
    let open = bases.filter { isMissing($0, in: state) }
    let responsible = open.isEmpty ? [fact] : open
    if answer == .unknown { trail.missing += responsible } else { trail.deciding += responsible }
    return answer
  }
}
