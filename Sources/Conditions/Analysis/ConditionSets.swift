/// The profiles for which a condition is certainly true and those for which it is certainly false; for the rest it is
/// unknown.
struct TruthParts<Part: Hashable & Sendable>: Sendable, Hashable {
  var yes: Part
  var no: Part

  var negated: TruthParts {
    TruthParts(yes: no, no: yes)
  }
}

/// Follows conditions and definitions down to the facts that are told or computed; what was worked out is kept.
struct ConditionSets<Part: Hashable & Sendable>: Sendable {
  let program: ConditionProgram
  let variables: ProfileVariables
  private let uses: FactUses
  /// The levels at which all profiles are taken to have one value.
  private var fixed: [Int: Int] = [:]
  /// The levels that others stand for.
  private var renamed: [Int: Int] = [:]
  /// By condition.
  private var known: [TruthParts<Part>?]
  /// By fact.
  var possible: [PossibleParts<Part>?]
  /// By test.
  private var tests: [TruthParts<Part>?]

  init(_ program: ConditionProgram, _ variables: ProfileVariables) {
    self.program = program
    self.variables = variables
    uses = FactUses(program)
    known = program.conditions.map { _ in nil }
    possible = program.facts.map { _ in nil }
    tests = program.atoms.map { _ in nil }
  }

  mutating func truth<Algebra: ProfileAlgebra>(
    of id: ConditionID, _ algebra: inout Algebra
  ) throws(AnalysisLimitReached) -> TruthParts<Part> where Algebra.Part == Part {
    if let parts = known[id.index] { return parts }
    let parts = try truth(of: program.expression(id), &algebra)
    known[id.index] = parts
    return parts
  }

  mutating func truth<Algebra: ProfileAlgebra>(
    of expression: Expression, _ algebra: inout Algebra
  ) throws(AnalysisLimitReached) -> TruthParts<Part> where Algebra.Part == Part {
    switch expression {
    case .constant(let value):
      let parts = TruthParts(yes: algebra.full, no: algebra.empty)
      return value ? parts : parts.negated
    case .test(let atom, _):
      if let parts = tests[atom.index] { return parts }
      let parts = try truth(of: program.atoms[atom.index], &algebra)
      tests[atom.index] = parts
      return parts
    case .known(let fact):
      return try truth(of: Atom(fact: fact, test: .known), &algebra)
    case .not(let operand):
      return try truth(of: operand, &algebra).negated
    case .certain(let operand):
      let yes = try truth(of: operand, &algebra).yes
      return TruthParts(yes: yes, no: try algebra.opposite(yes))
    case .all(let operands), .any(let operands):
      var yes: [Part] = []
      var no: [Part] = []
      for operand in operands {
        let parts = try truth(of: operand, &algebra)
        yes.append(parts.yes)
        no.append(parts.no)
      }
      if case .all = expression {
        return TruthParts(yes: try algebra.all(yes), no: try algebra.any(no))
      }
      return TruthParts(yes: try algebra.any(yes), no: try algebra.all(no))
    }
  }

  /// The profiles of a formula.
  mutating func profiles<Algebra: ProfileAlgebra>(
    of formula: SetFormula, _ algebra: inout Algebra
  ) throws(AnalysisLimitReached) -> Part where Algebra.Part == Part {
    switch formula {
    case .answer(let expression, let answer):
      let parts = try truth(of: expression, &algebra)
      return switch answer {
      case .yes: parts.yes
      case .no: parts.no
      case .notYes: try algebra.opposite(parts.yes)
      case .notNo: try algebra.opposite(parts.no)
      }
    case .lies(let fact, let cell):
      var parts: [Part] = []
      for (level, wanted) in variables.values(of: fact, in: cell, program).sorted(by: <) {
        parts.append(try profiles(at: level, &algebra) { $0 == wanted })
      }
      return try algebra.all(parts)
    case .given(let fact, let cell, let inner):
      var changed = fixing(fact, in: cell)
      return try changed.profiles(of: inner, &algebra)
    case .not(let inner):
      return try algebra.opposite(try profiles(of: inner, &algebra))
    case .all(let formulas), .any(let formulas):
      var parts: [Part] = []
      for formula in formulas { parts.append(try profiles(of: formula, &algebra)) }
      if case .all = formula { return try algebra.all(parts) }
      return try algebra.any(parts)
    }
  }

  /// The profiles for which the variable of a level has a value that passes.
  func profiles<Algebra: ProfileAlgebra>(
    at level: Int, _ algebra: inout Algebra, _ passes: (Int) -> Bool
  ) throws(AnalysisLimitReached) -> Part where Algebra.Part == Part {
    if let value = fixed[level] { return passes(value) ? algebra.full : algebra.empty }
    let level = renamed[level] ?? level
    return try algebra.profiles(level, (0..<variables.all[level].arity).map(passes))
  }

  /// The same with a fact taken to lie in a cell; what does not rest on it is kept.
  private func fixing(_ fact: FactID, in cell: Int?) -> ConditionSets {
    var copy = self
    copy.fixed.merge(variables.values(of: fact, in: cell, program)) { _, new in new }
    let rests = uses.resting(on: fact, factCount: program.facts.count)
    for (level, changed) in variables.changedLevels where rests[variables.all[level].fact.index] {
      copy.renamed[level] = changed
    }
    for index in copy.possible.indices where rests[index] { copy.possible[index] = nil }
    for (index, atom) in program.atoms.enumerated() where rests[atom.fact.index] {
      copy.tests[index] = nil
    }
    for index in copy.known.indices where uses.names(rests, index) { copy.known[index] = nil }
    return copy
  }
}
