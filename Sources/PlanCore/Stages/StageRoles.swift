/// A stage that only derives facts.
public protocol AssessmentStage: Stage {}

extension AssessmentStage {
  /// The role of every stage of this kind.
  public static var role: StageRole { .assessment }
  /// No candidates.
  public var rules: [Rule] { [] }
  /// Adds nothing to the plan: its facts are its part.
  public func contribute(
    _ candidates: [Candidate], _ facts: Facts, to draft: inout PlanDraft
  ) {}
}

/// A stage that says how soon a person must be seen.
public protocol TriageStage: Stage {
  /// The urgency, its message and the red flags that are true.
  func triage(_ candidates: [Candidate], _ facts: Facts) -> Triage
}

extension TriageStage {
  /// The role of every stage of this kind.
  public static var role: StageRole { .triage }
  /// Raises the draft's urgency, never lowers it.
  public func contribute(
    _ candidates: [Candidate], _ facts: Facts, to draft: inout PlanDraft
  ) {
    let triage = triage(candidates, facts)
    if draft.message == nil || triage.urgency > draft.urgency {
      draft.urgency = triage.urgency
      draft.message = triage.message
    }
    let flags = draft.redFlags + triage.redFlags
    draft.redFlags = Urgency.allCases.reversed().flatMap { level in
      flags.filter { $0.urgency == level }
    }
  }
}

/// What a triage stage found.
public struct Triage: Sendable {
  /// How soon the person must be seen.
  public var urgency: Urgency
  /// What that means, the first thing to read.
  public var message: VoicedText
  /// The red flags that are true.
  public var redFlags: [RedFlag]

  /// Creates a result.
  public init(urgency: Urgency, message: VoicedText, redFlags: [RedFlag]) {
    self.urgency = urgency
    self.message = message
    self.redFlags = redFlags
  }
}

/// A stage that says what the picture fits with.
public protocol HintStage: Stage {
  /// The hypotheses to show, best first, with what cannot be judged yet behind them.
  func hints(_ candidates: [Candidate], _ facts: Facts) -> [Hint]
}

extension HintStage {
  /// The role of every stage of this kind.
  public static var role: StageRole { .diagnosisHint }
  /// Adds the hints behind those of earlier stages.
  public func contribute(
    _ candidates: [Candidate], _ facts: Facts, to draft: inout PlanDraft
  ) {
    draft.hints += hints(candidates, facts)
  }
}

/// A stage that offers activities.
public protocol CareStage: Stage {
  /// The activities of the rules that are offered, in the order in which they are to be read.
  func activities(_ offered: [Candidate], _ facts: Facts) -> [Activity]
  /// What to say about a rule that advises against something.
  func advice(ofRuleAt index: Int) -> VoicedText?
}

extension CareStage {
  /// The role of every stage of this kind.
  public static var role: StageRole { .conservativeCare }
  /// Nothing beyond the title.
  public func advice(ofRuleAt index: Int) -> VoicedText? { nil }
  /// Adds what is offered, and what is withheld with the reason.
  public func contribute(
    _ candidates: [Candidate], _ facts: Facts, to draft: inout PlanDraft
  ) {
    let offered = draft.sort(
      candidates, of: (Self.name, Self.role), facts, advice: { advice(ofRuleAt: $0.index) })
    draft.activities += activities(offered, facts)
  }
}

/// A stage that writes notes on medicines.
public protocol MedicationNoteStage: Stage {
  /// The note of a rule that is offered.
  func note(_ offered: Candidate, _ facts: Facts) -> MedicationNote
  /// What to do instead of a note that is withheld.
  func instead(ofRuleAt index: Int) -> VoicedText?
  /// Whether the note is about taking a medicine, not about one that is taken already.
  func suggestsMedicine(inRuleAt index: Int) -> Bool
}

extension MedicationNoteStage {
  /// The role of every stage of this kind.
  public static var role: StageRole { .medicationNote }
  /// Every note is about taking a medicine.
  public func suggestsMedicine(inRuleAt index: Int) -> Bool { true }
  /// Adds what is offered, and what is withheld with the reason.
  public func contribute(
    _ candidates: [Candidate], _ facts: Facts, to draft: inout PlanDraft
  ) {
    let offered = draft.sort(
      candidates, of: (Self.name, Self.role), facts,
      advice: { note($0, facts).text },
      completing: { $0.instead = instead(ofRuleAt: $1.index) })
    draft.medicationNotes += offered.map { note($0, facts) }
  }
}

/// A stage that refers for an assessment.
public protocol ReferralStage: Stage {
  /// The referral of a rule that is offered.
  func referral(_ offered: Candidate, _ facts: Facts) -> Referral
  /// The criteria of a rule, met and not yet met.
  func criteria(ofRuleAt index: Int, _ facts: Facts) -> [Criterion]
}

extension ReferralStage {
  /// The role of every stage of this kind.
  public static var role: StageRole { .referral }
  /// Adds what is offered, and what would lead to the rest.
  public func contribute(
    _ candidates: [Candidate], _ facts: Facts, to draft: inout PlanDraft
  ) {
    let offered = draft.sort(
      candidates, of: (Self.name, Self.role), facts,
      advice: { candidate in
        let referral = referral(candidate, facts)
        return referral.expect ?? referral.what
      },
      completing: { $0.criteria = criteria(ofRuleAt: $1.index, facts) })
    draft.referrals += offered.map { referral($0, facts) }
  }
}

/// A stage that says how the plan goes on.
public protocol FollowUpStage: Stage {
  /// Goals, phases, reviews, decision, flare plan and prevention; the draft holds what the stages before added.
  func followUp(_ candidates: [Candidate], _ facts: Facts, _ draft: PlanDraft) -> FollowUp
  /// When to get help at once.
  func safetyNet(_ facts: Facts) -> SafetyNet?
}

extension FollowUpStage {
  /// The role of every stage of this kind.
  public static var role: StageRole { .followUp }
  /// Adds to the follow-up and the safety net of earlier stages.
  public func contribute(
    _ candidates: [Candidate], _ facts: Facts, to draft: inout PlanDraft
  ) {
    let followUp = followUp(candidates, facts, draft)
    draft.followUp = draft.followUp?.adding(followUp) ?? followUp
    guard let net = safetyNet(facts) else { return }
    draft.safetyNet = draft.safetyNet?.adding(net) ?? net
  }
}
