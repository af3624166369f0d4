import PlanCore

/// What is used again for one person after another.
public struct PreparedRun: Sendable {
  /// The lines that are written.
  public var sheet: PlanSheet
  /// What became of each rule, in the order of the stages.
  var outcomes: [RuleLogic.Outcome]
  /// Where the plan shows it.
  var placements: [Placement]
  /// The facts behind each of them.
  var reasons: [Reasons]
  /// What was followed for the facts as they are now.
  var memory: ReasonMemory
  /// The facts behind something else.
  var others: Reasons
  /// A bit for each source that is cited.
  var cited: [UInt64]
  /// Whether each stage takes part.
  var isOpen: [Bool]
  /// Where `sayings` says something about a fact already, for facts whose values are not few.
  var said: [Said]
  /// What was said of facts once, to be copied when they come again.
  var sayings: [UInt8] = []
  /// The activities of the core programme, in order, with the week in which they begin.
  var core: [(id: Piece, fromWeek: Int)] = []
  /// What to ask: rank, count and position in one number, so that sorting is cheap.
  var questions: [UInt64] = []

  /// The rules that wait for facts.
  var waiting: Waiting

  /// A stretch of the sayings.
  struct Said: Sendable {
    var start = 0
    var count = 0
  }

  init(_ program: ConditionProgram, stages: Int, rules: Int, sourceWords: Int) {
    sheet = PlanSheet()
    outcomes = Array(repeating: RuleLogic.Outcome(.suppressed), count: rules)
    placements = Array(repeating: .leftOut, count: rules)
    memory = ReasonMemory(for: program, longest: Facts.longestReason)
    others = Reasons(for: program)
    reasons = Array(repeating: others, count: rules)
    isOpen = Array(repeating: false, count: stages)
    cited = Array(repeating: 0, count: sourceWords)
    said = Array(repeating: Said(), count: program.facts.count)
    waiting = Waiting(facts: program.facts.count)
  }

  /// Forgets the last person.
  mutating func beginPerson() {
    memory.forget()
    waiting.removeAll()
    for index in cited.indices { cited[index] = 0 }
    for index in said.indices { said[index].count = 0 }
    sayings.removeAll(keepingCapacity: true)
    core.removeAll(keepingCapacity: true)
    questions.removeAll(keepingCapacity: true)
  }
}
