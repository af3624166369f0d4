public import PlanCore

/// A definition with everything that its plans may say encoded once: a person's plan copies it and fills in the few places that
/// depend on the person.
///
/// The bytes are those of `PlanJSON` for the plan of `PlanPipeline`, in one line.
public final class PreparedPlan: Sendable {
  let ink: Ink
  let facts: FactInk
  let rules: RuleInk
  let sources: SourceInk
  let sections: [Section]
  let definition: PlanDefinition
  private let gates: [ConditionID]
  private let refusals: [ConditionID]
  private let contradictions: [ConditionID]
  let lanes: LaneProgram
  /// The facts that stages compute from what was told, and those that they compute from facts of stages.
  private let setBefore: [Computed]
  private let setBetween: [Computed]
  private let packing: FactPacking
  /// What is written of each person, and whether everybody is counted.
  let form: Form
  let counts: Bool
  /// The rules in words, for counts.
  let ruleTexts: [Rule]
  /// How much plans explain besides the verdicts of rules.
  let explainedCount: Int
  let questions: QuestionInk
  /// Everything up to the person's identifier, between day and fingerprint, and the notices.
  let head: Piece
  let behindDay: Piece
  let silent: Piece
  let notices: [Piece]

  /// Facts that a stage computes; shared, for what it holds would be counted piece by piece for every person.
  private final class Computed: Sendable {
    let stage: any Stage
    let facts: [FactID]

    init(_ stage: any Stage, _ facts: [FactID]) {
      (self.stage, self.facts) = (stage, facts)
    }

    /// Sets them for everybody.
    func set(in people: inout [Facts]) {
      // Taken out once: whoever takes them for each person counts, and all cores count the same holders.
      let (stage, facts) = (stage, facts)
      for person in people.indices { stage.set(facts, in: &people[person]) }
    }
  }

  /// A stage that has prepared texts, and where its rules stand.
  struct Section {
    var ink: StageInk
    var rules: Range<Int>
  }

  /// What a stage says, by its role.
  enum StageInk: Sendable {
    case assessment
    case triage(TriageInk)
    case hints(HintInk)
    case care(CareInk)
    case notes(NoteInk)
    case referrals(ReferralInk)
    case followUp(FollowUpInk)
  }

  /// What is written of each person.
  enum Form: Sendable {
    case nothing
    case plan
    case fields(FieldInk)

    /// Whether it says which facts stand behind what became of rules.
    var explains: Bool {
      switch self {
      case .nothing: false
      case .plan: true
      case .fields(let fields): fields.asks
      }
    }

    /// The verdicts by which it lists rules.
    var listed: [Verdict] {
      if case .fields(let fields) = self { fields.listed } else { [] }
    }
  }

