/// Conditions that stages put together; authors write texts instead.
extension ConditionCompiler {
  /// A condition with a fixed answer.
  public mutating func constant(_ value: Bool) -> ConditionID {
    add(.constant(value))
  }

  /// True when every condition is; true for none.
  public mutating func all(_ conditions: [ConditionID]) -> ConditionID {
    add(.all(conditions.map(expression)))
  }

  /// True when one of the conditions is; false for none.
  public mutating func any(_ conditions: [ConditionID]) -> ConditionID {
    add(.any(conditions.map(expression)))
  }

  /// The opposite of a condition.
  public mutating func not(_ condition: ConditionID) -> ConditionID {
    add(.not(expression(condition)))
  }

  /// Whether the condition is known to be true: unknown reads as false, so the answer is never unknown.
  public mutating func certain(_ condition: ConditionID) -> ConditionID {
    add(.certain(expression(condition)))
  }

  /// Whether a fact is known.
  ///
  /// Derived facts are asked with `known(_:)`.
  public mutating func has(_ fact: FactID) -> ConditionID {
    add(test(fact, .has))
  }

  /// True when the value of every fact is decided; otherwise unknown, with the missing facts as those that matter.
  public mutating func known(_ facts: [FactID]) -> ConditionID {
    add(.all(facts.map { .known($0) }))
  }

  /// Whether a choice has one of the values, by position.
  ///
  /// Positions that do not exist are never met.
  public mutating func isChoice(_ fact: FactID, oneOf values: [Int]) -> ConditionID {
    add(test(fact, .choices(Set(values).sorted())))
  }

  /// Whether a number is at least `bound`; dates by `DayNumber`.
  public mutating func atLeast(_ fact: FactID, _ bound: ExactDecimal) -> ConditionID {
    add(.not(test(fact, .less(bound))))
  }

  /// Whether the value of an ordered choice stands at this position or behind it.
  public mutating func atLeast(_ fact: FactID, rank: Int) -> ConditionID {
    add(.not(test(fact, .rankBelow(rank))))
  }

  /// The tree without `.known`: a fact is known when what it is defined by is decided.
  mutating func lowered(_ expression: Expression, _ definitions: Definitions) -> Expression {
    guard expression.asksWhatIsKnown else { return expression }
    switch expression {
    case .constant, .test:
      return expression
    case .all(let operands):
      return .all(operands.map { lowered($0, definitions) })
    case .any(let operands):
      return .any(operands.map { lowered($0, definitions) })
    case .not(let operand):
      return .not(lowered(operand, definitions))
    case .certain(let operand):
      return .certain(lowered(operand, definitions))
    case .known(let fact):
      return known(fact, definitions)
    }
  }

  private mutating func known(_ fact: FactID, _ definitions: Definitions) -> Expression {
    switch definitions.all[fact.index] {
    case .condition(let condition):
      return decided(condition, definitions)
    case .count(let conditions):
      return .all(conditions.map { decided($0, definitions) })
    case .firstMatch(let arms, let otherwise):
      let values = Set(arms.map(\.value) + [otherwise].compactMap(\.self)).sorted()
      return .any(values.map { test(fact, .choices([$0])) })
    case .weightedSum:
      return .constant(true)
    case .computed, nil:
      return test(fact, .known)
    }
  }

  /// A condition or its opposite: true once it has an answer, until then unknown.
  private mutating func decided(
    _ condition: ConditionID, _ definitions: Definitions
  ) -> Expression {
    let expression = lowered(expression(condition), definitions)
    return .any([expression, .not(expression)])
  }
}

extension Expression {
  fileprivate var asksWhatIsKnown: Bool {
    switch self {
    case .constant, .test: false
    case .known: true
    case .not(let operand), .certain(let operand): operand.asksWhatIsKnown
    case .all(let operands), .any(let operands): operands.contains { $0.asksWhatIsKnown }
    }
  }
}
