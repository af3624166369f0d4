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
  /// What guidance advises against.
  public var advisedAgainst: [AdvisedAgainst] = []
  /// How the plan goes on.
  public var followUp: FollowUp?
  /// When to get help at once.
  public var safetyNet: SafetyNet?

  /// Creates an empty draft.
  public init() {}

  /// Sorts a stage's candidates: what is offered is returned, advice against something and what is withheld are kept here.
  ///
  /// Candidates of which it is known that nothing speaks for them are left out.
  ///
  /// - Parameters:
  ///   - advice: what to say about a rule that advises against something.
  ///   - complete: adds what the stage knows of a candidate that is withheld.
  mutating func sort(
    _ candidates: [Candidate], of stage: (name: String, role: StageRole), _ facts: Facts,
    advice: (Candidate) -> VoicedText?,
    completing complete: (inout Withheld, Candidate) -> Void = { _, _ in }
  ) -> [Candidate] {
    var offered: [Candidate] = []
    for candidate in candidates {
      let rule = candidate.rule
      let placement = Placement(
        candidate.judgement.verdict, rule.direction, relevant: facts.truth(rule.relevant))
      switch placement {
      case .offered: offered.append(candidate)
      case .advisedAgainst:
        var entry = AdvisedAgainst(candidate, stage: stage.name, role: stage.role, facts)
        entry.text = advice(candidate)
        advisedAgainst.append(entry)
      case .withheld:
        var entry = Withheld(candidate, stage: stage.name, role: stage.role, facts)
        complete(&entry, candidate)
        withheld.append(entry)
      case .leftOut: break
      }
    }
    return offered
  }
}
