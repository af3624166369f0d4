/// Facts about the plan that comes out, for those who prove something of it.
///
/// - `in_scope`: there is a plan at all.
/// - `open.<stage>`: the stage takes part.
/// - `offered.<rule>`: the rule is in the plan; `suggested.<rule>`: and it is not advice against something.
/// - `offered_by.<stage>`: some rule of the stage is suggested.
/// - `clinician.<rule>`: the rule is in the plan, and only together with a clinician.
/// - `warned.<rule>`: the rule is in the plan, with a warning.
/// - `shown.<rule>.<part>`: the rule is in the plan with a part of it that has a name.
/// - `decided.<row>`: of a table of which the first true row counts, it is this one.
struct OutcomeFacts {
  let range: SourceRange

  /// Declares the facts of the whole plan.
  func declare(
    _ scope: [PlanDefinition.ScopeRule], _ stages: [PlanDefinition.StageEntry],
    _ builder: inout DefinitionBuilder
  ) {
    let isOut = scope.map { rule in
      let outside = builder.conditions.not(rule.when)
      return builder.conditions.certain(outside)
    }
    let inScope = builder.conditions.not(builder.conditions.any(isOut))
    declare(Invariant.inScope, inScope, at: range, &builder)
    for entry in stages {
      let isOpen = builder.conditions.all([inScope, builder.conditions.certain(entry.gate)])
      declare("open.\(name(entry))", isOpen, at: range, &builder)
      declareRules(entry, isOpen, &builder)
      for table in entry.stage.firstTrueTables { declareRows(table, isOpen, &builder) }
    }
  }

  private func declareRules(
    _ entry: PlanDefinition.StageEntry, _ isOpen: ConditionID, _ builder: inout DefinitionBuilder
  ) {
    var suggested: [ConditionID] = []
    for rule in entry.stage.rules {
      let part = FactName.part(of: rule.id)
      let isOffered = builder.conditions.all([isOpen, rule.offered])
      let isNever = builder.conditions.constant(false)
      let isSuggested = rule.direction == .avoid ? isNever : isOffered
      suggested.append(isSuggested)
      declare("offered.\(part)", isOffered, at: rule.range, &builder)
      declare("suggested.\(part)", isSuggested, at: rule.range, &builder)
      declareCompany(of: rule, isOffered, &builder)
      for named in entry.stage.namedParts where named.rule == rule.id {
        let isShown = builder.conditions.all([isOffered, unlessFalse(named.when, &builder)])
        declare("shown.\(part).\(FactName.part(of: named.id))", isShown, at: rule.range, &builder)
      }
    }
    guard !suggested.isEmpty else { return }
    declare("offered_by.\(name(entry))", builder.conditions.any(suggested), at: range, &builder)
  }

  /// What goes with a rule that is in the plan.
  private func declareCompany(
    of rule: Rule, _ isOffered: ConditionID, _ builder: inout DefinitionBuilder
  ) {
    let company: [(name: String, effect: Rule.Exception.Effect)] = [
      ("clinician", .clinician), ("warned", .caution),
    ]
    for (name, effect) in company {
      let reasons = rule.exceptions.filter { $0.effect == effect }.map {
        unlessFalse($0.condition, &builder)
      }
      let isThere = builder.conditions.all([isOffered, builder.conditions.any(reasons)])
      declare("\(name).\(FactName.part(of: rule.id))", isThere, at: rule.range, &builder)
    }
  }

  private func declareRows(
    _ table: [TableRow], _ isOpen: ConditionID, _ builder: inout DefinitionBuilder
  ) {
    var reached = isOpen
    for row in table {
      let isTrue = builder.conditions.certain(row.when)
      let isFirst = builder.conditions.all([reached, isTrue])
      declare("decided.\(FactName.part(of: row.id))", isFirst, at: range, &builder)
      reached = builder.conditions.all([reached, builder.conditions.not(isTrue)])
    }
  }

  /// True also while the condition is unknown.
  private func unlessFalse(
    _ condition: ConditionID, _ builder: inout DefinitionBuilder
  ) -> ConditionID {
    let isFalse = builder.conditions.certain(builder.conditions.not(condition))
    return builder.conditions.not(isFalse)
  }

  private func name(_ entry: PlanDefinition.StageEntry) -> String {
    FactName.part(of: type(of: entry.stage).name)
  }

  private func declare(
    _ name: String, _ condition: ConditionID, at range: SourceRange,
    _ builder: inout DefinitionBuilder
  ) {
    guard let fact = builder.declare(name, .yesNo, title: VoicedText(name), at: range) else {
      return
    }
    builder.conditions.define(fact, .condition(condition))
  }
}
