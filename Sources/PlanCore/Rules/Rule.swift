/// Everything that a stage may say, in the envelope that all rules share.
public struct Rule: Sendable {
  /// The id, unique in the plan.
  public var id: String
  /// The id in the evidence base, where there is one.
  public var ref: String?
  /// What it is called.
  public var title: VoicedText
  /// Whether it is to be done, to be considered or to be avoided.
  public var direction: Direction
  /// How strong the recommendation is.
  public var strength: Strength
  /// The hypotheses it serves; empty means anyone.
  public var hypotheses: [String]
  /// The evidence behind it, in the author's order.
  public var evidence: [String]
  /// Why one would think of it at all: `for`, `when` and the file's `when`.
  public var relevant: ConditionID
  /// When it is indicated: `relevant`, and whatever the stage asks beyond it.
  public var indicated: ConditionID
  /// What stops or bends it.
  public var exceptions: [Exception]
  /// Known to be indicated, and known to be neither blocked nor held: the verdict `offered` as a condition.
  public var offered: ConditionID
  /// Where the rule stands.
  public var range: SourceRange

  /// What to do with a rule's subject.
  public enum Direction: String, Sendable, CaseIterable, Codable {
    case `do`
    case consider
    case avoid
  }

  /// How strong a recommendation is; `design` means that it is a choice and not evidence.
  public enum Strength: String, Sendable, CaseIterable, Codable {
    case strong
    case conditional
    case design
  }

  /// One thing that stops or bends a rule.
  public struct Exception: Sendable {
    /// What the exception does.
    public enum Effect: String, Sendable, CaseIterable {
      /// Stopped; unknown holds it.
      case block
      /// Held until facts are known.
      case hold
      /// Only together with a clinician; unknown counts as true.
      case clinician
      /// Offered with a warning; unknown counts as true.
      case caution
    }

    /// The id in the evidence base, where there is one.
    public var ref: String?
    /// What it does.
    public var effect: Effect
    /// When it applies.
    public var condition: ConditionID
    /// Why, in words for people.
    public var because: VoicedText
    /// The facts to ask for when it holds the rule; empty means those of its condition.
    public var ask: [FactID]
    /// The evidence behind it.
    public var evidence: [String]
    /// Where it stands.
    public var range: SourceRange
  }
}
