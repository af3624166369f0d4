/// One row of a table of which the first row that is true counts.
public struct TableRow: Sendable, Hashable {
  /// The id of the row.
  public var id: String
  /// When it is true.
  public var when: ConditionID

  /// Creates a row.
  public init(id: String, when: ConditionID) {
    self.id = id
    self.when = when
  }
}

/// A named part that is shown with a rule unless its condition is false.
public struct RulePart: Sendable, Hashable {
  /// The id of the rule.
  public var rule: String
  /// The name of the part, unique within the rule.
  public var id: String
  /// When it applies.
  public var when: ConditionID

  /// Creates a part.
  public init(rule: String, id: String, when: ConditionID) {
    self.rule = rule
    self.id = id
    self.when = when
  }
}

/// What is certain about a choice that a stage computes: it has a value only when a condition is true.
///
/// Proofs take computed facts as if they could have any value; this is what they know better.
public struct Entailment: Sendable, Hashable {
  /// The computed choice.
  public var fact: FactID
  /// The position of the value.
  public var value: Int
  /// What is true whenever the fact has this value.
  public var condition: ConditionID

  /// Creates an entailment.
  public init(_ fact: FactID, _ value: Int, entails condition: ConditionID) {
    self.fact = fact
    self.value = value
    self.condition = condition
  }
}
