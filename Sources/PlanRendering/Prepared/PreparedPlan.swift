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
  private let questions: QuestionInk
  /// Everything up to the person's identifier, between day and fingerprint, and the notices.
  private let head: Piece
  private let behindDay: Piece
  private let silent: Piece
  private let notices: [Piece]

  /// A stage that has prepared texts, and where its rules stand.
  struct Section {
    var position: Int
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
    var ink = Ink()
    var sources = SourceInk(definition.sources, &ink)
    var rules = RuleInk()
    var sections: [Section] = []
    for (position, entry) in definition.stages.enumerated() {
      let first = rules.logic.count
      guard let prepared = Self.prepare(entry.stage, first, &sources, &ink) else {
        return nil
      }
      for (index, rule) in entry.stage.rules.enumerated() {
        rules.add(
          rule, Self.additions(entry.stage, index), definition.vocabulary, &sources, &ink)
      }
      sections.append(
        Section(position: position, ink: prepared, rules: first..<rules.logic.count))
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
    self.rules = rules
    self.sources = sources
    self.sections = sections
    self.definition = definition
    gates = definition.stages.map(\.gate)
  }

  /// Memory for one person after another.
  public func makeRun() -> PreparedRun {
    PreparedRun(
      definition.program, stages: definition.stages.count, rules: rules.logic.count,
      sourceWords: sources.width)
  }

  /// Writes the plan of a person as a line with its line feed.
  ///
  /// - Returns: false, with nothing written, when the plan is not for the person or the facts contradict each other.
  public func write(_ profile: Profile, to run: inout PreparedRun) -> Bool {
    var facts = Facts(profile, program: definition.program, vocabulary: definition.vocabulary)
    guard !definition.scope.contains(where: { facts.truth($0.when) == .no }),
      !definition.contradictions.contains(where: { facts.holds($0.when) })
    else { return false }
    run.beginPerson()
    judge(&facts, &run)
    putHead(facts, &run)
    let urgency = putTriage(facts, &run)
    putLists(facts, urgency, &run)
    putWithheld(facts, &run)
    putAdvisedAgainst(facts, &run)
    for section in sections where run.isOpen[section.position] {
      guard case .followUp(let followUp) = section.ink else { continue }
      followUp.put(self, facts, &run)
      followUp.putSafetyNet(self, facts, &run)
    }
    sources.put(run.cited, ink, to: &run.sheet)
    putNotices(&run)
    run.sheet.put("}\n")
    return true
  }

  private func judge(_ facts: inout Facts, _ run: inout PreparedRun) {
    for section in sections {
      let isOpen = facts.holds(gates[section.position])
      run.isOpen[section.position] = isOpen
      facts.derive(factsOf: definition.stages[section.position].stage)
      run.memory.forgetAnswers()
      for rule in section.rules {
        run.reasons[rule].removeAll()
        let outcome = isOpen ? judge(rule, facts, &run) : RuleLogic.Outcome(.suppressed)
        run.outcomes[rule] = outcome
        run.placements[rule] = Placement(
          outcome.verdict, rules.entries[rule].direction,
          relevant: facts.truth(rules.logic[rule].relevant))
      }
    }
  }

  /// What becomes of a rule; of one for which nothing speaks, a plan says nothing.
  private func judge(
    _ rule: Int, _ facts: Facts, _ run: inout PreparedRun
  ) -> RuleLogic.Outcome {
    guard facts.truth(rules.logic[rule].relevant) != .no else {
      return RuleLogic.Outcome(.notIndicated)
    }
    return rules.logic[rule].judge(
      facts, explaining: true, noting: &run.reasons[rule], remembering: &run.memory)
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
    for section in sections where run.isOpen[section.position] {
      guard case .triage(let ink) = section.ink else { continue }
      (urgency, piece) = ink.head(facts)
      triage = ink
    }
    for rule in rules.logic.indices
    where run.outcomes[rule].verdict == .held || run.outcomes[rule].verdict == .needsFacts {
      run.waiting.add(rule, for: run.reasons[rule].missing)
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
    for section in sections where run.isOpen[section.position] {
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
    let closed = definition.stages.enumerated().filter { !run.isOpen[$0.offset] }
    if !closed.isEmpty {
      run.sheet.separate(&isFirst)
      let notice = VoicedText.leavingOut(closed.map { type(of: $0.element.stage).name })
      JSONText.compact(notice, without: []).bytes.withUnsafeBufferPointer { run.sheet.put($0) }
    }
    run.sheet.put(byte: UInt8(ascii: "]"))
  }
}
