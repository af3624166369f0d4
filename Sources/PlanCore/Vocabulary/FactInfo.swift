/// What is known of a fact besides its name and type: how it reads in a plan, how to ask for it, when it is safety-critical.
public struct FactInfo: Sendable {
  /// When an unknown value must be asked for before anything else.
  public enum Safety: Sendable {
    case never
    case always
    /// When the condition is true or unknown.
    case when(ConditionID)
  }

  /// The fact's place in the packed state.
  public var id: FactID
  /// The name that profiles and conditions use.
  public var name: String
  /// The name that a plan uses.
  public var title: VoicedText
  /// The id of the group it is asked in.
  public var group: String
  /// The type, as conditions see it.
  public var type: FactType
  /// What the profile may say beyond the type: lists and answers.
  public var form: FactForm
  /// How to ask for it; nil for facts that nobody is asked for.
  public var ask: VoicedText?
  /// When an unknown value is safety-critical.
  public var safety: Safety
  /// Whether it answers a red-flag question.
  public var isRedFlag: Bool
  /// How old a dated value may be; nil means for ever.
  public var freshFor: DayCount?
  /// How a value reads in a sentence, where its word does not.
  public var labels: [String: VoicedText]
  /// Its words by what stands for them in the rows of a table; there it goes before everything else.
  public var rowWords: [String: String]
  /// Whether only visits carry it.
  public var isVisitFact: Bool
  /// Whether a stage derives it when the profile does not give it.
  public var isDerived: Bool
  /// Where it is said why no rule reads it; nil when one should.
  public var unused: SourceRange?
  /// Codes by system: `loinc`, `icd10cm`, `snomed`.
  public var codes: [String: [String]]
  /// Where it is declared.
  public var range: SourceRange?

  /// Creates what is known of a fact that a stage writes and no one is asked for.
  public init(id: FactID, name: String, title: VoicedText, type: FactType, at range: SourceRange?) {
    self.id = id
    self.name = name
    self.title = title
    group = ""
    self.type = type
    form = .single(notDone: [])
    safety = .never
    isRedFlag = false
    labels = [:]
    rowWords = [:]
    isVisitFact = false
    isDerived = true
    codes = [:]
    self.range = range
  }
}

/// What a profile may write as a fact's value.
public enum FactForm: Sendable, Hashable {
  /// One value of the fact's type; the words of `notDone` say that an examination was not done.
  case single(notDone: [String])
  /// A list of texts.
  case texts(count: ClosedRange<Int>)
  /// A list of records with these fields; a bare text is the field `name`.
  case records(fields: [String])
  /// The answers to the items of an instrument, each of which may be unknown.
  case answers([AnswerForm], count: ClosedRange<Int>)
}

/// What one answer of an instrument may be; every answer counts as a number.
public enum AnswerForm: Sendable, Hashable {
  /// `yes` counts 1, `no` counts 0.
  case yesNo
  /// A whole number within the bounds.
  case integer(ClosedRange<Int>)
  /// One of the words; its position counts, from 0.
  case choice([String])
}
