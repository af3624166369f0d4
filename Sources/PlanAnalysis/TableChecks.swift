import PlanCore

extension PlanAnalysis {
  /// Tables of which the first true row counts: rows that never count, and choices without a value for someone.
  func tableQuestions() -> [Question] {
    definition.stages.map(\.stage).flatMap { stage in
      stage.writes.flatMap { choiceQuestions($0) }
        + stage.firstTrueTables.map { table in
          let name = type(of: stage).name
          return Question(range: nil, what: "the decisions of '\(name)'") {
            inquiry throws(AnalysisLimitReached) in
            try inquiry.checkRows(table.map(\.when), passOn: .unlessTrue, of: name)
          }
        }
    }
  }

  private func choiceQuestions(_ fact: FactID) -> [Question] {
    guard case .firstMatch(let arms, let otherwise)? = definition.program.definition(of: fact),
      arms.allSatisfy({ definition.program.text(of: $0.when) != nil })
    else { return [] }
    let rows = arms.map(\.when)
    let info = definition.vocabulary[fact]
    let isExclusive = definition.outline.exclusive.contains(fact)
    return [
      Question(range: info.range, what: "the rows of '\(info.name)'") {
        inquiry throws(AnalysisLimitReached) in
        try inquiry.checkRows(rows, passOn: .whenFalse, of: info.name)
        if otherwise == nil { try inquiry.checkGap(rows, info) }
        if isExclusive { try inquiry.checkOverlap(arms, info) }
      }
    ]
  }

  /// When the rows below are looked at.
  fileprivate enum PassOn {
    case whenFalse, unlessTrue
  }
}

extension Inquiry {
  fileprivate mutating func checkRows(
    _ rows: [ConditionID], passOn: PlanAnalysis.PassOn, of name: String
  ) throws(AnalysisLimitReached) {
    let program = plan.definition.program
    var passed: [(row: ConditionID, set: SetFormula)] = []
    for row in rows {
      let wanted = program.formula(of: row, .yes)
      if try leavesNothing(of: wanted, passed), try !isEmpty(wanted) {
        report(row, shadowedBy: try shadow(wanted, passed), of: name)
      }
      passed.append((row, program.formula(of: row, passOn == .whenFalse ? .no : .notYes)))
    }
  }

  private mutating func leavesNothing(
    of set: SetFormula, _ passed: [(row: ConditionID, set: SetFormula)]
  ) throws(AnalysisLimitReached) -> Bool {
    try isEmpty(set, .all(passed.map(\.set)))
  }

  /// The rows above that together leave nothing, without those that are not needed for it.
  private mutating func shadow(
    _ wanted: SetFormula, _ passed: [(row: ConditionID, set: SetFormula)]
  ) throws(AnalysisLimitReached) -> [ConditionID] {
    var kept = passed
    for index in passed.indices.reversed() {
      var fewer = kept
      fewer.remove(at: index)
      if try leavesNothing(of: wanted, fewer) { kept = fewer }
    }
    return kept.map(\.row)
  }

  private mutating func report(
    _ row: ConditionID, shadowedBy rows: [ConditionID], of name: String
  ) {
    let program = plan.definition.program
    var finding = Diagnostic(
      .error, .shadowedRow, "this row of '\(name)' never counts: those above take all of it",
      at: program.text(of: row)?.whole, help: "move it up, or leave it out")
    for above in rows {
      guard let range = program.text(of: above)?.whole else { continue }
      finding = finding.labelled(range, "takes a part")
    }
    report(finding)
  }

  fileprivate mutating func checkGap(
    _ rows: [ConditionID], _ info: FactInfo
  ) throws(AnalysisLimitReached) {
    let program = plan.definition.program
    let gap = SetFormula.all(rows.map { program.formula(of: $0, .no) })
    let possible = try possible(for: gap)
    guard let witness = try solver.smallestWitness(of: .all([possible, gap])) else { return }
    var finding = Diagnostic(
      .warning, .gap, "'\(info.name)' has no value when none of its rows is true", at: info.range,
      help: "add a last row without 'when'")
    finding.witness = ProfileText(plan.definition, plan.day).yaml(witness)
    report(finding.noting(approximating: witness.computed(program), plan.definition.vocabulary))
  }

  /// Rows with different values that are true together, where the author promised that none are.
  fileprivate mutating func checkOverlap(
    _ arms: [(when: ConditionID, value: Int)], _ info: FactInfo
  ) throws(AnalysisLimitReached) {
    let program = plan.definition.program
    for (position, later) in arms.enumerated() {
      for earlier in arms[..<position] where earlier.value != later.value {
        let both = SetFormula.all([
          program.formula(of: earlier.when, .yes), program.formula(of: later.when, .yes),
        ])
        let possible = try possible(for: both)
        guard let witness = try solver.smallestWitness(of: .all([possible, both])) else { continue }
        var finding = Diagnostic(
          .error, .overlap, "two rows of '\(info.name)' are true together",
          at: program.text(of: later.when)?.whole ?? info.range,
          help: "draw the line between them, or leave 'exclusive' out: then the first row counts")
        if let range = program.text(of: earlier.when)?.whole {
          finding = finding.labelled(range, "true for the same person")
        }
        finding.witness = ProfileText(plan.definition, plan.day).yaml(witness)
        report(finding.noting(approximating: witness.computed(program), plan.definition.vocabulary))
      }
    }
  }
}

extension Witness {
  /// The facts of the witness that stages compute.
  func computed(_ program: ConditionProgram) -> [FactID] {
    values.map(\.fact).filter { program.isComputed($0) }
  }
}

extension Diagnostic {
  /// The finding with the names of facts that were taken as if they could have any value.
  func noting(approximating facts: [FactID], _ vocabulary: Vocabulary) -> Diagnostic {
    guard !facts.isEmpty else { return self }
    let names = facts.map { "'\(vocabulary[$0].name)'" }.joined(separator: ", ")
    return noting("taken as if they could have any value: \(names)")
  }
}

extension Diagnostic.Code {
  /// A row that the rows above it leave nothing to.
  static let shadowedRow: Self = "shadowed-row"
  /// A choice without a value for some profile.
  static let gap: Self = "gap"
  /// Rows that were promised to exclude each other and do not.
  static let overlap: Self = "overlap"
}
