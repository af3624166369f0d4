/// One person's long-term management plan: what every renderer shows and what JSON holds, in this order.
///
/// Everything that people read is there in both voices, so a plan can be rendered again without its definition.
public struct CarePlan: Sendable, Codable, Equatable {
  /// The version of this format.
  public static let currentFormat = 1

  /// The version of the format the plan was written in.
  public var format: Int
  /// The id of the plan's definition.
  public var plan: String
  /// The revision of the definition's content.
  public var revision: String
  /// What the definition is called.
  public var title: VoicedText
  /// The identifier of the person.
  public var patient: String
  /// The day of the profile and of the plan, `YYYY-MM-DD`.
  public var on: String
  /// The definition's fingerprint.
  public var definition: Digest
  /// The profile's fingerprint.
  public var profile: Digest
  /// How soon the person must be seen.
  public var urgency: Urgency
  /// What that means, the first thing to read.
  public var message: VoicedText
  /// Whether every safety-critical question has an answer.
  public var completeness: Completeness
  /// The red flags that are true, most urgent first.
  public var redFlags: [RedFlag]
  /// What to ask next, most important first.
  public var ask: [Question]
  /// What the picture fits with, best first; then what cannot be judged yet.
  public var hints: [Hint]
  /// What to do: exercises, self-care, passive options and aids.
  public var activities: [Activity]
  /// Medicines to discuss, never orders.
  public var medicationNotes: [MedicationNote]
  /// Referrals that are indicated now.
  public var referrals: [Referral]
  /// What was considered and is not offered now, with the reason and what would change it.
  public var withheld: [Withheld]
  /// What guidance advises against for this person.
  public var advisedAgainst: [AdvisedAgainst]
  /// Goals, phases, reviews, decision, flare plan and prevention; nil when the stage is suppressed.
  public var followUp: FollowUp?
  /// When to get help at once; nil in an emergency, where the message says it.
  public var safetyNet: SafetyNet?
  /// The sources that this plan cites, in the definition's order.
  public var evidence: [Source]
  /// What stands on every plan, and what this one leaves out as a whole.
  public var notices: [VoicedText]
  /// Every candidate with its verdict; only when asked for.
  public var verdicts: [VerdictRecord]?

  /// Creates a plan that says nothing yet.
  public init(plan: String, revision: String, title: VoicedText, patient: String, on: String) {
    format = CarePlan.currentFormat
    self.plan = plan
    self.revision = revision
    self.title = title
    self.patient = patient
    self.on = on
    definition = Digest(sha256: "")
    profile = Digest(sha256: "")
    urgency = .routine
    message = VoicedText("")
    completeness = .partial
    redFlags = []
    ask = []
    hints = []
    activities = []
    medicationNotes = []
    referrals = []
    withheld = []
    advisedAgainst = []
    evidence = []
    notices = []
  }

  /// A fingerprint of bytes.
  public struct Digest: Sendable, Codable, Equatable {
    /// SHA-256 in hexadecimal.
    public var sha256: String

    /// Creates a fingerprint.
    public init(sha256: String) {
      self.sha256 = sha256
    }
  }

  /// Whether every safety-critical question has an answer.
  public enum Completeness: String, Sendable, Codable, CaseIterable {
    case full
    /// At least one is open: see `ask`.
    case partial
  }
}
