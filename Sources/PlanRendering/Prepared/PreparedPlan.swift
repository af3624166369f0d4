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
  private let definition: PlanDefinition
  private let gates: [ConditionID]
  let lanes: LaneProgram
  /// The facts that stages compute from what was told, and those that they compute from facts of stages.
  private let setBefore: [(fact: FactID, stage: any Stage)]
  private let setBetween: [(fact: FactID, stage: any Stage)]
  private let packing: FactPacking
  /// How much plans explain besides the verdicts of rules.
  let explainedCount: Int
  private let questions: QuestionInk
  /// Everything up to the person's identifier, between day and fingerprint, and the notices.
  private let head: Piece
  private let behindDay: Piece
  private let silent: Piece
  private let notices: [Piece]

  /// A stage that has prepared texts, and where its rules stand.
  struct Section {
    var ink: StageInk
    var rules: Range<Int>

    /// Whether its rules may be withheld or advise against something.
    var isOffering: Bool {
      switch ink {
      case .care, .notes, .referrals: true
      case .assessment, .triage, .hints, .followUp: false
      }
    }
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

  /// Prepares a definition; nil when one of its stages does not say beforehand what it may say, or two of a kind of which
  /// plans have one must be joined.
  public init?(_ definition: PlanDefinition) {
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
    guard Self.areSingle(sections) else { return nil }
    head = ink.add(Self.head(definition))
    behindDay = ink.add(
      #"","definition":{"sha256":"\#(definition.sha256)"},"profile":{"sha256":""#.utf8)
    silent = TriageInk.silent(&ink)
    notices = definition.notices.map { ink.add($0) }
    facts = FactInk(definition.vocabulary, &ink)
    questions = QuestionInk(definition, &ink)
    self.ink = ink
    self.lanes = lanes
    packing = FactPacking(definition.program)
    self.explainedCount = explainedCount
    func stages(setting facts: [FactID]) -> [(fact: FactID, stage: any Stage)] {
      facts.compactMap { fact in
        definition.stages.first { $0.stage.writes.contains(fact) }.map { (fact, $0.stage) }
      }
    }
    setBefore = stages(setting: lanes.setBefore)
    setBetween = stages(setting: lanes.setBetween)
    self.rules = rules
    self.sources = sources
    self.sections = sections
    self.definition = definition
    gates = definition.stages.map(\.gate)
  }

  /// Memory for people one after another.
  public func makeRun() -> PreparedRun {
    PreparedRun(lanes, self, facts: definition.vocabulary.all.count)
  }

  /// Adds a person to a run that is not full.
  ///
  /// - Returns: false, with nobody added, when the plan is not for the person or the facts contradict each other.
  public func add(_ profile: Profile, to run: inout PreparedRun) -> Bool {
    // It is taken out and put back, for whoever reads it while it stands there copies it.
    var facts = run.idle.popLast() ?? Facts(program: definition.program, vocabulary: definition.vocabulary)
    facts.begin(profile, packing)
    guard isFor(facts) else {
      run.idle.append(facts)
      return false
    }
    for (fact, stage) in setBefore { facts.set(fact, stage.value(of: fact, from: facts)) }
    lanes.add(facts.state, to: &run.block)
    run.people.append(facts)
    return true
  }

  private func isFor(_ facts: Facts) -> Bool {
    !definition.scope.contains { facts.truth($0.when) == .no }
      && !definition.contradictions.contains { facts.holds($0.when) }
  }

  /// Writes the plan of everybody who was added as a line with its line feed, and removes them.
  public func finish(_ run: inout PreparedRun) {
    guard run.block.count > 0 else { return }
    derive(&run)
    judge(&run)
    var people: [Facts] = []
    swap(&people, &run.people)
    people.withUnsafeBufferPointer { people in
      for person in people.indices { write(people[person], person, &run) }
    }
    run.idle += people
    people.removeAll(keepingCapacity: true)
    swap(&people, &run.people)
    run.block.removeAll()
  }

  /// Works out the answers to all conditions, and every fact of the stages.
  private func derive(_ run: inout PreparedRun) {
    for part in 0..<lanes.partCount {
      lanes.ask(part: part, of: &run.block)
      run.turned.turn(run.block, of: lanes, part: part)
      for person in run.people.indices {
        run.people[person].take(person, of: run.turned, by: lanes, part: part)
        guard part < setBetween.count else { continue }
        let (fact, stage) = setBetween[part]
        let value = stage.value(of: fact, from: run.people[person])
        run.people[person].set(fact, value)
        lanes.take(fact, from: run.people[person].state, of: person, in: &run.block)
      }
    }
  }

  private func judge(_ run: inout PreparedRun) {
    run.reasons.begin(run.block, of: lanes)
    for (position, section) in sections.enumerated() {
      let open = lanes.answer(of: gates[position], in: run.block).yes & run.block.everybody
      run.open[position] = open
      for rule in section.rules {
        run.verdicts[rule] = rules.logic[rule].judge(
          open, run.block, of: lanes, noting: &run.reasons, untold: run.untold)
      }
      switch section.ink {
      case .hints(let hints): hints.explain(self, &run)
      case .followUp(let followUp): followUp.explain(self, &run)
      default: break
      }
    }
  }

  /// Notes the facts behind the answer of a condition, for some people.
  func note(_ condition: ConditionID, for people: UInt64, _ run: inout PreparedRun) {
    run.reasons.note(condition, for: people, run.block, of: lanes)
  }

  private func write(_ facts: Facts, _ person: Int, _ run: inout PreparedRun) {
    run.begin(person)
    place(facts, &run)
    putHead(facts, &run)
    let urgency = putTriage(facts, &run)
    putLists(facts, urgency, &run)
    putWithheld(facts, &run)
    putAdvisedAgainst(facts, &run)
    for (position, section) in sections.enumerated() where run.isOpen(position) {
      guard case .followUp(let followUp) = section.ink else { continue }
      followUp.put(self, facts, &run)
      followUp.putSafetyNet(self, facts, &run)
    }
    sources.put(run.cited, ink, to: &run.sheet)
    putNotices(&run)
    run.sheet.put("}\n")
  }

  /// Finds the place of each rule in a person's plan; of one for which nothing speaks, a plan says nothing.
  private func place(_ facts: Facts, _ run: inout PreparedRun) {
    let bit: UInt64 = 1 &<< UInt64(run.person)
    for rule in run.verdicts.indices {
      let verdicts = run.verdicts[rule]
      guard (verdicts.offered | verdicts.withheld) & bit != 0 else {
        run.outcomes[rule] = RuleLogic.Outcome(.notIndicated)
        run.placements[rule] = .leftOut
        continue
      }
      let outcome = rules.logic[rule].outcome(facts)
      run.outcomes[rule] = outcome
      run.placements[rule] = Placement(
        outcome.verdict, rules.entries[rule].direction, relevant: .yes)
      guard verdicts.waiting & bit != 0 else { continue }
      for index in verdicts.missing {
        if let fact = run.reasons[index, of: run.person] { run.waiting.add(rule, for: fact) }
      }
    }
  }

  private func putHead(_ facts: Facts, _ run: inout PreparedRun) {
    run.sheet.put(head, ink)
    run.sheet.put(string: facts.profile.patient)
    run.sheet.put(member: #","on":""#, facts.profile.on.description, closing: false)
    run.sheet.put(behindDay, ink)
    run.sheet.put(facts.profile.sha256)
    run.sheet.put("\"}")
  }

  /// Writes urgency, message, completeness, flags and questions.
  private func putTriage(_ facts: Facts, _ run: inout PreparedRun) -> Urgency {
    var urgency = Urgency.routine
    var piece = silent
    var triage: TriageInk?
    for (position, section) in sections.enumerated() where run.isOpen(position) {
      guard case .triage(let ink) = section.ink else { continue }
      (urgency, piece) = ink.head(facts)
      triage = ink
    }
    let isPartial = questions.collect(facts, urgency: urgency, &run)
    run.sheet.put(piece, ink)
    run.sheet.put(
      isPartial
        ? #","completeness":"partial","redFlags":["# : #","completeness":"full","redFlags":["#)
    triage?.put(self, facts, &run)
    run.sheet.put(byte: UInt8(ascii: "]"))
    questions.put(facts, rules, ink, &run)
    return urgency
  }

  private func putLists(_ facts: Facts, _ urgency: Urgency, _ run: inout PreparedRun) {
    put(#","hints":["#, &run) { section, run, isFirst in
      if case .hints(let hints) = section { hints.put(self, facts, &run, &isFirst) }
    }
    put(#","activities":["#, &run) { section, run, isFirst in
      if case .care(let care) = section { care.put(self, facts, &run, &isFirst) }
    }
    put(#","medicationNotes":["#, &run) { section, run, isFirst in
      if case .notes(let notes) = section { notes.put(self, facts, &run, &isFirst) }
    }
    put(#","referrals":["#, &run) { section, run, isFirst in
      if case .referrals(let referrals) = section { referrals.put(self, facts, &run, &isFirst) }
    }
  }

  private func put(
    _ key: StaticString, _ run: inout PreparedRun,
    _ members: (StageInk, inout PreparedRun, inout Bool) -> Void
  ) {
    run.sheet.put(key)
    var isFirst = true
    for (position, section) in sections.enumerated() where run.isOpen(position) {
      members(section.ink, &run, &isFirst)
    }
    run.sheet.put(byte: UInt8(ascii: "]"))
  }

  private func putNotices(_ run: inout PreparedRun) {
    run.sheet.put(#","notices":["#)
    var isFirst = true
    for notice in notices {
      run.sheet.separate(&isFirst)
      run.sheet.put(notice, ink)
    }
    let closed = definition.stages.enumerated().filter { !run.isOpen($0.offset) }
    if !closed.isEmpty {
      run.sheet.separate(&isFirst)
      let notice = VoicedText.leavingOut(closed.map { type(of: $0.element.stage).name })
      JSONText.compact(notice, without: []).bytes.withUnsafeBufferPointer { run.sheet.put($0) }
    }
    run.sheet.put(byte: UInt8(ascii: "]"))
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
