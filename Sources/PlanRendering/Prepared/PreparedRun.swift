import PlanCore

/// What is used again for one block of people after another, and in it for one person after another.
public struct PreparedRun: Sendable {
  /// The people of the block.
  var people: [Facts] = []
  /// Memory for the people of the next.
  var idle: [Facts] = []
  var block: LaneBlock
  var turned: LanePeople
  /// The facts behind the verdicts of the rules and behind what else plans explain.
  var reasons: LaneReasons
  /// What became of each rule for everybody, in the order of the stages.
  var verdicts: [LaneVerdicts]
  /// The facts behind something else, by its number.
  var explained: [Explained]
  /// For whom each stage takes part.
  var open: [UInt64]
  /// What plans say of stages that take no part, by a bit for each stage.
  var leftOut: [UInt64: [UInt8]] = [:]
  /// How much room the longest plan took so far.
  var room = 1 << 17

  /// The rules that are offered, among them those by which a plan advises against something.
  var offered: RuleRows
  var advisedAgainst: RuleRows
  var withheld: RuleRows
  /// The rules that lines list by their verdicts, a list each.
  private(set) var listed: [RuleRows]
  /// What was counted.
  var counts: PreparedCounts
  /// The rules that wait for facts.
  var waiting: Waiting
  /// Who told which fact.
  var told: FactPeople
  /// The questions that plans may ask, by their position, and for whom each matters for safety.
  var asked: RuleRows
  var critical: [UInt64]

  /// The position in the block of the person whose plan is written.
  private(set) var person = 0
  /// A bit for each source that is cited.
  var cited: [UInt64]
  /// Where the page says something about a fact already, for facts whose values are not few.
  private(set) var said: [Range<Int>]
  private var saidOf: [FactID] = []
  /// The activities of the core programme, in order, with the week in which they begin.
  var core: [(id: Piece, fromWeek: Int)] = []
  /// What to ask: rank, count and position in one number, so that sorting is cheap.
  var questions: [UInt64] = []

  /// The facts behind answers to conditions.
  typealias Explained = (deciding: LaneReasons.Range, missing: LaneReasons.Range)

  init(_ lanes: LaneProgram, _ plan: PreparedPlan, facts: Int) {
    block = LaneBlock(lanes)
    turned = LanePeople(lanes)
    reasons = LaneReasons(for: lanes, longest: Facts.longestReason)
    verdicts = Array(repeating: LaneVerdicts(), count: plan.rules.count)
    explained = Array(repeating: (0..<0, 0..<0), count: plan.explainedCount)
    offered = RuleRows(rules: plan.rules.count)
    (advisedAgainst, withheld) = (offered, offered)
    listed = Array(repeating: offered, count: plan.form.listed.count)
    counts = PreparedCounts(
      rules: plan.counts ? plan.rules.count : 0,
      exceptions: plan.counts ? plan.rules.guards.count : 0)
    open = Array(repeating: 0, count: plan.sections.count)
    cited = Array(repeating: 0, count: plan.sources.width)
    said = Array(repeating: 0..<0, count: facts)
    waiting = Waiting(facts: facts)
    told = FactPeople(for: plan.definition.program)
    asked = RuleRows(rules: plan.questions.count)
    critical = Array(repeating: 0, count: plan.questions.count)
  }

  /// Whether nobody more can be added before plans are written.
  public var isFull: Bool { people.count == LaneProgram.width }

  /// Whether a stage takes part for the person.
  func isOpen(_ section: Int) -> Bool {
    open[section] &>> UInt64(person) & 1 == 1
  }

  /// Notes where the page says something about a fact.
  mutating func say(_ fact: FactID, at stretch: Range<Int>) {
    said[fact.index] = stretch
    saidOf.append(fact)
  }

  /// Notes what became of a rule.
  mutating func note(_ rule: Int, _ entry: RuleInk.Entry, _ verdicts: LaneVerdicts) {
    self.verdicts[rule] = verdicts
    let advises = entry.isOffering && entry.isAdvice
    offered.note(rule, for: advises ? 0 : verdicts.offered)
    advisedAgainst.note(rule, for: advises ? verdicts.offered : 0)
    withheld.note(rule, for: entry.isOffering && !entry.isAdvice ? verdicts.shown.withheld : 0)
    guard verdicts.shown.waiting != 0 else { return }
    for index in verdicts.shown.missing {
      let people = reasons[index].people & verdicts.shown.waiting
      if people != 0 { waiting.add(rule, for: reasons[index].fact, of: people) }
    }
  }

  /// Ends, once every rule was noted.
  ///
  /// - Parameter lists: the verdicts by which lines list rules.
  mutating func endRules(listing lists: [Verdict]) {
    for (list, verdict) in lists.enumerated() {
      for rule in verdicts.indices { listed[list].note(rule, for: verdicts[rule][verdict]) }
      listed[list].turn(verdicts.count)
    }
    offered.turn(verdicts.count)
    advisedAgainst.turn(verdicts.count)
    withheld.turn(verdicts.count)
    waiting.end()
  }

  /// Forgets the last person.
  mutating func begin(_ person: Int) {
    self.person = person
    for index in cited.indices { cited[index] = 0 }
    for fact in saidOf { said[fact.index] = 0..<0 }
    saidOf.removeAll(keepingCapacity: true)
    core.removeAll(keepingCapacity: true)
    questions.removeAll(keepingCapacity: true)
  }
}
