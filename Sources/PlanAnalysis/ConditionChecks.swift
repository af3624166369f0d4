import PlanCore

extension PlanAnalysis {
  /// Conditions that authors wrote: never true, always true, with parts that change nothing, with constants that
  /// their facts cannot have.
  mutating func checkConditions() {
    for index in 0..<ownConditions {
      let id = definition.program.condition(at: index)
      guard let place = definition.program.text(of: id)?.whole else { continue }
      let owner = definition.outline.owner(of: id, at: place)
      checkConstants(id, place)
      attempt(place, owner.phrase) { analysis throws(NodeLimitReached) in
        try analysis.checkTruth(id, place, owner)
      }
    }
  }

  private mutating func checkTruth(
    _ id: ConditionID, _ place: SourceRange, _ owner: PlanOutline.ConditionOwner
  ) throws(NodeLimitReached) {
    // What says which profiles cannot be is looked at without itself.
    let possible = contradictions.contains(id) ? Diagram.full : possible
    let expression = definition.program.expression(id)
    let isNever = try isEmpty(try space.formula(of: id, .yes), within: possible)
    let isAlways = try isEmpty(try space.formula(of: id, .no), within: possible)
    if isNever || isAlways {
      let parts = ConditionParts(isNever ? expression : .not(expression), definition.program)
      let core = try parts.conflict(in: &space, within: possible)
      // A fact that never gets the one answer is what its own definition says; that is looked at by itself.
      if core.count == 1, !definition.program.isTold(core[0].fact) { return }
      findings.append(verdict(isNever: isNever, core, place, owner))
    } else {
      for part in try RedundantParts(id, definition.program).find(in: &space) {
        findings.append(
          Diagnostic(
            .warning, .redundantPart, "this part of \(owner.phrase) changes nothing", at: part,
            help: "leave it out, or say what was meant"))
      }
    }
  }

  /// Whether no possible profile belongs to a set.
  mutating func isEmpty(
    _ formula: SetFormula, within possible: Diagram
  ) throws(NodeLimitReached) -> Bool {
    try space.isEmpty(.all([.set(possible), formula]))
  }

  private var contradictions: Set<ConditionID> {
    Set(definition.contradictions.map(\.when))
  }

  private func verdict(
    isNever: Bool, _ core: [ConditionParts.Part], _ place: SourceRange,
    _ owner: PlanOutline.ConditionOwner
  ) -> Diagnostic {
    let answer = isNever ? "true" : "false"
    let ranges = core.compactMap(\.range)
    var finding = Diagnostic(
      isNever ? .error : .warning, isNever ? .neverTrue : .alwaysTrue,
      "\(owner.phrase) is never \(answer)", at: ranges.first ?? place,
      help: isNever ? "one of the underlined parts must go" : "leave the condition out")
    let words = isNever ? "cannot be true together with" : "is true whenever"
    if ranges.count > 1 {
      finding.label = isNever ? "\(words) what is marked" : "one of these parts is always true"
    }
    for range in ranges.dropFirst() {
      finding = finding.labelled(range, isNever ? "this" : "or this")
    }
    return finding
  }

  private mutating func checkConstants(_ id: ConditionID, _ place: SourceRange) {
    for (atom, range) in definition.program.tests(in: id) {
      let fact = definition.program.facts[atom.fact.index]
      guard case .number = fact.type,
        case .number(let type) = definition.program.exactType(of: fact.id),
        let outside = type.constantOutside(atom.test)
      else { continue }
      findings.append(
        Diagnostic(
          .error, .constantOutOfRange,
          "'\(fact.name)' is never compared with \(outside) in a way that matters: it \(type.bounds)",
          at: range ?? place))
    }
  }
}

extension PlanOutline.ConditionOwner {
  /// What a message calls the condition.
  var phrase: String {
    switch (key, entry) {
    case (let key?, let entry?): "'\(key)' of '\(entry.id)'"
    case (nil, let entry?): "a condition of '\(entry.id)'"
    case (let key?, nil): "this '\(key)'"
    case (nil, nil): "this condition"
    }
  }
}

extension NumberType {
  /// A constant of the test that no value of this type stands on both sides of, or equals.
  fileprivate func constantOutside(_ test: Atom.Test) -> ExactDecimal? {
    switch test {
    case .less(let bound): isOutside(bound) ? bound : nil
    case .atMost(let bound): isOutside(bound) ? bound : nil
    case .numbers(let values): values.first { !admits($0) }
    default: nil
    }
  }

  private func isOutside(_ bound: ExactDecimal) -> Bool {
    (minimum.map { bound < $0 } ?? false) || (maximum.map { $0 < bound } ?? false)
  }

  fileprivate var bounds: String {
    let kind = isInteger ? "is a whole number" : "is a number"
    return switch (minimum, maximum) {
    case (let low?, let high?): "\(kind) from \(low) to \(high)"
    case (let low?, nil): "\(kind) from \(low)"
    case (nil, let high?): "\(kind) up to \(high)"
    case (nil, nil): kind
    }
  }
}

extension Diagnostic.Code {
  /// A condition that no profile makes true.
  static let neverTrue: Self = "never-true"
  /// A condition that no profile makes false.
  static let alwaysTrue: Self = "always-true"
  /// A part of a condition without which it means the same.
  static let redundantPart: Self = "redundant-part"
  /// A constant that the fact's range excludes.
  static let constantOutOfRange: Self = "constant-out-of-range"
}
