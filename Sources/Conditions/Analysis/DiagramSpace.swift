/// Sets of profiles, exact over every value that conditions can tell apart and over "missing".
///
/// Each told fact is a variable whose values are its cells and "missing". Derived facts are followed through their
/// definitions. A fact that a stage computes is a variable of its own: such a set may hold profiles that nobody can
/// have, and never leaves one out (`approximated(in:)` names those facts).
public struct DiagramSpace: Sendable {
  /// The conditions that the sets speak of.
  public let program: ConditionProgram

  let variables: DiagramVariables
  var arena: DiagramArena
  private var known: [TruthSets?]
  var possible: [PossibleSets?]
  /// Tests of derived facts, worked out once.
  var derivedTests: [Atom: TruthSets] = [:]
  /// Derived facts of which formulas take every test for granted, whichever way it is asked.
  ///
  /// Such a formula holds every profile that it should, and others: when it is empty, so is the real one.
  public var granted: Set<FactID> = []
  var opposites: [Diagram: Diagram] = [:]
  var sizes: [Diagram: Int] = [:]

  /// Creates a space for all conditions of a program.
  ///
  /// - Parameters:
  ///   - conditions: those by which the variables are put in order, facts that they name together near each other;
  ///     left out, all conditions.
  ///   - alsoTold: derived facts that may be told; what is told wins over the definition.
  ///   - limit: the most nodes that may be made.
  public init(
    _ program: ConditionProgram, conditions: [ConditionID]? = nil, alsoTold: Set<FactID> = [],
    limit: Int = 2_000_000
  ) {
    self.program = program
    let all = program.conditions.indices.map { ConditionID(index: $0) }
    variables = DiagramVariables(program, conditions ?? all, alsoTold: alsoTold)
    arena = DiagramArena(arities: variables.all.map(\.arity), limit: limit)
    known = all.map { _ in nil }
    possible = program.facts.map { _ in nil }
  }

  /// The most nodes that may be made.
  public var limit: Int {
    get { arena.limit }
    set { arena.limit = min(newValue, DiagramMemo.nodeLimit) }
  }

  /// How many nodes were made so far.
  public var nodeCount: Int { arena.count }

  /// Forgets the sets that were made since there were so many nodes; they must not be used any more.
  public mutating func forget(beyond nodeCount: Int) {
    func isKept(_ sets: [Diagram]) -> Bool {
      sets.allSatisfy { Int($0.node) < nodeCount }
    }
    for index in known.indices {
      if let sets = known[index], !isKept([sets.yes, sets.no]) { known[index] = nil }
    }
    for index in possible.indices {
      guard let sets = possible[index] else { continue }
      if !isKept(sets.cells + [sets.missing, sets.present]) { possible[index] = nil }
    }
    derivedTests = derivedTests.filter { isKept([$0.value.yes, $0.value.no]) }
    opposites = opposites.filter { isKept([$0.key, $0.value]) }
    sizes = sizes.filter { isKept([$0.key]) }
    arena.truncate(to: nodeCount)
  }

  /// The profiles for which a condition is true and those for which it is false.
  public mutating func truthSets(of id: ConditionID) throws(NodeLimitReached) -> TruthSets {
    if let sets = known[id.index] { return sets }
    let sets = try truthSets(of: program.expression(id))
    known[id.index] = sets
    return sets
  }

  /// The profiles for which an expression of the program is true and those for which it is false.
  public mutating func truthSets(
    of expression: Expression
  ) throws(NodeLimitReached) -> TruthSets {
    switch expression {
    case .constant(let value):
      return .constant(value)
    case .test(let atom, _):
      return try truthSets(of: program.atoms[atom.index])
    case .known(let fact):
      return try truthSets(of: Atom(fact: fact, test: .known))
    case .not(let operand):
      return try truthSets(of: operand).negated
    case .certain(let operand):
      let yes = try truthSets(of: operand).yes
      return TruthSets(yes: yes, no: try complement(yes))
    case .all(let operands):
      return try all(operands)
    case .any(let operands):
      return try all(operands.map { .not($0) }).negated
    }
  }

  private mutating func all(_ operands: [Expression]) throws(NodeLimitReached) -> TruthSets {
    var sets = TruthSets.constant(true)
    for operand in operands {
      let part = try truthSets(of: operand)
      sets.yes = try and(sets.yes, part.yes)
      sets.no = try or(sets.no, part.no)
    }
    return sets
  }
}
