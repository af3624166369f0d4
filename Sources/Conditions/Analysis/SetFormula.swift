/// A set of profiles put together from others, without working out the whole: to ask whether it is empty is often
/// far cheaper than to make its diagram.
public indirect enum SetFormula: Sendable {
  /// A set that is worked out.
  case set(Diagram)
  /// The profiles of all of them; every profile for none.
  case all([SetFormula])
  /// The profiles of one of them; no profile for none.
  case any([SetFormula])

  /// Which profiles of a condition are meant.
  public enum Answer: Sendable {
    /// Certainly true.
    case yes
    /// Certainly false.
    case no
    /// False or unknown.
    case notYes
    /// True or unknown.
    case notNo

    var ofOpposite: Answer {
      switch self {
      case .yes: .no
      case .no: .yes
      case .notYes: .notNo
      case .notNo: .notYes
      }
    }

    /// Whether each operand of a conjunction must have the answer, and not only one.
    var isSharedByAll: Bool {
      self == .yes || self == .notNo
    }
  }
}

extension DiagramSpace {
  /// The profiles for which a condition has an answer.
  public mutating func formula(
    of id: ConditionID, _ answer: SetFormula.Answer
  ) throws(NodeLimitReached) -> SetFormula {
    try formula(of: program.expression(id), answer)
  }

  /// The profiles for which an expression of the program has an answer.
  public mutating func formula(
    of expression: Expression, _ answer: SetFormula.Answer
  ) throws(NodeLimitReached) -> SetFormula {
    switch expression {
    case .constant(let value):
      let isYes = answer == .yes || answer == .notNo
      return .set(value == isYes ? .full : .empty)
    case .test(let atom, _):
      return try formula(of: program.atoms[atom.index], answer)
    case .known(let fact):
      return .set(try set(of: Atom(fact: fact, test: .known), answer))
    case .not(let operand):
      return try formula(of: operand, answer.ofOpposite)
    case .certain(let operand):
      let isYes = answer == .yes || answer == .notNo
      return try formula(of: operand, isYes ? .yes : .notYes)
    case .all(let operands), .any(let operands):
      let isAll = if case .all = expression { true } else { false }
      var parts: [SetFormula] = []
      for operand in operands { parts.append(try formula(of: operand, answer)) }
      return isAll == answer.isSharedByAll ? .all(parts) : .any(parts)
    }
  }

  /// A fact that is the answer of a condition is followed; every other test is worked out.
  private mutating func formula(
    of atom: Atom, _ answer: SetFormula.Answer
  ) throws(NodeLimitReached) -> SetFormula {
    if atom.test == .isTrue, variables.firstLevel[atom.fact.index] == nil,
      case .condition(let condition)? = program.definition(of: atom.fact)
    {
      return try formula(of: condition, answer)
    }
    return .set(granted.contains(atom.fact) ? .full : try set(of: atom, answer))
  }

  private mutating func set(
    of atom: Atom, _ answer: SetFormula.Answer
  ) throws(NodeLimitReached) -> Diagram {
    let sets = try truthSets(of: atom)
    return switch answer {
    case .yes: sets.yes
    case .no: sets.no
    case .notYes: try opposite(of: sets.yes)
    case .notNo: try opposite(of: sets.no)
    }
  }

  /// The complement, kept: the same tests come up in many conditions.
  private mutating func opposite(of set: Diagram) throws(NodeLimitReached) -> Diagram {
    if let known = opposites[set] { return known }
    let result = try complement(set)
    opposites[set] = result
    opposites[result] = set
    return result
  }

  /// The set that a formula stands for, worked out.
  public mutating func set(of formula: SetFormula) throws(NodeLimitReached) -> Diagram {
    switch formula {
    case .set(let set):
      return set
    case .all(let parts):
      var result = Diagram.full
      for part in parts where !result.isEmpty { result = try and(result, try set(of: part)) }
      return result
    case .any(let parts):
      var result = Diagram.empty
      for part in parts where !result.isFull { result = try or(result, try set(of: part)) }
      return result
    }
  }
}