  /// Prepares a definition; nil when one of its stages does not say beforehand what it may say, two of a kind of which
  /// plans have one must be joined, or letters are wanted.
  ///
  /// - Parameters:
  ///   - shape: what is written of each person.
  ///   - counting: whether everybody is counted as well.
  public init?(
    _ definition: PlanDefinition, writing shape: ResultShape = .plan, counting: Bool = false
  ) {
    guard let lanes = LaneProgram(definition) else { return nil }
    var ink = Ink()
    var explainedCount = 0
    var sources = SourceInk(definition.sources, &ink)
    var rules = RuleInk()
    var sections: [Section] = []
    for entry in definition.stages {
      let first = rules.logic.count
      guard
        let prepared = Self.prepare(entry.stage, first, &explainedCount, &sources, &ink)
      else { return nil }
      for (index, rule) in entry.stage.rules.enumerated() {
        rules.add(
          rule, Self.additions(entry.stage, index), definition.vocabulary, &sources, &ink)
      }
      sections.append(
        Section(ink: prepared, rules: first..<rules.logic.count))
    }
    let ruleTexts = definition.stages.flatMap(\.stage.rules)
    rules.add(idsOf: ruleTexts, &ink)
    guard let form = Form(shape, ruleTexts, &ink) else { return nil }
    self.form = form
    // A mask of 64 bits holds which stages take no part.
    guard Self.areSingle(sections), sections.count <= 64 else { return nil }
    head = ink.add(Self.head(definition))
    behindDay = ink.add(
      #"","definition":{"sha256":"\#(definition.sha256)"},"profile":{"sha256":""#.utf8)
    silent = TriageInk.silent(&ink)
    notices = definition.notices.map { ink.item($0) }
    facts = FactInk(definition.vocabulary, &ink)
    questions = QuestionInk(definition, &ink)
    ink.finish()
    self.ink = ink
    self.lanes = lanes
    packing = FactPacking(definition.program)
    self.explainedCount = explainedCount
    setBefore = definition.stages.map { entry in
      Computed(entry.stage, entry.stage.writes.filter(lanes.setBefore.contains))
    }.filter { !$0.facts.isEmpty }
    setBetween = lanes.setBetween.compactMap { fact in
      definition.stages.first { $0.stage.writes.contains(fact) }.map { Computed($0.stage, [fact]) }
    }
    self.rules = rules
    self.ruleTexts = ruleTexts
    counts = counting
    self.sources = sources
    self.sections = sections
    self.definition = definition
    gates = definition.stages.map(\.gate)
    refusals = definition.scope.map(\.when)
    contradictions = definition.contradictions.map(\.when)
  }

  /// Memory for people one after another.
  public func makeRun() -> PreparedRun {
    PreparedRun(lanes, self, facts: definition.vocabulary.all.count)
  }

  /// Adds a person to a run that is not full.
  ///
  /// - Parameter profile: what was told; then memory of another profile, to be used again.
  /// - Returns: false, with nobody added, when the plan is not for the person or the facts contradict each other.
  public func add(_ profile: inout Profile, to run: inout PreparedRun) -> Bool {
    // It is taken out and put back, for whoever reads it while it stands there copies it.
    var facts =
      run.idle.popLast() ?? Facts(program: definition.program, vocabulary: definition.vocabulary)
    facts.begin(&profile, packing)
    guard isFor(facts) else {
      run.idle.append(facts)
      return false
    }
    run.people.append(consume facts)
    return true
  }

  private func isFor(_ facts: borrowing Facts) -> Bool {
    for condition in refusals where facts.truth(condition) == .no { return false }
    for condition in contradictions where facts.holds(condition) { return false }
    return true
  }

  /// Judges everybody who was added.
  public func judge(_ run: inout PreparedRun) {
    guard !run.people.isEmpty else { return }
    // One step for everybody before the next, so that its code and tables are still in the cache.
    for computed in setBefore { computed.set(in: &run.people) }
    for person in run.people.indices { lanes.add(run.people[person].state, to: &run.block) }
    derive(&run)
    explain(&run)
  }

  /// Appends the plans of some who were judged, by their position, each a line with its line feed.
  public func write(_ people: Range<Int>, of run: inout PreparedRun, to lines: inout [UInt8]) {
    guard !people.isEmpty else { return }
    var all: [Facts] = []
    swap(&all, &run.people)
    withUnsafeMutablePointer(to: &run) { run in
      all.withUnsafeMutableBufferPointer { write(people, $0, run, &lines) }
    }
    swap(&all, &run.people)
  }

  /// Removes everybody.
  public func clear(_ run: inout PreparedRun) {
    while var person = run.people.popLast() {
      person.end()
      run.idle.append(consume person)
    }
    run.block.removeAll()
  }

  /// Works out the answers to all conditions, and every fact of the stages.
  private func derive(_ run: inout PreparedRun) {
    for part in 0..<lanes.partCount {
      lanes.ask(part: part, of: &run.block)
      run.turned.turn(run.block, by: lanes, part: part)
      let answers = LaneAnswers(run.block, of: lanes, part: part)
      for person in run.people.indices {
        run.people[person].take(person, of: run.turned, by: lanes, part: part, answers)
      }
      if part < setBetween.count { set(setBetween[part], &run) }
    }
  }

  /// Sets what a stage computes from facts of stages.
  private func set(_ computed: Computed, _ run: inout PreparedRun) {
    computed.set(in: &run.people)
    for person in run.people.indices {
      run.people[person].end()
      for fact in computed.facts {
        lanes.take(fact, from: run.people[person].state, of: person, in: &run.block)
      }
    }
  }

  /// Works out the verdicts of all rules, and the facts behind whatever plans explain.
  private func explain(_ run: inout PreparedRun) {
    run.reasons.begin(run.block, of: lanes)
    run.waiting.removeAll()
    run.told.note(run.people)
    for (position, section) in sections.enumerated() {
      run.open[position] =
        lanes.answer(of: gates[position], in: run.block).yes & run.block.everybody
      judge(section.rules, for: run.open[position], &run)
      guard case .plan = form else { continue }
      switch section.ink {
      case .hints(let hints): hints.explain(self, &run)
      case .followUp(let followUp): followUp.explain(self, &run)
      default: break
      }
    }
    run.endRules(listing: form.listed)
    questions.prepare(lanes, &run)
    if counts { countRules(&run) }
  }

  /// Works out the verdicts of some rules.
  private func judge(_ section: Range<Int>, for open: UInt64, _ run: inout PreparedRun) {
    let told = run.told
    // Looked at in place: copies would count references that all cores share.
    rules.logic.withUnsafeBufferPointer { logic in
      for rule in section {
        let verdicts =
          form.explains
          ? logic[rule].judge(
            open, run.block, of: lanes, noting: &run.reasons, untold: { ~told[$0] })
          : logic[rule].verdicts(open, run.block, of: lanes)
        run.note(rule, rules.entries[rule], verdicts)
      }
    }
  }

  /// Hands over what was counted since the last time.
  public func flush(_ run: inout PreparedRun, into cohort: inout Cohort) {
    run.counts.flush(into: &cohort, self)
  }

  /// Notes the facts behind the answer of a condition, for some people.
  func note(_ condition: ConditionID, for people: UInt64, _ run: inout PreparedRun) {
    run.reasons.note(condition, for: people, run.block, of: lanes)
  }
}

extension PreparedPlan.Form {
  fileprivate init?(_ shape: ResultShape, _ rules: [Rule], _ ink: inout Ink) {
    switch shape {
    case .nothing: self = .nothing
    case .plan: self = .plan
    case .fields(let selection, let id):
      guard let fields = FieldInk(selection, id: id, rules, &ink) else { return nil }
      self = .fields(fields)
    }
  }
}

extension CarePlan.Completeness {
  init(isPartial: Bool) {
    self = isPartial ? .partial : .full
  }
}

extension LaneProgram {
  /// All conditions of a definition, with the facts of its stages.
  fileprivate init?(_ definition: PlanDefinition) {
    let program = definition.program
    self.init(
      program, deriving: definition.stages.flatMap(\.stage.writes),
      asking: (0..<program.conditionCount).map(program.condition(at:)))
  }
}
