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
        template: ink.item(question, gaps: ["priority", "state", "decides"]),
        safety: info.safety, isRedFlag: info.isRedFlag,
        isTold: program.definition(of: info.id) == nil)
    }
  }

  /// Works out what to ask and in which order, and returns whether something of it matters for safety.
  func collect(urgency: Urgency, on page: PlanPage) -> Bool {
    var isPartial = false
    let (answers, told) = (page.answers, page.facts.told)
    for (position, entry) in entries.enumerated() {
      guard !told.contains(entry.fact),
        entry.isTold || page.facts.value(of: entry.fact) == nil
      else { continue }
      let count = page.run.waiting.count(for: entry.fact, of: page.run.person)
      let priority = Question.Priority.of(
        entry.safety, isRedFlag: entry.isRedFlag, isWaitedFor: count > 0
      ) { answers.truth($0) }
      guard let priority else { continue }
      if urgency == .emergency, priority != .redFlag { continue }
      if priority != .plan { isPartial = true }
      page.run.questions.append(
        UInt64(priority.rank) << 48 | UInt64(0xFFFFFF - count) << 24 | UInt64(position))
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
      let person = page.run.person
      var place = page.run.waiting.first(for: entry.fact, of: person)
      while let here = place {
        let (rule, next) = page.run.waiting[here, of: person]
        page.item(rules.ids[rule])
        place = next
      }
      page.close()
      page.put(entry.template, 3)
    }
    page.close()
  }
}
