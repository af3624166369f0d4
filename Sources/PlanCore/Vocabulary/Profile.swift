/// One person on one day: what was said about each fact, now and at earlier visits.
public struct Profile: Sendable {
  /// The plan that the profile asks for; nil when it names none.
  public var plan: String?
  /// An identifier, never a name.
  public var patient: String
  /// The day the profile speaks of, and the day of the plan made from it.
  public var on: Day
  /// What was said, by the fact's id; a fact that is not here was not asked.
  public var readings: Readings
  /// Earlier and present visits, oldest first.
  public var visits: [Visit]
  /// SHA-256 of the profile's bytes, in hexadecimal.
  public var sha256: String

  /// Creates a profile.
  public init(
    plan: String?, patient: String, on: Day, readings: Readings, visits: [Visit]
  ) {
    self.plan = plan
    self.patient = patient
    self.on = on
    self.readings = readings
    self.visits = visits
    sha256 = ""
  }

  /// What was said about a fact; `notAsked` when nothing was.
  public subscript(fact: FactID) -> Reading {
    readings[fact] ?? .notAsked
  }
}

/// A day on which facts were recorded.
public struct Visit: Sendable {
  /// The day of the visit.
  public var on: Day
  /// What was said, by the fact's id.
  public var readings: Readings

  /// Creates a visit.
  public init(on: Day, readings: Readings) {
    self.on = on
    self.readings = readings
  }
}

/// What a profile says about one fact: a value, or why there is none.
public struct Reading: Sendable, Hashable {
  /// Why a fact is or is not known.
  public enum State: String, Sendable, Hashable {
    case known
    case notAsked = "not asked"
    case declined
    /// Known once, and older than the plan allows.
    case stale
    /// An examination that was not done.
    case notDone = "not done"
  }

  /// Why it is or is not known.
  public var state: State
  /// The value; also kept when it is stale.
  public var value: RecordedValue?
  /// The day on which it was recorded, when the profile says so.
  public var on: Day?
  /// Where the profile says it.
  public var range: SourceRange?

  /// Creates a reading.
  public init(_ state: State, _ value: RecordedValue? = nil, on: Day? = nil, at range: SourceRange?)
  {
    self.state = state
    self.value = value
    self.on = on
    self.range = range
  }

  /// The reading of a fact that the profile leaves out.
  public static let notAsked = Reading(.notAsked, at: nil)

  /// The value when it counts: known, not stale.
  public var knownValue: RecordedValue? { state == .known ? value : nil }
}

/// A value as a profile records it.
public enum RecordedValue: Sendable, Hashable {
  /// A value that conditions can compare.
  case single(FactValue)
  /// A list of entries; those of a list of texts have a name and nothing else.
  case records([ListRecord])
  /// The answers to an instrument; nil is an item without an answer.
  case answers([ExactDecimal?])

  /// The value as conditions see it: of lists and answers only how many there are.
  public var factValue: FactValue {
    switch self {
    case .single(let value): value
    case .records(let records): .list(count: records.count)
    case .answers(let answers): .list(count: answers.count)
    }
  }

  /// The number, when the value is one.
  public var number: ExactDecimal? {
    if case .single(.number(let number)) = self { number } else { nil }
  }
}
