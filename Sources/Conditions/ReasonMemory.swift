/// The facts behind the answers to tests of derived facts, each followed once for a person.
///
/// It belongs to one person: facts that are derived later may be added to the state, but not changed.
public struct ReasonMemory: Sendable {
  /// By the place of a derived fact's test: the round in which it was followed last.
  private var rounds: [UInt32]
  /// By the same place: the facts behind it, some words each.
  private var words: [UInt64]
  private var round: UInt32 = 1
  private let width: Int
  /// With more told facts behind it, a derived fact that decided something stands for itself.
  private let longest: Int
  /// By condition: the answer, and the round in which it was asked.
  private var answers: [(answer: Truth, round: UInt32)]
  private var answerRound: UInt32 = 1
  /// With more facts than these, whoever is followed now stands for itself, so that nothing more need be collected.
  private var enough = Int.max

  /// Creates a memory in which nothing is remembered.
  ///
  /// - Parameter longest: how many told facts may stand for a derived fact that decided something. With more of them it
  ///   stands for itself: a list of forty facts explains nothing. Facts that are missing are always the told ones.
  public init(for program: ConditionProgram, longest: Int = .max) {
    self.longest = longest
    width = FactSet(for: program).words.count
    answers = Array(repeating: (.unknown, 0), count: program.conditionCount)
    rounds = Array(repeating: 0, count: program.derivedTests.count)
    words = Array(repeating: 0, count: program.derivedTests.count * width)
  }

  /// Forgets the answers, for facts were derived that they may depend on.
  public mutating func forgetAnswers() {
    answerRound &+= 1
    guard answerRound == 0 else { return }
    for index in answers.indices { answers[index].round = 0 }
    answerRound = 1
  }

  /// The answer of a condition, asked once until answers are forgotten.
  @inline(__always)
  mutating func answer(_ condition: ConditionID, _ ask: () -> Truth) -> Truth {
    if answers[condition.index].round == answerRound { return answers[condition.index].answer }
    let answer = ask()
    answers[condition.index] = (answer, answerRound)
    return answer
  }

  /// Forgets everything.
  public mutating func forget() {
    forgetAnswers()
    round &+= 1
    guard round == 0 else { return }
    for index in rounds.indices { rounds[index] = 0 }
    round = 1
  }

  /// Begins to follow a test; what comes back is for `end`.
  ///
  /// - Parameter isDecided: whether its answer is yes or no.
  mutating func begin(isDecided: Bool) -> Int {
    defer { enough = isDecided ? longest : .max }
    return enough
  }

  /// Ends following a test.
  ///
  /// - Returns: whether so much stands behind it that it stands for itself.
  mutating func end(_ outer: Int, _ facts: FactSet) -> Bool {
    defer { enough = outer }
    return hasEnough(facts)
  }

  /// Whether nothing more need be collected.
  func hasEnough(_ facts: FactSet) -> Bool {
    enough < .max && facts.count > enough
  }

  /// Adds what is remembered of a test; false when nothing is.
  func add(_ place: Int, to facts: inout FactSet) -> Bool {
    guard rounds[place] == round else { return false }
    for index in 0..<width { facts.words[index] |= words[place * width + index] }
    return true
  }

  mutating func remember(_ place: Int, _ facts: FactSet) {
    rounds[place] = round
    for index in 0..<width { words[place * width + index] = facts.words[index] }
  }
}

extension ConditionProgram {
  /// The answer of a condition, asked once for all who share the memory.
  public func truth(
    _ id: ConditionID, _ state: FactState, remembering memory: inout ReasonMemory
  ) -> Truth {
    memory.answer(id) { truth(id, state) }
  }
}
