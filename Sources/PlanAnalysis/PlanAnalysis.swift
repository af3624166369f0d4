public import PlanCore

/// What can be said of a plan without a person: what can never be right, what is never used, what holds for everyone.
///
/// Everything is exact over the values that the plan's conditions can tell apart, "missing" included. Facts that a
/// stage computes may take any value here, so nothing is called impossible that is possible.
public struct PlanAnalysis {
  let definition: PlanDefinition
  let day: Day?
  /// How many conditions the plan has; those behind them belong to its invariants.
  let ownConditions: Int
  private let limit: Int
  var space: DiagramSpace
  /// The profiles that can be: without contradictions.
  ///
  /// Whether a plan is made for them is another question.
  var possible = Diagram.full
  /// What the limit left open: what it was about.
  var unfinished: [(range: SourceRange?, what: String)] = []
  var findings: [Diagnostic] = []
  /// What became of each invariant, in the order of the file.
  public internal(set) var outcomes: [InvariantOutcome] = []

  /// Prepares the analysis of a plan.
  ///
  /// - Parameters:
  ///   - day: the day on which evidence must not be past its review; nil leaves that question out.
  ///   - limit: the most diagram nodes that may be made; what needs more is reported as not analysed.
  public init(_ definition: PlanDefinition, on day: Day?, limit: Int = 6_000_000) {
    self.definition = definition
    self.limit = limit
    self.day = day
    let program = definition.program
    let alsoTold = definition.vocabulary.all.filter { info in
      info.isDerived && info.group != "" && !program.isComputed(info.id)
    }
    ownConditions = definition.outline.conditionsBeforeInvariants ?? program.conditionCount
    space = DiagramSpace(
      program, conditions: (0..<ownConditions).map { program.condition(at: $0) },
      alsoTold: Set(alsoTold.map(\.id)), limit: limit)
  }

  /// Everything that can be found, in the order of the checks; a writer sorts by place.
  public mutating func run() -> [Diagnostic] {
    attempt(nil, "the plan's contradictions") { analysis throws(NodeLimitReached) in
      try analysis.leaveOutContradictions()
    }
    do {
      try prepareFacts()
    } catch {
      unfinished.append((nil, "the derived facts"))
    }
    checkConditions()
    checkRules()
    checkTables()
    checkUse()
    checkSources()
    checkInvariants()
    reportUnfinished()
    return findings
  }

  /// How many diagram nodes were made.
  public var nodeCount: Int { space.nodeCount }

  /// Does one piece of work; when it needs more nodes than there are, that is remembered.
  mutating func attempt(
    _ range: SourceRange?, _ what: String,
    _ work: (inout PlanAnalysis) throws(NodeLimitReached) -> Void
  ) {
    let before = space.nodeCount
    space.limit = min(limit, before + questionLimit)
    do {
      try work(&self)
    } catch {
      unfinished.append((range, what))
    }
    if space.nodeCount - before > Self.keptNodes {
      space.forget(beyond: before)
    }
  }

  /// The most nodes that one question may make.
  private var questionLimit: Int { limit / 6 }

  /// What one question may leave behind for the next.
  private static let keptNodes = 100_000

  /// Works out the facts that conditions name, so that every question finds them ready.
  private mutating func prepareFacts() throws(NodeLimitReached) {
    for fact in definition.program.derivationOrder where fact.index < ownFacts {
      try space.prepare(fact)
    }
  }

  /// The facts of the plan itself; those behind them are there for its invariants.
  private var ownFacts: Int {
    definition.vocabulary.named(Invariant.inScope)?.id.index ?? definition.vocabulary.all.count
  }

  private mutating func leaveOutContradictions() throws(NodeLimitReached) {
    for contradiction in definition.contradictions {
      let sets = try space.truthSets(of: contradiction.when)
      possible = try space.subtract(sets.yes, from: possible)
    }
  }

  private mutating func reportUnfinished() {
    guard let first = unfinished.first else { return }
    var finding = Diagnostic(
      .warning, .analysisLimit,
      "\(unfinished.count) questions were not answered: they need more than "
        + "\(questionLimit) diagram nodes", at: first.range,
      help:
        "split the conditions that many facts meet in; what is named here is neither right nor wrong"
    )
    for (_, what) in unfinished.prefix(20) { finding = finding.noting("not answered: \(what)") }
    if unfinished.count > 20 { finding = finding.noting("and \(unfinished.count - 20) more") }
    findings.append(finding)
  }
}

extension Diagnostic.Code {
  /// The analysis met its limit of size.
  static let analysisLimit: Self = "analysis-limit"
}
