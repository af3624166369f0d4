import PlanCore

extension PlanAnalysis {
  /// Tables of which the first true row counts: rows that never count, and choices without a value for someone.
  mutating func checkTables() {
    for stage in definition.stages.map(\.stage) {
      for fact in stage.writes {
        guard case .firstMatch(let arms, let otherwise)? = definition.program.definition(of: fact),
          arms.allSatisfy({ definition.program.text(of: $0.when) != nil })
        else { continue }
        let name = definition.vocabulary[fact].name
        attempt(definition.vocabulary[fact].range, "the rows of '\(name)'") {
          analysis throws(NodeLimitReached) in
          try analysis.checkRows(arms.map(\.when), passOn: .whenFalse, of: name)
          if otherwise == nil { try analysis.checkGap(arms.map(\.when), fact) }
        }
      }
      for table in stage.firstTrueTables {
        attempt(nil, "the decisions of '\(type(of: stage).name)'") {
          analysis throws(NodeLimitReached) in
          try analysis.checkRows(table, passOn: .unlessTrue, of: type(of: stage).name)
        }
      }
    }
  }

  /// When the rows below are looked at.
  private enum PassOn {
    case whenFalse, unlessTrue
  }

  private mutating func checkRows(
    _ rows: [ConditionID], passOn: PassOn, of name: String
  ) throws(NodeLimitReached) {
    var passed: [(row: ConditionID, set: SetFormula)] = []
    for row in rows {
      let wanted = try space.formula(of: row, .yes)
      if try leavesNothing(of: wanted, passed), try !isEmpty(wanted, within: possible) {
        report(row, shadowedBy: try shadow(wanted, passed), of: name)
      }
      passed.append((row, try space.formula(of: row, passOn == .whenFalse ? .no : .notYes)))
    }
  }

  private mutating func leavesNothing(
    of set: SetFormula, _ passed: [(row: ConditionID, set: SetFormula)]
  ) throws(NodeLimitReached) -> Bool {
    try isEmpty(.all([set] + passed.map(\.set)), within: possible)
  }

  /// The rows above that together leave nothing, without those that are not needed for it.
  private mutating func shadow(
    _ wanted: SetFormula, _ passed: [(row: ConditionID, set: SetFormula)]
  ) throws(NodeLimitReached) -> [ConditionID] {
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
    var finding = Diagnostic(
      .error, .shadowedRow, "this row of '\(name)' never counts: those above take all of it",
      at: definition.program.text(of: row)?.whole, help: "move it up, or leave it out")
    for above in rows {
      guard let range = definition.program.text(of: above)?.whole else { continue }
      finding = finding.labelled(range, "takes a part")
    }
    findings.append(finding)
  }

  private mutating func checkGap(
    _ rows: [ConditionID], _ fact: FactID
  ) throws(NodeLimitReached) {
    var gap = possible
    for row in rows { gap = try space.and(gap, try space.truthSets(of: row).no) }
    guard let witness = space.witness(of: gap) else { return }
    let info = definition.vocabulary[fact]
    var finding = Diagnostic(
      .warning, .gap, "'\(info.name)' has no value when none of its rows is true", at: info.range,
      help: "add a last row without 'when'")
    finding.witness = ProfileText(definition, day).yaml(witness)
    let computed = space.approximated(in: gap).map { "'\(definition.vocabulary[$0].name)'" }
    if !computed.isEmpty {
      finding = finding.noting(
        "taken as if they could have any value: \(computed.joined(separator: ", "))")
    }
    findings.append(finding)
  }
}

extension Diagnostic.Code {
  /// A row that the rows above it leave nothing to.
  static let shadowedRow: Self = "shadowed-row"
  /// A choice without a value for some profile.
  static let gap: Self = "gap"
}
