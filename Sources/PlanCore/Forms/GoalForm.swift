/// A goal on a measure.
public struct GoalForm: Sendable {
  /// The entry without baseline, target and day.
  public var entry: Goal
  /// For whom it is.
  public var when: ConditionID
  /// What is to be reached, and by when.
  public var aim: Aim

  /// Which value to reach: numbers only, so that nothing is counted when it is read for one person after another.
  public struct Aim: Sendable {
    /// The fact that holds the value.
    public var fact: FactID
    /// Whether a smaller value is better.
    public var isLowerBetter: Bool
    /// How much better; goes before `to`.
    public var by: ExactDecimal?
    /// Which value to reach.
    public var to: ExactDecimal?
    /// In how many weeks from the profile's day.
    public var dueWeeks = 12
  }

  /// Creates a goal on a measure; `by`, `to` and the weeks are set after.
  public init(entry: Goal, when: ConditionID, on measure: FollowUpForm.MeasureForm) {
    self.entry = entry
    self.when = when
    aim = Aim(fact: measure.fact, isLowerBetter: measure.isLowerBetter)
  }
}

extension GoalForm.Aim {
  /// The value to reach, not below zero; nil when it is reached already.
  public func target(from value: ExactDecimal) -> ExactDecimal? {
    var target = to
    if let by {
      target = isLowerBetter ? value.subtracting(by) : value.adding(by)
    }
    guard var target else { return nil }
    target = max(target, ExactDecimal(0))
    return isLowerBetter ? (target < value ? target : nil) : (target > value ? target : nil)
  }
}
