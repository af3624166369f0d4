/// Finds a profile of a set, or shows that there is none, without working the set out.
///
/// Each told fact is a variable whose values are its cells and "missing". Derived facts are followed through their
/// definitions. A fact that a stage computes is a variable of its own: a set may hold profiles that nobody can have, and
/// never leaves one out.
public struct ProfileSolver: Sendable {
  /// The conditions that the sets speak of.
  public let program: ConditionProgram
  /// The most dead ends of one question.
  public let limit: Int
  let variables: ProfileVariables
  private var sets: ConditionSets<ClauseLiteral>
  private var clauses: ClauseAlgebra

  /// Creates a solver for all conditions of a program.
  ///
  /// - Parameters:
  ///   - alsoTold: derived facts that may be told; what is told wins over the definition.
  ///   - limit: the most dead ends of one question.
  ///   - stepLimit: the most steps of all questions together; what comes after them is not answered.
  public init(
    _ program: ConditionProgram, alsoTold: Set<FactID> = [], limit: Int = 20_000,
    stepLimit: Int = .max
  ) {
    self.program = program
    self.limit = limit
    variables = ProfileVariables(program, alsoTold: alsoTold)
    sets = ConditionSets(program, variables)
    clauses = ClauseAlgebra(variables)
    clauses.solver.stepLimit = stepLimit
  }

  /// How many dead ends were met so far.
  public var deadEnds: Int { clauses.solver.deadEnds }

  /// How many steps were taken so far.
  public var steps: Int { clauses.solver.steps }

  /// Whether no profile belongs to the set.
  public mutating func isEmpty(_ formula: SetFormula) throws(AnalysisLimitReached) -> Bool {
    try !isPossible([try literal(of: formula)])
  }

  /// Some profile of the set, with no fact that it could do without; nil when there is none.
  public mutating func witness(
    of formula: SetFormula
  ) throws(AnalysisLimitReached) -> Witness? {
    guard try isPossible([try literal(of: formula)]) else { return nil }
    return found().reduced { program.holds(formula, for: $0) }
  }

  /// A profile of the set with as few known facts as possible, and of those the fewest that stages compute; nil when
  /// there is none.
  public mutating func smallestWitness(
    of formula: SetFormula
  ) throws(AnalysisLimitReached) -> Witness? {
    guard var best = try witness(of: formula) else { return nil }
    let whole = try literal(of: formula)
    let facts = facts(relevantTo: whole)
    for isComputed in [true, false] {
      while let fewer = try fewer(than: best, facts, isComputed) {
        guard try isPossible([whole, fewer]) else { break }
        best = found().reduced { program.holds(formula, for: $0) }
      }
    }
    return best
  }

  /// The first of the cells of a fact that no condition tells from this one: the one that profiles are found with.
  public func representative(of cell: Int, _ fact: FactID) -> Int {
    guard let first = variables.firstLevel[fact.index],
      case .cells(let groups) = variables.all[first].kind,
      let group = groups.first(where: { $0.contains(cell) })
    else { return cell }
    return group[0]
  }

  /// The facts that stages compute and that the set depends on.
  public mutating func computedFacts(
    of formula: SetFormula
  ) throws(AnalysisLimitReached) -> [FactID] {
    facts(relevantTo: try literal(of: formula)).filter { program.isComputed($0) }
  }

  private mutating func literal(
    of formula: SetFormula
  ) throws(AnalysisLimitReached) -> ClauseLiteral {
    try sets.profiles(of: formula, &clauses)
  }

  private mutating func isPossible(
    _ literals: [ClauseLiteral]
  ) throws(AnalysisLimitReached) -> Bool {
    let relevant = clauses.relevant(to: literals)
    switch clauses.solver.solve(assuming: literals, relevant: relevant, limit: limit) {
    case .possible: return true
    case .impossible: return false
    case .gaveUp:
      let isAtEnd = clauses.solver.steps >= clauses.solver.stepLimit
      throw isAtEnd
        ? AnalysisLimitReached(resource: .steps, limit: clauses.solver.stepLimit)
        : AnalysisLimitReached(resource: .deadEnds, limit: limit)
    }
  }

  /// The profile that the solver stands at.
  private func found() -> Witness {
    var choices: [Int: Int] = [:]
    for level in 0..<variables.ownCount where clauses.isRelevant(level) {
      choices[level] = clauses.value(of: level)
    }
    return variables.witness(choices, program)
  }

  private mutating func facts(relevantTo literal: ClauseLiteral) -> [FactID] {
    _ = clauses.relevant(to: [literal])
    return (0..<variables.ownCount).filter { clauses.isRelevant($0) }.compactMap {
      let fact = variables.all[$0].fact
      return variables.firstLevel[fact.index] == $0 ? fact : nil
    }
  }

  /// The profiles with fewer known facts than this one, nil when there are none.
  ///
  /// Of facts that stages compute, or of told ones with no more of the computed.
  private mutating func fewer(
    than witness: Witness, _ facts: [FactID], _ isComputed: Bool
  ) throws(AnalysisLimitReached) -> ClauseLiteral? {
    var parts: [ClauseLiteral] = []
    for kind in isComputed ? [true] : [true, false] {
      let count = witness.values.count { program.isComputed($0.fact) == kind }
      let most = kind == isComputed ? count - 1 : count
      guard most >= 0 else { return nil }
      var known = WeightedParts<ClauseLiteral>()
      for fact in facts where program.isComputed(fact) == kind {
        guard let level = variables.firstLevel[fact.index] else { continue }
        known.append(!clauses.values(of: level)[0], 1)
      }
      parts.append(try known.sum(within: 0...most, &clauses))
    }
    return clauses.all(parts)
  }
}
