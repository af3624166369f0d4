/// One fact that decided something, as it was when the plan was made.
public struct Because: Sendable, Codable, Equatable {
  /// The fact's name.
  public var fact: String
  /// `known`, or why it is not: `not asked`, `declined`, `stale`, `not done`.
  public var state: String
  /// The value as it stands in a profile; nil when it is not known.
  public var value: String?
  /// The fact and its value in words.
  public var text: VoicedText

  /// Creates a fact with what was known of it.
  public init(fact: String, state: String, value: String?, text: VoicedText) {
    self.fact = fact
    self.state = state
    self.value = value
    self.text = text
  }
}

/// A red flag that is true.
public struct RedFlag: Sendable, Codable, Equatable {
  /// The id of the rule behind it.
  public var id: String
  /// The id in the evidence base, where there is one.
  public var ref: String?
  /// What it is called.
  public var title: VoicedText
  /// How soon.
  public var urgency: Urgency
  /// What must be ruled out.
  public var suspect: VoicedText
  /// What has to happen.
  public var action: VoicedText
  /// The facts that decided, with their values.
  public var because: [Because] = []
  /// The sources behind it, by id.
  public var evidence: [String] = []
}

/// Something to ask.
public struct Question: Sendable, Codable, Equatable {
  /// Why it is asked, most important first.
  public enum Priority: String, Sendable, Codable, CaseIterable {
    /// A red-flag question without an answer.
    case redFlag = "red flag"
    /// Safety-critical for this person.
    case safety
    /// Its answer can change what the plan offers.
    case plan
  }
  /// The fact's name.
  public var id: String
  /// Why it is asked.
  public var priority: Priority
  /// `not asked`, `declined`, `stale` or `not done`.
  public var state: String
  /// How to ask.
  public var question: VoicedText
  /// The rules that wait for the answer, by id, in the plan's order.
  public var decides: [String] = []
}

/// Something that the picture fits with; never a diagnosis.
public struct Hint: Sendable, Codable, Equatable {
  /// How the hypothesis stands.
  public enum Standing: String, Sendable, Codable, CaseIterable {
    case possible, likely
    /// Listed because the picture demands that it is thought of.
    case listed
    /// What it takes to judge it is not known.
    case open = "cannot be judged yet"
  }
  /// The id of the rule behind it.
  public var id: String
  /// The id in the evidence base, where there is one.
  public var ref: String?
  /// What it is called.
  public var title: VoicedText
  /// How the hypothesis stands.
  public var standing: Standing
  /// Whether it is shown whatever the others score.
  public var mustNotMiss: Bool
  /// Findings that speak for it.
  public var supports: [Finding] = []
  /// Findings that speak against it.
  public var against: [Finding] = []
  /// Facts that would make it surer, by name.
  public var missing: [String] = []
  /// What it is and its usual course.
  public var about: VoicedText?
  /// What would make it surer.
  public var examine: VoicedText?
  /// Codes by system: `icd10cm`, `snomed`.
  public var codes: [String: [String]] = [:]
  /// The facts that decided, with their values.
  public var because: [Because] = []
  /// The sources behind it, by id.
  public var evidence: [String] = []

  /// One finding that counted.
  public struct Finding: Sendable, Codable, Equatable {
    /// The id of the rule behind it.
    public var id: String
    /// What to say.
    public var text: VoicedText
    /// `strong`, `moderate` or `weak`.
    public var weight: String
    /// The sources behind it, by id.
    public var evidence: [String] = []

    /// Creates a finding that counted.
    public init(id: String, text: VoicedText, weight: String, evidence: [String]) {
      self.id = id
      self.text = text
      self.weight = weight
      self.evidence = evidence
    }
  }
}

/// A warning that goes with an entry.
public struct Caution: Sendable, Codable, Equatable {
  /// The id in the evidence base, where there is one.
  public var ref: String?
  /// What to say.
  public var text: VoicedText
  /// Whether the condition behind it is known to be true; false means that it is not known.
  public var certain: Bool

  /// Creates a warning.
  public init(ref: String?, text: VoicedText, certain: Bool) {
    self.ref = ref
    self.text = text
    self.certain = certain
  }
}
