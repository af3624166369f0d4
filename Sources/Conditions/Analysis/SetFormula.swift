/// A set of profiles, described by the answers of conditions.
public indirect enum SetFormula: Sendable, Hashable {
  /// The profiles for which an expression of the program has an answer.
  case answer(Expression, Answer)
  /// The profiles for which a told or computed fact lies in a cell, or, for nil, is missing.
  case lies(FactID, in: Int?)
  /// The profiles that would belong to the set if a told fact lay in a cell, or, for nil, were missing. Facts that stages
  /// compute from it may then have any value.
  case given(FactID, in: Int?, SetFormula)
  /// The profiles that do not belong to the set.
  case not(SetFormula)
  /// The profiles of all of them; every profile for none.
  case all([SetFormula])
  /// The profiles of one of them; no profile for none.
  case any([SetFormula])

  /// Which profiles of a condition are meant.
  public enum Answer: Sendable, Hashable {
    /// Certainly true.
    case yes
    /// Certainly false.
    case no
    /// False or unknown.
    case notYes
    /// True or unknown.
    case notNo
  }

  /// Every profile.
  public static let everyone = SetFormula.all([])
}

extension ConditionProgram {
  /// The profiles for which a condition has an answer.
  public func formula(of id: ConditionID, _ answer: SetFormula.Answer) -> SetFormula {
    .answer(expression(id), answer)
  }

  /// Whether a profile belongs to the formula's set.
  ///
  /// - Parameter derive: works out the facts of a profile; left out, facts that stages compute are as the profile says.
  public func holds(
    _ formula: SetFormula, for witness: Witness, deriving derive: ((Witness) -> FactState)? = nil
  ) -> Bool {
    holds(formula, witness, derive?(witness) ?? state(of: witness), derive)
  }

  /// The same for a profile whose facts were worked out before.
  func holds(
    _ formula: SetFormula, _ witness: Witness, _ state: FactState,
    _ derive: ((Witness) -> FactState)? = nil
  ) -> Bool {
    switch formula {
    case .answer(let expression, let answer):
      let truth = truth(expression, state)
      return switch answer {
      case .yes: truth == .yes
      case .no: truth == .no
      case .notYes: truth != .yes
      case .notNo: truth != .no
      }
    case .lies(let fact, let cell):
      guard let cell else { return isMissing(fact, in: state) }
      return possibleCells(of: fact, in: state).contains(cell)
    case .given(let fact, let cell, let inner):
      return holds(inner, for: witness.changed(fact, to: cell, self), deriving: derive)
    case .not(let inner): return !holds(inner, witness, state, derive)
    case .all(let parts): return parts.allSatisfy { holds($0, witness, state, derive) }
    case .any(let parts): return parts.contains { holds($0, witness, state, derive) }
    }
  }

  private func truth(_ expression: Expression, _ state: FactState) -> Truth {
    switch expression {
    case .constant(let value): return Truth(value)
    case .test(let atom, _): return truth(atom, state)
    case .known(let fact): return isMissing(fact, in: state) ? .unknown : .yes
    case .not(let operand): return truth(operand, state).negated
    case .certain(let operand): return Truth(truth(operand, state) == .yes)
    case .all(let operands), .any(let operands):
      let isAll = if case .all = expression { true } else { false }
      var answer = Truth(isAll)
      for operand in operands {
        let part = truth(operand, state)
        if part == Truth(!isAll) { return part }
        if part == .unknown { answer = part }
      }
      return answer
    }
  }

  /// The state of a witness, with every derived fact that it does not tell.
  public func state(of witness: Witness) -> FactState {
    var state = makeState()
    for (fact, value) in witness.values { set(fact, value, in: &state) }
    let told = Set(witness.values.map(\.fact))
    for fact in derivationOrder where !told.contains(fact) { derive(fact, in: &state) }
    return state
  }
}
