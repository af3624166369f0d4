/// What a referral says of anyone, with the criteria that depend on the person.
public struct ReferralForm: Sendable {
  /// The entry without what depends on the person.
  public var entry: Referral
  /// The criteria; the conservative trial last.
  public var criteria: [Requirement]

  /// One criterion and when it is met.
  public struct Requirement: Sendable {
    /// Unique within the referral.
    public var id: String
    /// The criterion in words.
    public var text: VoicedText
    /// When it is met.
    public var when: ConditionID

    /// Creates a criterion.
    public init(id: String, text: VoicedText, when: ConditionID) {
      self.id = id
      self.text = text
      self.when = when
    }
  }

  /// Creates a form.
  public init(entry: Referral, criteria: [Requirement]) {
    self.entry = entry
    self.criteria = criteria
  }

  func criteria(_ facts: Facts) -> [Criterion] {
    criteria.map { Criterion(id: $0.id, text: $0.text, facts.truth($0.when)) }
  }

  func referral(_ candidate: Candidate, _ facts: Facts) -> Referral {
    var referral = entry
    referral.criteria = criteria(facts)
    referral.fill(candidate, facts)
    return referral
  }
}

/// A referral stage that says beforehand all that it may refer for, so that plans can be written from prepared texts.
public protocol PreparedReferralStage: ReferralStage {
  /// The referrals, in the order of `rules`.
  var forms: [ReferralForm] { get }
}

extension PreparedReferralStage {
  /// The referral of a rule that is offered.
  public func referral(_ offered: Candidate, _ facts: Facts) -> Referral {
    forms[offered.index].referral(offered, facts)
  }

  /// The criteria of a rule, met and not yet met; the conservative trial last.
  public func criteria(ofRuleAt index: Int, _ facts: Facts) -> [Criterion] {
    forms[index].criteria(facts)
  }
}
