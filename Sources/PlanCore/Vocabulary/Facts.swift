/// One person's facts while a plan is made: the packed state that conditions read, with the profile behind it.
public struct Facts: Sendable {
  /// The compiled conditions of the plan.
  public let program: ConditionProgram
  /// The facts' names and titles.
  public let vocabulary: Vocabulary
  /// What the profile said.
  public private(set) var profile: Profile
  /// The packed facts, those of the stages so far included.
  public private(set) var state: FactState
  /// The facts that the profile told and that count.
  public private(set) var told: FactSet
  /// Values that a stage computed, and that the packed state only knows by their cell.
  private var values: [(fact: FactID, value: FactValue)] = []
  /// The facts that have one.
  private var computed: FactSet
  /// What conditions came to that were asked of many people at once, and the person's position among them; nil while each
  /// is asked by itself.
  private var answers: (all: LaneAnswers, person: Int)?

  /// Packs a profile's known values; everything else is missing.
  public init(_ profile: Profile, program: ConditionProgram, vocabulary: Vocabulary) {
    self.program = program
    self.vocabulary = vocabulary
    self.profile = profile
    state = program.makeState()
    told = FactSet(for: program)
    computed = told
    for (fact, reading) in profile.readings {
      guard let value = reading.knownValue else { continue }
      program.set(fact, value.factValue, in: &state)
      told.insert(fact)
    }
  }

  /// Memory for one person after another; nothing is known yet.
  public init(program: ConditionProgram, vocabulary: Vocabulary) {
    self.init(
      Profile(plan: nil, patient: "", on: Day(number: 0), readings: [:], visits: []),
      program: program, vocabulary: vocabulary)
  }

  /// Begins anew with another person, in the same memory; the profile before is handed back.
  public mutating func begin(_ profile: inout Profile, _ packing: FactPacking) {
    program.reset(&state)
    values.removeAll(keepingCapacity: true)
    computed.removeAll()
    answers = nil
    swap(&profile, &self.profile)
    told.removeAll()
    self.profile.readings.tell(&state, &told, program, packing)
  }

  /// Takes over what was worked out of this person among others.
  ///
  /// - Parameters:
  ///   - person: the position in the block.
  ///   - part: the part of the conditions that was asked last.
  ///   - answers: what they came to.
  public mutating func take(
    _ person: Int, of people: LanePeople, by lanes: LaneProgram, part: Int,
    _ answers: LaneAnswers
  ) {
    people.derive(&state, of: person, by: lanes, part: part)
    self.answers = (answers, person)
  }

  /// Lets go of what was worked out among others, so that its memory can be used again.
  public mutating func end() {
    answers = nil
  }

  /// Whether a condition holds: yes, no or unknown.
  @inline(__always)
  public func truth(_ condition: ConditionID) -> Truth {
    guard let answers else { return program.truth(condition, state) }
    return answers.all.truth(condition, of: answers.person)
  }

  /// Whether a condition is known to hold.
  public func holds(_ condition: ConditionID) -> Bool {
    truth(condition) == .yes
  }

  /// The facts behind the answers of some conditions.
  public func reasons(behind conditions: [ConditionID]) -> Reasons {
    var reasons = Reasons(for: program)
    var memory = ReasonMemory(for: program, longest: Facts.longestReason)
    for condition in conditions {
      program.note(condition, state, in: &reasons, remembering: &memory)
    }
    return reasons
  }

  /// Writes the answer of a fact that a stage computes.
  public mutating func set(_ fact: FactID, answer: Bool) {
    if told.contains(fact) || !program.set(fact, answer, in: &state) {
      set(fact, .yesNo(answer))
    }
  }

  /// Writes a fact that a stage computes; nil, and a value that the fact's type does not admit, leave it missing.
  public mutating func set(_ fact: FactID, _ value: FactValue?) {
    if value == nil, program.isMissing(fact, in: state) { return }
    if !program.isMissing(fact, in: state) {
      if computed.contains(fact) { values.removeAll { $0.fact == fact } }
      program.clear(fact, in: &state)
    }
    guard let value else { return }
    program.set(fact, value, in: &state)
    // The packed state knows a yes or no whole, but for one that was told otherwise.
    if case .yesNo = value, !told.contains(fact) { return }
    guard !program.isMissing(fact, in: state) else { return }
    values.append((fact, value))
    computed.insert(fact)
  }

  /// Writes a fact from its definition, unless the profile says it itself.
  public mutating func derive(_ fact: FactID) {
    guard !told.contains(fact) else { return }
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
    if computed.contains(fact), let value = values.first(where: { $0.fact == fact })?.value {
      return value
    }
    if told.contains(fact), !program.isMissing(fact, in: state) {
      return profile.readings.knownValue(of: fact)?.factValue
    }
    if program.isNumber(fact) { return derivedInteger(fact).map { .number(ExactDecimal($0)) } }
    return program.onlyValue(of: fact, in: state)
  }

  /// A count or sum; nil when it is missing or not decided.
  private func derivedInteger(_ fact: FactID) -> Int? {
    program.isMissing(fact, in: state) ? nil : program.figure(of: fact) { truth($0) }
  }

  /// The position of a choice's word; nil when it is not decided.
  public func choice(_ fact: FactID) -> Int? {
    // Nearly every fact that stages ask for is neither told nor computed, and then the packed state says it all.
    if !computed.contains(fact), !told.contains(fact) {
      return program.isChoice(fact) ? program.onlyCell(of: fact, in: state) : nil
    }
    return if case .choice(let position)? = value(of: fact) { position } else { nil }
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
