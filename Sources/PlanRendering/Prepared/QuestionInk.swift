import JSONWriting
import PlanCore

/// What a plan may ask: the rules of `Questions` on prepared texts.
struct QuestionInk: Sendable {
  private var entries: [Entry] = []
  private let priorities: [Piece]
  private let states: [Piece]

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
      ink.add($0.rawValue.utf8)
    }
    states = Reading.State.untold.map { ink.add($0.rawValue.utf8) }
    let program = definition.program
    entries = definition.vocabulary.all.compactMap { info in
      guard info.ask != nil, !info.isVisitFact else { return nil }
      let question = Question(info, .notAsked, .plan, decides: [])
      return Entry(
        fact: info.id,
        template: ink.item(question, gaps: ["priority": .text, "state": .text, "decides": .items]),
        safety: info.safety, isRedFlag: info.isRedFlag,
        isTold: program.definition(of: info.id) == nil)
    }
  }

  /// How many questions there are.
  var count: Int { entries.count }

  /// Works out for whom each question may be asked: by the rules of `Question.Priority`.
  func prepare(_ lanes: LaneProgram, _ run: inout PreparedRun) {
    for (position, entry) in entries.enumerated() {
      let critical =
        switch entry.safety {
        case .never: UInt64(0)
        case .always: UInt64.max
        case .when(let condition): ~lanes.answer(of: condition, in: run.block).no
        }
      run.critical[position] = critical
      run.asked.note(
        position,
        for: ~run.told[entry.fact] & (critical | run.waiting.people(waitingFor: entry.fact)))
    }
    run.asked.turn(entries.count)
  }

  /// Works out what to ask and in which order, and returns whether something of it matters for safety.
  func collect(urgency: Urgency, on page: PlanPage) -> Bool {
    var isPartial = false
    forEach(urgency: urgency, on: page) { position, priority in
      if priority != .plan { isPartial = true }
      let count = page.run.waiting.count(for: entries[position].fact, of: page.run.person)
      page.run.questions.append(
        UInt64(priority.rank) << 48 | UInt64(0xFFFFFF - count) << 24 | UInt64(position))
    }
    page.run.questions.sort()
    return isPartial
  }

  /// Whether something that matters for safety is to be asked.
  func isPartial(urgency: Urgency, on page: PlanPage) -> Bool {
    var isPartial = false
    forEach(urgency: urgency, on: page) { _, priority in
      if priority != .plan { isPartial = true }
    }
    return isPartial
  }

  /// Calls a closure with the position and the priority of each question for the person.
  @inline(__always)
  private func forEach(
    urgency: Urgency, on page: PlanPage, _ body: (Int, Question.Priority) -> Void
  ) {
    let person = page.run.person
    var rest = entries.indices
    while let position = page.run.asked.first(in: rest, for: person) {
      rest = position + 1..<rest.upperBound
      let entry = entries[position]
      let isCritical = page.run.critical[position] &>> UInt64(person) & 1 == 1
      let priority: Question.Priority =
        isCritical ? entry.isRedFlag ? .redFlag : .safety : .plan
      guard entry.isTold || page.facts.value(of: entry.fact) == nil,
        urgency != .emergency || priority == .redFlag
      else { continue }
      body(position, priority)
    }
  }

  /// Writes the names of the facts to ask for that were worked out.
  func putNames(_ facts: FactInk, on page: inout PlanPage) {
    for question in page.run.questions {
      page.item(word: facts.names[entries[Int(question & 0xFFFFFF)].fact.index])
    }
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
      page.put(states[state.untoldIndex ?? 0])
      page.open(entry.template, 2)
      let places = page.run.waiting.range(of: entry.fact)
      for first in stride(from: places.lowerBound, to: places.upperBound, by: 64) {
        var rest = page.run.waiting.places(
          from: first, to: places.upperBound, of: page.answers.position)
        while rest != 0 {
          page.item(
            word: rules.ids[page.run.waiting.rule(at: first + rest.trailingZeroBitCount)])
          rest &= rest &- 1
        }
      }
      page.put(entry.template, 3)
    }
    page.close()
  }
}
