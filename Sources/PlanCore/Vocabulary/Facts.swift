/// One person's facts while a plan is made: the packed state that conditions read, with the profile behind it.
public struct Facts: Sendable {
  /// The compiled conditions of the plan.
  public let program: ConditionProgram
  /// The facts' names and titles.
  public let vocabulary: Vocabulary
  /// What the profile said.
  public let profile: Profile
  /// The packed facts, those of the stages so far included.
  public private(set) var state: FactState
  /// Values that a stage computed, and that the packed state only knows by their cell.
  private var values: [FactID: FactValue] = [:]

  /// Packs a profile's known values; everything else is missing.
  public init(_ profile: Profile, program: ConditionProgram, vocabulary: Vocabulary) {
    self.program = program
    self.vocabulary = vocabulary
    self.profile = profile
    state = program.makeState()
    for (fact, reading) in profile.readings {
      if let value = reading.knownValue { program.set(fact, value.factValue, in: &state) }
    }
  }

  /// Whether a condition holds: yes, no or unknown.
  public func truth(_ condition: ConditionID) -> Truth {
    program.truth(condition, state)
  }

  /// Whether a condition is known to hold.
  public func holds(_ condition: ConditionID) -> Bool {
    truth(condition) == .yes
  }

  /// The facts behind the answers of some conditions.
  public func reasons(behind conditions: [ConditionID]) -> Reasons {
    var reasons = Reasons(for: program)
    var memory = ReasonMemory(for: program)
    for condition in conditions {
      program.note(condition, state, in: &reasons, remembering: &memory)
    }
    return reasons
  }

  /// Writes a fact that a stage computes; nil, and a value that the fact's type does not admit, leave it missing.
  public mutating func set(_ fact: FactID, _ value: FactValue?) {
    guard let value else {
      program.clear(fact, in: &state)
      values[fact] = nil
      return
    }
    program.set(fact, value, in: &state)
    switch value {
    // The packed state knows these whole.
    case .yesNo where values[fact] == nil && profile.readings.state(of: fact) != .known: break
    default: values[fact] = program.isMissing(fact, in: state) ? nil : value
    }
  }

  /// Writes a fact from its definition, unless the profile says it itself.
  public mutating func derive(_ fact: FactID) {
    guard profile.readings.state(of: fact) != .known else { return }
    program.derive(fact, in: &state)
  }

  /// Writes every fact of a stage, in the order in which the stage derives them.
  public mutating func derive(factsOf stage: any Stage) {
    for fact in stage.writes {
      if program.isComputed(fact) {
        set(fact, stage.value(of: fact, from: self))
      } else {
        derive(fact)
      }
    }
  }

  /// The value of a fact; nil when it is missing or not decided.
  public func value(of fact: FactID) -> FactValue? {
    if let value = values[fact] { return value }
    if profile.readings.state(of: fact) == .known, !program.isMissing(fact, in: state) {
      return profile[fact].knownValue?.factValue
    }
    switch program.possibleValues(of: fact, in: state) {
    case .yesNo(let truth): return truth == .unknown ? nil : .yesNo(truth == .yes)
    case .choices: return program.choice(of: fact, in: state).map(FactValue.choice)
    case .integers(let range):
      return range.count == 1 ? .number(ExactDecimal(range.lowerBound)) : nil
    case nil: return nil
    }
  }

  /// The position of a choice's word; nil when it is not decided.
  public func choice(_ fact: FactID) -> Int? {
    if case .choice(let position)? = value(of: fact) { position } else { nil }
  }

  /// The number of a fact; nil when it is not decided.
  public func number(_ fact: FactID) -> ExactDecimal? {
    if case .number(let number)? = value(of: fact) { number } else { nil }
  }

  /// The whole number of a fact; nil when it is not decided.
  public func integer(_ fact: FactID) -> Int? {
    number(fact)?.integer
  }
}
