/// Something that must hold for every profile, unknowns included.
public struct Invariant: Sendable {
  /// What is claimed.
  public enum Claim: Sendable {
    /// For every profile for which the first is true, the second is true; unknown is not true.
    case always(given: ConditionID?, ConditionID)
    /// A red flag that turns true never lowers the value of this ordered choice; the conditions say that it stands at
    /// each of its positions but the first, or behind it.
    case monotone(FactID, levels: [ConditionID])
    /// An answer that turns from "no" to missing never lowers the urgency and never adds what stages of these roles
    /// offer.
    case cautious([StageRole])
  }

  /// The id.
  public var id: String
  /// The id in the evidence base, where there is one.
  public var ref: String?
  /// What it says, in words.
  public var title: String
  /// What is claimed.
  public var claim: Claim
  /// Where it stands.
  public var range: SourceRange

  /// Creates an invariant.
  public init(id: String, ref: String?, title: String, claim: Claim, range: SourceRange) {
    self.id = id
    self.ref = ref
    self.title = title
    self.claim = claim
    self.range = range
  }

  /// The name of the fact that says whether a plan is made at all.
  public static let inScope = "in_scope"
}
