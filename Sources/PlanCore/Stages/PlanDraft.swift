/// A plan while the stages add to it.
public struct PlanDraft: Sendable {
  /// How soon the person must be seen.
  public var urgency = Urgency.routine
  /// What that means; nil before triage.
  public var message: VoicedText?
  /// The red flags that are true.
  public var redFlags: [RedFlag] = []
  /// What the picture fits with.
  public var hints: [Hint] = []
  /// What to do.
  public var activities: [Activity] = []
  /// Medicines to discuss.
  public var medicationNotes: [MedicationNote] = []
  /// Referrals that are indicated now.
  public var referrals: [Referral] = []
  /// What is relevant and not offered now.
  public var withheld: [Withheld] = []
  /// How the plan goes on.
  public var followUp: FollowUp?
  /// When to get help at once.
  public var safetyNet: SafetyNet?

  /// Creates an empty draft.
  public init() {}

  /// Keeps the candidates that are relevant and not offered, with the reason.
  ///
  /// Candidates of which it is known that nothing speaks for them are left out; so is advice against something.
  mutating func withhold(
    _ candidates: [Candidate], stage: String, role: StageRole, _ facts: Facts,
    completing complete: (inout Withheld, Candidate) -> Void = { _, _ in }
  ) {
    for candidate in candidates where candidate.judgement.verdict != .offered {
      let rule = candidate.rule
      guard rule.direction != .avoid, facts.truth(rule.relevant) != .no else { continue }
      var entry = Withheld(candidate, stage: stage, role: role, facts)
      complete(&entry, candidate)
      withheld.append(entry)
    }
  }
}
