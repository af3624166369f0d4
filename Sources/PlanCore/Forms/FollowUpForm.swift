/// All that a follow-up file may say, with the conditions and days that make it one person's.
public struct FollowUpForm: Sendable {
  /// The list of the person's own goals.
  public var ownGoals: FactID?
  /// Goals on measures.
  public var goals: [GoalForm] = []
  /// What is measured.
  public var measures: [MeasureForm] = []
  /// The stretches of the programme.
  public var phases: [Conditional<Phase>] = []
  /// When to look at the plan again; `after` counts from the programme's first day.
  public var reviews: [Conditional<Review>] = []
  /// What visits lead to, first row that is true; `after` counts from the profile's day.
  public var decisions: [Conditional<Decision>] = []
  /// What to do when it flares up.
  public var flare: FlareForm?
  /// Advice for the years.
  public var prevention: [Conditional<Advice>] = []
  /// When to get help at once.
  public var safetyNet: SafetyNetForm?

  /// Creates a form that says nothing yet.
  public init() {}

  /// An entry that is for some people.
  public struct Conditional<Entry: Sendable>: Sendable {
    /// The entry without what depends on the person.
    public var entry: Entry
    /// For whom it is.
    public var when: ConditionID
    /// When it is due; nil when the entry names no day.
    public var after: DayCount?

    /// Creates an entry.
    public init(_ entry: Entry, when: ConditionID, after: DayCount? = nil) {
      self.entry = entry
      self.when = when
      self.after = after
    }
  }

  /// Something that is measured.
  public struct MeasureForm: Sendable {
    /// The entry without the value.
    public var entry: Measure
    /// For whom it is.
    public var when: ConditionID
    /// The fact that holds the value.
    public var fact: FactID
    /// Whether a smaller value is better.
    public var isLowerBetter: Bool

    /// Creates a measure.
    public init(entry: Measure, when: ConditionID, fact: FactID, isLowerBetter: Bool) {
      self.entry = entry
      self.when = when
      self.fact = fact
      self.isLowerBetter = isLowerBetter
    }
  }

  /// What to do when it flares up, with what is added for some people.
  public struct FlareForm: Sendable {
    /// The entry without what is added.
    public var entry: FlarePlan
    /// What is added.
    public var adjust: [Conditional<VoicedText>]

    /// Creates a flare plan.
    public init(entry: FlarePlan, adjust: [Conditional<VoicedText>]) {
      self.entry = entry
      self.adjust = adjust
    }
  }

  /// When to get help at once.
  public struct SafetyNetForm: Sendable {
    /// The entry without its signs.
    public var entry: SafetyNet
    /// The signs; one is left out only when it is known not to be for the person.
    public var signs: [Conditional<SafetyNet.Sign>]

    /// Creates a safety net.
    public init(entry: SafetyNet, signs: [Conditional<SafetyNet.Sign>]) {
      self.entry = entry
      self.signs = signs
    }
  }
}
