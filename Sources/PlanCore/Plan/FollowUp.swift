/// How the plan goes on: for weeks, for months, for years.
public struct FollowUp: Sendable, Codable, Equatable {
  /// What to reach.
  public var goals: [Goal] = []
  /// The programme in time.
  public var phases: [Phase] = []
  /// The planned reviews, earliest first.
  public var reviews: [Review] = []
  /// What the visits so far lead to; nil without visits.
  public var decision: Decision?
  /// What to do when it flares up; nil when the definition has none.
  public var flare: FlarePlan?
  /// What keeps it from coming back.
  public var prevention: [Advice] = []
  /// What is measured.
  public var measures: [Measure] = []

  /// Creates an empty follow-up.
  public init() {}
}

/// Something to reach.
public struct Goal: Sendable, Codable, Equatable {
  /// The id of the rule behind it.
  public var id: String
  /// The goal in words; the person's own words when it is theirs.
  public var title: VoicedText
  /// Whether the person named it.
  public var own: Bool
  /// The id of what is measured; nil for a goal in the person's own words.
  public var measure: String?
  /// The value today.
  public var baseline: String?
  /// The value to reach.
  public var target: String?
  /// The day by which it is to be reached, `YYYY-MM-DD`.
  public var due: String?
  /// The facts that decided, with their values.
  public var because: [Because] = []
  /// The sources behind it, by id.
  public var evidence: [String] = []
}

/// A stretch of the programme.
public struct Phase: Sendable, Codable, Equatable {
  /// The id of the rule behind it.
  public var id: String
  /// What it is called.
  public var title: VoicedText
  /// The first and the last day; no last day means for good.
  public var from: String = ""
  /// The last day, `YYYY-MM-DD`; nil means for good.
  public var to: String?
  /// The week of the programme in which it begins, from 0.
  public var fromWeek: Int = 0
  /// The week in which it ends; nil means for good.
  public var toWeek: Int?
  /// `start`, `build` or `target`.
  public var dose: String
  /// What this stretch is about.
  public var focus: VoicedText
  /// The core exercises of this phase, by id.
  public var activities: [String] = []
  /// The sources behind it, by id.
  public var evidence: [String] = []
}

/// A planned look at how it goes.
public struct Review: Sendable, Codable, Equatable {
  /// The id of the rule behind it.
  public var id: String
  /// The id in the evidence base, where there is one.
  public var ref: String?
  /// What it is called.
  public var title: VoicedText
  /// The day, `YYYY-MM-DD`.
  public var on: String
  /// What to look at.
  public var content: VoicedText
  /// The facts that decided, with their values.
  public var because: [Because] = []
  /// The sources behind it, by id.
  public var evidence: [String] = []
}

/// What the visits so far lead to.
public struct Decision: Sendable, Codable, Equatable {
  /// The id of the rule behind it.
  public var id: String
  /// The id in the evidence base, where there is one.
  public var ref: String?
  /// What it is called.
  public var title: VoicedText
  /// What to do.
  public var then: VoicedText
  /// The day on which it is looked at again, `YYYY-MM-DD`.
  public var reviewOn: String?
  /// Decisions above it in the table that could not be judged, by id.
  public var undecided: [String] = []
  /// The facts that decided, with their values.
  public var because: [Because] = []
  /// The sources behind it, by id.
  public var evidence: [String] = []
}

/// What to do when it flares up.
public struct FlarePlan: Sendable, Codable, Equatable {
  /// The id of the rule behind it.
  public var id: String
  /// The id in the evidence base, where there is one.
  public var ref: String?
  /// What it is called.
  public var title: VoicedText
  /// What to say.
  public var text: VoicedText
  /// What to do when, in order.
  public var steps: [Step] = []
  /// What to change for this person.
  public var adjust: [VoicedText] = []
  /// When to get help.
  public var seekHelp: VoicedText?
  /// The sources behind it, by id.
  public var evidence: [String] = []

  /// What to do at one time of the flare.
  public struct Step: Sendable, Codable, Equatable {
    /// The time since it began.
    public var time: VoicedText
    /// What to say.
    public var text: VoicedText

    /// Creates a step.
    public init(time: VoicedText, text: VoicedText) {
      self.time = time
      self.text = text
    }
  }
}

/// A piece of long-term advice.
public struct Advice: Sendable, Codable, Equatable {
  /// The id of the rule behind it.
  public var id: String
  /// The id in the evidence base, where there is one.
  public var ref: String?
  /// What it is called.
  public var title: VoicedText
  /// What to say.
  public var text: VoicedText
  /// The sources behind it, by id.
  public var evidence: [String] = []
}

/// Something that is measured at reviews.
public struct Measure: Sendable, Codable, Equatable {
  /// The id of the rule behind it.
  public var id: String
  /// The id in the evidence base, where there is one.
  public var ref: String?
  /// What it is called.
  public var title: VoicedText
  /// The value today, when it is known.
  public var value: String?
  /// The smallest change that matters, with its unit.
  public var important: String?
  /// The sources behind it, by id.
  public var evidence: [String] = []
}

/// When to get help at once.
public struct SafetyNet: Sendable, Codable, Equatable {
  /// The id of the rule behind it.
  public var id: String
  /// The id in the evidence base, where there is one.
  public var ref: String?
  /// What it is called.
  public var title: VoicedText
  /// What to say.
  public var text: VoicedText
  /// The signs, most urgent first.
  public var signs: [Sign] = []
  /// The sources behind it, by id.
  public var evidence: [String] = []

  /// One sign, in plain words.
  public struct Sign: Sendable, Codable, Equatable {
    /// The id in the evidence base, where there is one.
    public var ref: String?
    /// What to say.
    public var text: VoicedText

    /// Creates a sign.
    public init(ref: String?, text: VoicedText) {
      self.ref = ref
      self.text = text
    }
  }
}

/// A source that the plan cites.
public struct Source: Sendable, Codable, Equatable {
  /// The id of the rule behind it.
  public var id: String
  /// What it is called.
  public var title: String
  /// Who made it.
  public var by: String?
  /// When it appeared.
  public var year: Int?
  /// Where it stands.
  public var place: String?
  /// Its address.
  public var url: String?
  /// Whether it is met.
  public var status: EvidenceSource.Status
  /// The day by which it is to be looked at again.
  public var review: String?
}

/// What became of one candidate.
public struct VerdictRecord: Sendable, Codable, Equatable {
  /// The stage that the rule belongs to.
  public var stage: String
  /// The id of the rule behind it.
  public var id: String
  /// The id in the evidence base, where there is one.
  public var ref: String?
  /// What became of it.
  public var verdict: Verdict
  /// The facts that decided.
  public var because: [Because] = []
  /// The facts that can still change it, by name.
  public var missing: [String] = []
  /// Where the rule stands: `file:line:column`.
  public var place: String
}
