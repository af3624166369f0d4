import JSONWriting
import PlanCore

/// The result line with some fields of a plan, on prepared texts.
struct FieldInk: Sendable {
  /// Everything up to the person's identifier.
  private let opening: Piece
  private let columns: [Column]
  /// What lines call the rules, as items of a list.
  private let names: [Piece]
  /// The verdicts by which rules are listed, in the order of the columns that list them.
  let listed: [Verdict]
  /// Whether the line says what to ask.
  let asks: Bool
  private let needsQuestions: Bool

  private struct Column {
    /// The key with what stands before and behind it.
    var key: Piece
    var field: ResultField
    /// Where the rules of the column's verdict stand among those that are listed.
    var list = 0
  }

  /// Nil when letters are wanted, which are set and not put together from pieces of JSON.
  init?(_ selection: Selection, id: String, _ rules: [Rule], _ ink: inout Ink) {
    guard selection.readers.isEmpty else { return nil }
    opening = ink.add(Self.key(id, before: "{", behind: ""))
    names = rules.map { ink.item(string: selection.name(of: $0)) }
    var listed: [Verdict] = []
    columns = selection.columns.map { key, field in
      var column = Column(
        key: ink.add(Self.key(key, before: ",", behind: field.opening)), field: field)
      if let verdict = field.verdict {
        column.list = listed.count
        listed.append(verdict)
      }
      return column
    }
    self.listed = listed
    asks = selection.columns.contains { $0.field == .ask }
    needsQuestions = asks || selection.columns.contains { $0.field == .completeness }
  }

  private static func key(_ key: String, before: String, behind: String) -> [UInt8] {
    var bytes = Array(before.utf8)
    JSONString.append(key, to: &bytes)
    return bytes + ":\(behind)".utf8
  }

  /// Writes the line of a person.
  func put(from plan: PreparedPlan, on page: inout PlanPage) {
    page.put(opening)
    page.put(string: page.facts.profile.patient)
    let urgency = plan.urgency(on: page)
    let isPartial = needsQuestions && plan.questions.collect(urgency: urgency, on: page)
    for column in columns {
      page.open(column.key)
      switch column.field {
      case .urgency: page.put(word: urgency.rawValue)
      case .completeness: page.put(word: CarePlan.Completeness(isPartial: isPartial).rawValue)
      case .decision: plan.putDecision(on: &page)
      case .flags, .hints, .referrals: plan.putIDs(of: column.field, on: &page)
      case .ask: plan.questions.putNames(plan.facts, on: &page)
      case .offered, .blocked, .held, .undecided: putNames(column.list, on: &page)
      case .letter, .clinicianLetter: break
      }
      if column.field.isList { page.close() }
    }
    page.put("}\n")
  }

  private func putNames(_ list: Int, on page: inout PlanPage) {
    page.run.listed[list].forEach(for: page.run.person) { page.item(word: names[$0]) }
  }
}

extension ResultField {
  /// The verdict of the rules that the field lists.
  fileprivate var verdict: Verdict? {
    switch self {
    case .offered: .offered
    case .blocked: .blocked
    case .held: .held
    case .undecided: .needsFacts
    default: nil
    }
  }

  fileprivate var isList: Bool {
    switch self {
    case .urgency, .completeness, .decision: false
    default: true
    }
  }

  fileprivate var opening: String { isList ? "[" : "" }
}

extension PreparedPlan {
  /// How soon the person must be seen.
  func urgency(on page: PlanPage) -> Urgency {
    for (position, section) in sections.enumerated() where page.run.isOpen(position) {
      if case .triage(let triage) = section.ink { return triage.urgency(page.facts) }
    }
    return .routine
  }

  /// The ids of flags, hypotheses or referrals, as items of a list.
  fileprivate func putIDs(of field: ResultField, on page: inout PlanPage) {
    for (position, section) in sections.enumerated() where page.run.isOpen(position) {
      switch (field, section.ink) {
      case (.flags, .triage(let triage)): triage.putIDs(rules, on: &page)
      case (.hints, .hints(let hints)): hints.putIDs(rules, on: &page)
      case (.referrals, .referrals(let referrals)): referrals.putIDs(rules, on: &page)
      default: break
      }
    }
  }

  /// The id of what the plan says about going on; `null` where it says nothing.
  fileprivate func putDecision(on page: inout PlanPage) {
    for (position, section) in sections.enumerated() where page.run.isOpen(position) {
      guard case .followUp(let followUp) = section.ink, let id = followUp.decision(on: page)
      else { continue }
      return page.item(word: id)
    }
    page.put("null")
  }
}
