import PlanCore

/// What a plan may ask: the rules of `Questions` on prepared texts.
struct QuestionInk: Sendable {
  private var entries: [Entry] = []
  private let priorities: [Piece]
  private let states: [Piece]
  private static let stateOrder: [Reading.State] = [.notAsked, .declined, .stale, .notDone]

  private struct Entry {
    var fact: FactID
    /// With the gaps priority, state and decides.
    var template: Template
    var safety: FactInfo.Safety
    var isRedFlag: Bool
    var isTold: Bool
  }

  init(_ definition: PlanDefinition, _ ink: inout Ink) {
    priorities = Question.Priority.allCases.map {
      ink.add(#","priority":"\#($0.rawValue)""#.utf8)
    }
    states = Self.stateOrder.map { ink.add(#","state":"\#($0.rawValue)""#.utf8) }
    let program = definition.program
    entries = definition.vocabulary.all.compactMap { info in
      guard info.ask != nil, !info.isVisitFact else { return nil }
      let question = Question(info, .notAsked, .plan, decides: [])
      return Entry(
        fact: info.id,
        template: ink.template(question, gaps: ["priority", "state", "decides"]),
        safety: info.safety, isRedFlag: info.isRedFlag,
        isTold: program.definition(of: info.id) == nil)
    }
  }

  /// Works out what to ask and in which order, and returns whether something of it matters for safety.
  func collect(_ facts: Facts, urgency: Urgency, _ run: inout PreparedRun) -> Bool {
    var isPartial = false
    for (position, entry) in entries.enumerated() {
      guard facts.profile.readings.state(of: entry.fact) != .known,
        entry.isTold || facts.value(of: entry.fact) == nil
      else { continue }
      let count = run.waiting.count(for: entry.fact)
      guard
        let priority = Question.Priority.of(
          entry.safety, isRedFlag: entry.isRedFlag, facts, isWaitedFor: count > 0)
      else { continue }
      if urgency == .emergency, priority != .redFlag { continue }
      if priority != .plan { isPartial = true }
      run.questions.append(
        UInt64(priority.rank) << 48 | UInt64(0xFFFFFF - count) << 24 | UInt64(position))
    }
    run.questions.sort()
    return isPartial
  }

  /// Writes the questions that were worked out.
  func put(
    _ facts: Facts, _ rules: RuleInk, _ ink: Ink, _ run: inout PreparedRun
  ) {
    run.sheet.put(#","ask":["#)
    var isFirst = true
    for question in run.questions {
      run.sheet.separate(&isFirst)
      let entry = entries[Int(question & 0xFFFFFF)]
      let state = facts.profile.readings.state(of: entry.fact)
      run.sheet.put(ink[entry.template, 0], ink)
      run.sheet.put(priorities[Int(question >> 48)], ink)
      run.sheet.put(ink[entry.template, 1], ink)
      run.sheet.put(states[Self.stateOrder.firstIndex(of: state) ?? 0], ink)
      run.sheet.put(ink[entry.template, 2], ink)
      run.sheet.put(#","decides":["#)
      var isFirstRule = true
      run.waiting.forEach(waitingFor: entry.fact) { rule in
        run.sheet.separate(&isFirstRule)
        run.sheet.put(rules.ids[rule], ink)
      }
      run.sheet.put(byte: UInt8(ascii: "]"))
      run.sheet.put(ink[entry.template, 3], ink)
    }
    run.sheet.put(byte: UInt8(ascii: "]"))
  }
}
