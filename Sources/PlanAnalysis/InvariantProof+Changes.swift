import PlanCore

/// Claims that compare a profile with the same one after a single answer has changed.
extension Inquiry {
  /// A red flag that turns from "no" or missing to "yes" leaves the choice where it is, or higher.
  ///
  /// - Parameter levels: that the choice stands at each position but the first, or behind it.
  mutating func proveMonotone(
    _ levels: [ConditionID]
  ) throws(AnalysisLimitReached) -> InvariantOutcome.Result {
    let program = plan.definition.program
    var open: Set<FactID> = []
    for info in plan.definition.vocabulary.all where info.isRedFlag && info.type == .yesNo {
      for before in [YesNoAnswer.no, .missing] {
        let lost = levels.map { level -> SetFormula in
          .all([
            program.formula(of: level, .yes),
            YesNoAnswer.yes.given(info.id, program.formula(of: level, .notYes)),
          ])
        }
        let result = try compare(info, from: before, to: .yes, .any(lost))
        if case .undecided(let facts) = result { open.formUnion(facts) }
        if case .refuted = result { return result }
      }
    }
    return open.isEmpty ? .proved : .undecided(open.sorted())
  }

  /// An answer that turns from "no" to missing adds nothing that stages of the roles offer.
  mutating func proveCautious(
    _ roles: [StageRole]
  ) throws(AnalysisLimitReached) -> InvariantOutcome.Result {
    let program = plan.definition.program
    var open: Set<FactID> = []
    for entry in plan.definition.stages where roles.contains(type(of: entry.stage).role) {
      let gate = program.formula(of: entry.gate, .yes)
      for rule in entry.stage.rules where rule.direction != .avoid {
        let offered = SetFormula.all([gate, program.formula(of: rule.offered, .yes)])
        // A fact that the offer does not rest on changes nothing.
        let behind = program.facts(behind: [entry.gate, rule.offered])
        for info in plan.definition.vocabulary.all
        where info.type == .yesNo && info.group != "" && behind.contains(info.id) {
          let added = SetFormula.all([
            .not(offered), YesNoAnswer.missing.given(info.id, offered),
          ])
          let result = try compare(info, from: .no, to: .missing, added)
          if case .undecided(let facts) = result { open.formUnion(facts) }
          if case .refuted = result { return result }
        }
      }
    }
    return open.isEmpty ? .proved : .undecided(open.sorted())
  }

  /// Decides about a change of one answer, for profiles that can be both before and after.
  private mutating func compare(
    _ info: FactInfo, from before: YesNoAnswer, to after: YesNoAnswer, _ changed: SetFormula
  ) throws(AnalysisLimitReached) -> InvariantOutcome.Result {
    let possible = try possible(for: changed)
    let against = SetFormula.all([
      .lies(info.id, in: before.cell), possible, changed, after.given(info.id, possible),
    ])
    let result = try decide(against: against)
    guard case .refuted(let profile) = result else { return result }
    return .refuted(
      profile + "# and then \(info.name): from \(before.rawValue) to \(after.rawValue)\n")
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

  /// The profiles of a set if the fact had this answer.
  func given(_ fact: FactID, _ formula: SetFormula) -> SetFormula {
    .given(fact, in: cell, formula)
  }
}
