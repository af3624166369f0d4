import PlanCore

/// Claims that compare a profile with the same one after a single answer has changed.
extension PlanAnalysis {
  /// A red flag that turns from "no" or missing to "yes" leaves the choice where it is, or higher.
  mutating func proveMonotone(
    _ choice: FactID
  ) throws(NodeLimitReached) -> InvariantOutcome.Result {
    guard case .choice(let values, _) = definition.vocabulary[choice].type else { return .proved }
    var open: [FactID] = []
    for info in definition.vocabulary.all where info.isRedFlag && info.type == .yesNo {
      for rank in 1..<max(1, values.count) {
        let reached = try space.truthSets(of: choice, atLeast: rank).yes
        for before in [YesNoAnswer.no, .missing] {
          let result = try compare(reached, info.id, from: before, to: .yes, losing: true)
          if case .undecided(let facts) = result { open += facts }
          if case .refuted = result { return result }
        }
      }
    }
    return open.isEmpty ? .proved : .undecided(Set(open).sorted())
  }

  /// An answer that turns from "no" to missing lowers no urgency and adds nothing that stages of the roles offer.
  mutating func proveCautious(
    _ roles: [StageRole]
  ) throws(NodeLimitReached) -> InvariantOutcome.Result {
    var open: [FactID] = []
    for entry in definition.stages where roles.contains(type(of: entry.stage).role) {
      for rule in entry.stage.rules where rule.direction != .avoid {
        let offered = try offer(of: rule, behind: entry.gate)
        for fact in space.support(offered) where definition.vocabulary[fact].type == .yesNo {
          guard definition.program.definition(of: fact) == nil else { continue }
          let result = try compare(offered, fact, from: .no, to: .missing, losing: false)
          if case .undecided(let facts) = result { open += facts }
          if case .refuted = result { return result }
        }
      }
    }
    return open.isEmpty ? .proved : .undecided(Set(open).sorted())
  }

  private mutating func offer(
    of rule: Rule, behind gate: ConditionID
  ) throws(NodeLimitReached) -> Diagram {
    try space.and(
      try space.truthSets(of: gate).yes, try space.truthSets(of: rule.offered).yes)
  }

  /// Whether a change of one answer takes a profile out of a set (`losing`) or brings one in.
  private mutating func compare(
    _ set: Diagram, _ fact: FactID, from before: YesNoAnswer, to after: YesNoAnswer, losing: Bool
  ) throws(NodeLimitReached) -> InvariantOutcome.Result {
    let first = try space.restrict(set, fact, to: before.cell)
    let second = try space.restrict(set, fact, to: after.cell)
    var changed =
      try losing
      ? space.subtract(second, from: first) : space.subtract(first, from: second)
    for answer in [before, after] {
      changed = try space.and(changed, try space.restrict(possible, fact, to: answer.cell))
    }
    guard case .refuted(let profile) = try decide(changed) else {
      return try decide(changed)
    }
    let name = definition.vocabulary[fact].name
    return .refuted(profile + "# and then \(name): from \(before.rawValue) to \(after.rawValue)\n")
  }
}

/// What can be said about a yes-no fact.
private enum YesNoAnswer: String {
  case yes
  case no
  case missing = "unknown"

  var cell: Int? {
    switch self {
    case .no: 0
    case .yes: 1
    case .missing: nil
    }
  }
}
