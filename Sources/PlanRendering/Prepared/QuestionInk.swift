import PlanCore

/// What a plan may ask: the rules of `Questions` on prepared texts.
struct QuestionInk: Sendable {
  private var entries: [Entry] = []
  /// The facts that plans may ask, and which entry each has.
  private var asked: FactSet
  private var places: [Int32]
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
    asked = FactSet(for: program)
    places = Array(repeating: 0, count: program.facts.count)
    entries = definition.vocabulary.all.compactMap { info in
      guard info.ask != nil, !info.isVisitFact else { return nil }
      let question = Question(info, .notAsked, .plan, decides: [])
      return Entry(
        fact: info.id,
        template: ink.item(question, gaps: ["priority", "state", "decides"]),
        safety: info.safety, isRedFlag: info.isRedFlag,
        isTold: program.definition(of: info.id) == nil)
    }
    for (place, entry) in entries.enumerated() {
      asked.insert(entry.fact)
      places[entry.fact.index] = Int32(clamping: place)
    }
  }

  /// Works out what to ask and in which order, and returns whether something of it matters for safety.
  func collect(urgency: Urgency, on page: PlanPage) -> Bool {
    var isPartial = false
    let answers = page.answers
    asked.forEach(notIn: page.facts.told) { fact in
      let entry = entries[Int(places[fact.index])]
      guard entry.isTold || page.facts.value(of: fact) == nil else { return }
      let count = page.run.waiting.count(for: entry.fact, of: page.run.person)
      let priority = Question.Priority.of(
        entry.safety, isRedFlag: entry.isRedFlag, isWaitedFor: count > 0
      ) { answers.truth($0) }
      guard let priority, urgency != .emergency || priority == .redFlag else { return }
      if priority != .plan { isPartial = true }
      page.run.questions.append(
        UInt64(priority.rank) << 48 | UInt64(0xFFFFFF - count) << 24 | UInt64(places[fact.index]))
    }
    page.run.questions.sort()
    return isPartial
  }

  /// Writes the questions that were worked out.
  func put(_ rules: RuleInk, on page: inout PlanPage) {
    page.open(#","ask":["#)
    for index in page.run.questions.indices {
      let question = page.run.questions[index]
      let entry = entries[Int(question & 0xFFFFFF)]
      let state = page.state(of: entry.fact)
      page.item(entry.template)
      page.put(priorities[Int(question >> 48)])
      page.put(entry.template, 1)
      page.put(states[Self.stateOrder.firstIndex(of: state) ?? 0])
      page.put(entry.template, 2)
      page.open(#","decides":["#)
      for place in page.run.waiting.range(of: entry.fact) {
        guard let rule = page.run.waiting.rule(at: place, of: page.answers.position) else {
          continue
        }
        page.item(rules.ids[rule])
      }
      page.close()
      page.put(entry.template, 3)
    }
    page.close()
  }
}
