/// Follows a condition's answer to the facts behind it.
///
/// Each visit adds to `deciding` when its part is decided, and to `missing` when it is unknown, never to both.
struct Explainer {
  let program: ConditionProgram
  let state: FactState
  var deciding: [FactID] = []
  var missing: [FactID] = []

  init(program: ConditionProgram, state: FactState) {
    self.program = program
    self.state = state
  }

  mutating func visit(_ expression: Expression) -> Truth {
    switch expression {
    case .constant(let value): Truth(value)
    case .test(let atom, _): visit(atom)
    case .all(let operands): visit(operands, winner: .no)
    case .any(let operands): visit(operands, winner: .yes)
    case .not(let operand): visit(operand).negated
    case .certain(let operand): visitCertainly(operand)
    case .known: .unknown
    }
  }

  mutating func visit(_ condition: ConditionID) -> Truth {
    visit(program.conditions[condition.index].expression)
  }

  /// One operand with the winning answer is enough; without one, every operand counts.
  private mutating func visit(_ operands: [Expression], winner: Truth) -> Truth {
    let start = (deciding: deciding.count, missing: missing.count)
    var isUnknown = false
    for operand in operands {
      let before = deciding.count
      let answer = visit(operand)
      if answer == winner {
        deciding.removeSubrange(start.deciding..<before)
        missing.removeSubrange(start.missing...)
        return winner
      }
      if answer == .unknown { isUnknown = true }
    }
    guard isUnknown else { return winner.negated }
    deciding.removeSubrange(start.deciding...)
    return .unknown
  }

  mutating func visitCertainly(_ expression: Expression) -> Truth {
    let start = missing.count
    let answer = visit(expression)
    deciding += missing[start...]
    missing.removeSubrange(start...)
    return answer == .yes ? .yes : .no
  }

  private mutating func visit(_ id: AtomID) -> Truth {
    let atom = program.atoms[id.index]
    switch program.definitions[atom.fact.index] {
    case .condition(let condition):
      return visit(condition)
    case .firstMatch(let arms, let otherwise):
      return visit(FirstMatch(arms, otherwise: otherwise, program: program, state: state), id)
    case .count(let conditions):
      return visit(conditions, id)
    case .weightedSum(let parts):
      for part in parts { _ = visitCertainly(program.expression(part.0)) }
      return program.truth(id, state)
    case .computed:
      return visitComputed(atom.fact, id)
    case nil:
      let answer = program.truth(id, state)
      if answer == .unknown { missing.append(atom.fact) } else { deciding.append(atom.fact) }
      return answer
    }
  }

  private mutating func visitComputed(_ fact: FactID, _ id: AtomID) -> Truth {
    let answer = program.truth(id, state)
    let bases = program.baseFacts[fact.index]
    if !program.isMissing(fact, in: state) {
      deciding += bases.isEmpty ? [fact] : bases
      return answer
    }
    let open = bases.filter { program.isMissing($0, in: state) }
    let responsible = open.isEmpty ? [fact] : open
    if answer == .unknown { missing += responsible } else { deciding += responsible }
    return answer
  }
}
