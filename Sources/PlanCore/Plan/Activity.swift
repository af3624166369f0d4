/// Something to do.
public struct Activity: Sendable, Codable, Equatable {
  /// The id of the rule behind it.
  public var id: String
  /// The id in the evidence base, where there is one.
  public var ref: String?
  /// What it is called.
  public var title: VoicedText
  /// `exercise`, `self-care`, `passive` or `aid`.
  public var kind: String
  /// What kind of exercise or care it is, in the word of the definition.
  public var category: String
  /// Whether it is to be done, to be considered or to be avoided.
  public var direction: Rule.Direction
  /// How strong the recommendation is.
  public var strength: Rule.Strength
  /// Whether it belongs to the core programme; false marks an option for later.
  public var core: Bool
  /// The first week of the programme in which it is done.
  public var fromWeek: Int
  /// The hypotheses it serves here, by id; empty means anyone.
  public var serves: [String] = []
  /// What it is for.
  public var why: VoicedText?
  /// How to do it.
  public var how: VoicedText?
  /// The dose to begin with.
  public var start: Dose?
  /// The dose to work up to.
  public var target: Dose?
  /// When and how to go on.
  public var progression: VoicedText?
  /// When to stop.
  public var stop: VoicedText?
  /// How it is bent for this person.
  public var adaptations: [VoicedText] = []
  /// Warnings that go with it.
  public var cautions: [Caution] = []
  /// Only together with a clinician, for these reasons; empty means that it is free.
  public var clinicianOnly: [Caution] = []
  /// The facts that decided, with their values.
  public var because: [Because] = []
  /// The sources behind it, by id.
  public var evidence: [String] = []
}

/// How much of something: ranges as [low, high], exact decimals as text.
public struct Dose: Sendable, Codable, Equatable {
  /// The dose in words.
  public var text: String
  /// The numbers, in the order in which they are said.
  public var parts: [Part] = []

  /// One number of a dose.
  public struct Part: Sendable, Codable, Equatable {
    /// `sets`, `reps`, `hold_seconds`, `minutes`, `per_day` or `days_per_week`.
    public var name: String
    /// The smaller end.
    public var low: String
    /// The larger end; equal to `low` for one number.
    public var high: String
  }

  /// Creates a dose.
  public init(text: String, parts: [Part]) {
    self.text = text
    self.parts = parts
  }
}

/// Something about a medicine to discuss; never an order.
public struct MedicationNote: Sendable, Codable, Equatable {
  /// The id of the rule behind it.
  public var id: String
  /// The id in the evidence base, where there is one.
  public var ref: String?
  /// What it is called.
  public var title: VoicedText
  /// `discuss`, `advise-against`, `review` or `co-note`.
  public var stance: String
  /// Whether it is to be done, to be considered or to be avoided.
  public var direction: Rule.Direction
  /// How strong the recommendation is.
  public var strength: Rule.Strength
  /// What to say.
  public var text: VoicedText
  /// What to watch.
  public var monitor: VoicedText?
  /// The day on which the note is looked at again.
  public var reviewOn: String?
  /// Warnings that go with it.
  public var cautions: [Caution] = []
  /// Only with a prescriber, for these reasons; empty means that it is free.
  public var clinicianOnly: [Caution] = []
  /// Every safety rule that was evaluated, with what came of it.
  public var evaluated: [Check] = []
  /// The facts that decided, with their values.
  public var because: [Because] = []
  /// The sources behind it, by id.
  public var evidence: [String] = []

  /// One safety rule and its outcome.
  public struct Check: Sendable, Codable, Equatable {
    /// The id in the evidence base, where there is one.
    public var ref: String?
    /// `block`, `hold`, `clinician` or `caution`.
    public var effect: String
    /// `applies`, `does not apply` or `not known`.
    public var outcome: String
  }
}

/// A referral for an assessment.
public struct Referral: Sendable, Codable, Equatable {
  /// The id of the rule behind it.
  public var id: String
  /// The id in the evidence base, where there is one.
  public var ref: String?
  /// What it is called.
  public var title: VoicedText
  /// `injection` or `surgery`.
  public var kind: String
  /// Whether it is to be done, to be considered or to be avoided.
  public var direction: Rule.Direction
  /// How strong the recommendation is.
  public var strength: Rule.Strength
  /// How soon.
  public var urgency: Urgency
  /// What it is, in plain words.
  public var what: VoicedText?
  /// What the evidence says to expect.
  public var expect: VoicedText?
  /// What is to be said of imaging.
  public var imaging: VoicedText?
  /// What goes with the referral.
  public var before: VoicedText?
  /// The criteria, met and not yet met.
  public var criteria: [Criterion] = []
  /// Warnings that go with it.
  public var cautions: [Caution] = []
  /// Only together with a clinician, for these reasons; empty means that it is free.
  public var clinicianOnly: [Caution] = []
  /// The facts that decided, with their values.
  public var because: [Because] = []
  /// The sources behind it, by id.
  public var evidence: [String] = []
}

/// One criterion of a referral.
public struct Criterion: Sendable, Codable, Equatable {
  /// Whether it is met.
  public enum Status: String, Sendable, Codable, CaseIterable {
    case met
    case notMet = "not met"
    case notKnown = "not known"
  }
  /// The id of the rule behind it.
  public var id: String
  /// What to say.
  public var text: VoicedText
  /// Whether it is met.
  public var status: Status
}

/// Something that guidance advises against for this person; never an offer.
public struct AdvisedAgainst: Sendable, Codable, Equatable {
  /// The stage that the rule belongs to.
  public var stage: String
  /// The id of the rule behind it.
  public var id: String
  /// The id in the evidence base, where there is one.
  public var ref: String?
  /// What it is called.
  public var title: VoicedText
  /// `conservative-care`, `medication-note` or `referral`.
  public var role: String
  /// How strong the advice is.
  public var strength: Rule.Strength
  /// What to say about it; nil when the title says it all.
  public var text: VoicedText?
  /// Warnings that go with it.
  public var cautions: [Caution] = []
  /// The facts that decided, with their values.
  public var because: [Because] = []
  /// The sources behind it, by id.
  public var evidence: [String] = []
}

/// A candidate that is relevant and not offered now.
public struct Withheld: Sendable, Codable, Equatable {
  /// The stage that the rule belongs to.
  public var stage: String
  /// The id of the rule behind it.
  public var id: String
  /// The id in the evidence base, where there is one.
  public var ref: String?
  /// What it is called.
  public var title: VoicedText
  /// `conservative-care`, `medication-note` or `referral`.
  public var role: String
  /// What became of it.
  public var verdict: Verdict
  /// Why, in words.
  public var reasons: [Caution] = []
  /// What to do instead.
  public var instead: VoicedText?
  /// The criteria of a referral, met and not yet met.
  public var criteria: [Criterion] = []
  /// The unknown facts that can still change it, by name.
  public var missing: [String] = []
  /// The facts that decided, with their values.
  public var because: [Because] = []
  /// The sources behind it, by id.
  public var evidence: [String] = []
}
