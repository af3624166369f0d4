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

  /// Writes a fact that a stage computes; nil leaves it missing.
  public mutating func set(_ fact: FactID, _ value: FactValue?) {
    if let value { program.set(fact, value, in: &state) } else { program.clear(fact, in: &state) }
  }

  /// Writes a fact from its definition.
  public mutating func derive(_ fact: FactID) {
    program.derive(fact, in: &state)
  }

  /// The word of a choice fact; nil when it is not decided.
  public func choice(_ fact: FactID) -> Int? {
    if case .choice(let position)? = program.value(of: fact, in: state) { position } else { nil }
  }

  /// The whole number of a fact; nil when it is not decided.
  public func integer(_ fact: FactID) -> Int? {
    if case .number(let number)? = program.value(of: fact, in: state) {
      Int(number.description)
    } else {
      nil
    }
  }
}
