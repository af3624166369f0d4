/// Sets of profiles, exact over every value that conditions can tell apart and over "missing".
///
/// Each told fact is a variable whose values are its cells and "missing". Derived facts are followed through their
/// definitions. A fact that a stage computes is a variable of its own: such a set may hold profiles that nobody can
/// have, and never leaves one out.
///
/// A diagram holds its whole set, so it knows the smallest profile and the pairs of neighbours. Where many facts meet it
/// grows large; whether a set is empty is then better asked of a `ProfileSolver`.
public struct DiagramSpace: Sendable {
  /// The conditions that the sets speak of.
  public let program: ConditionProgram

  let variables: ProfileVariables
  var arena: DiagramArena
  private var sets: ConditionSets<Diagram>

  /// Creates a space for some conditions of a program.
  ///
  /// - Parameters:
  ///   - conditions: those by which the variables are put in order, facts that they name together near each other.
  ///   - alsoTold: derived facts that may be told; what is told wins over the definition.
  ///   - limit: the most nodes that may be made.
  public init(
    _ program: ConditionProgram, conditions: [ConditionID], alsoTold: Set<FactID> = [],
    limit: Int = 2_000_000
  ) {
    self.program = program
    variables = ProfileVariables(program, first: conditions, alsoTold: alsoTold)
    arena = DiagramArena(arities: variables.all.map(\.arity), limit: limit)
    sets = ConditionSets(program, variables)
  }

  /// How many nodes were made so far.
  public var nodeCount: Int { arena.count }

  /// The profiles of a formula.
  public mutating func set(of formula: SetFormula) throws(AnalysisLimitReached) -> Diagram {
    try sets.profiles(of: formula, &arena)
  }

  /// Whether the set holds a profile; computed facts must have been set in the state too.
  public func contains(_ set: Diagram, _ state: FactState) -> Bool {
    var node = set.node
    while node > 1 {
      let level = arena.level(node)
      node = arena.child(node, level, variables.value(of: level, in: state, program))
    }
    return node == 1
  }

  /// What is left of a set when a fact is known to lie in a cell, or, for nil, to be missing.
  ///
  /// A cell of a set fixes that one element of a set that is there. A fact that the space does not know changes
  /// nothing.
  public mutating func restrict(
    _ set: Diagram, _ fact: FactID, to cell: Int?
  ) throws(AnalysisLimitReached) -> Diagram {
    var done: [Int32: Int32] = [:]
    let values = variables.values(of: fact, in: cell, program)
    return Diagram(node: try arena.fix(set.node, values, &done))
  }

  /// The facts that the set depends on, in the order of the vocabulary.
  public func support(_ set: Diagram) -> [FactID] {
    Set(arena.support(set.node).map { variables.all[$0].fact }).sorted()
  }
}
