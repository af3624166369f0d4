/// Finds values for which all clauses are true, or learns that there are none: from every dead end it keeps a clause that
/// says why, so that no other way leads there.
///
/// Clauses are only ever added, so what was learned for one question helps with the next.
struct ClauseSolver: Sendable {
  enum Answer: Sendable {
    /// The values of the relevant variables stand in the solver until the next question or clause.
    case possible
    /// No values suit the clauses and what was assumed.
    case impossible
    /// More dead ends than allowed.
    case gaveUp
  }

  /// One clause that waits for a literal to become false.
  struct Watch: Sendable {
    var clause: Int32
    /// Another literal of the clause; while it is true the clause needs no look.
    var other: ClauseLiteral
  }

  /// Where a value came from.
  enum Source {
    static let choice: Int32 = -1
  }

  /// The length of each clause and then its literals; a clause is named by the place of its length.
  var clauses: [Int32] = []
  /// By literal: the clauses in which it is one of the first two.
  var watches: [[Watch]] = []
  /// By literal: 1 for true, -1 for false, 0 for open.
  private(set) var values: [Int8] = []
  /// By variable: how many choices were made before it got its value.
  private(set) var depths: [Int32] = []
  /// By variable: the clause that gave it its value.
  private(set) var sources: [Int32] = []
  /// The literals that are true, in the order in which they became so.
  private(set) var trail: [ClauseLiteral] = []
  /// The length of the trail before each choice.
  private var choices: [Int] = []
  /// How far the trail has been followed.
  var followed = 0
  /// By variable: the value to try first, the last one it had.
  private var phases: [Bool] = []
  var order = VariableOrder()
  /// By variable: set while a dead end is looked into.
  var isMarked: [Bool] = []
  /// False once the clauses alone contradict each other.
  private var isConsistent = true
  /// How many dead ends were met so far.
  private(set) var deadEnds = 0
  /// How many values were given so far, those that were taken back included: what the searches cost.
  private(set) var steps = 0
  /// The most values that may be given in all.
  var stepLimit = Int.max

  /// How many choices are in force.
  var depth: Int {
    choices.count
  }

  var variableCount: Int {
    depths.count
  }

  /// Whether a literal is true; nil while it is open.
  func value(_ literal: ClauseLiteral) -> Bool? {
    let value = values[literal.index]
    return value == 0 ? nil : value > 0
  }

  /// A new variable.
  mutating func makeVariable() -> ClauseLiteral {
    let literal = ClauseLiteral(variableCount)
    values += [0, 0]
    watches += [[], []]
    depths.append(0)
    sources.append(Source.choice)
    phases.append(false)
    isMarked.append(false)
    order.addVariable()
    return literal
  }

  /// One of the literals must be true.
  mutating func add(_ literals: [ClauseLiteral]) {
    takeBack(to: 0)
    if literals.contains(where: { values[$0.index] > 0 }) { return }
    let open = literals.filter { values[$0.index] == 0 }
    switch open.count {
    case 0: isConsistent = false
    case 1: set(open[0], by: Source.choice)
    default: _ = store(open)
    }
  }

  /// Looks for values with which the assumptions and all clauses are true.
  ///
  /// - Parameters:
  ///   - relevant: the variables that must get a value for the answer "possible"; others may stay open.
  ///   - limit: the most dead ends.
  mutating func solve(
    assuming assumptions: [ClauseLiteral], relevant: [Int], limit: Int
  ) -> Answer {
    takeBack(to: 0)
    guard isConsistent else { return .impossible }
    order.begin(with: relevant)
    var pace = RestartPace()
    let end = deadEnds + limit
    while true {
      if let clause = follow() {
        deadEnds += 1
        guard depth > 0 else {
          isConsistent = false
          return .impossible
        }
        learn(from: clause)
        if deadEnds >= end || steps >= stepLimit { return .gaveUp }
        if pace.isDue() { takeBack(to: 0) }
      } else {
        if steps >= stepLimit { return .gaveUp }
        switch next(assumptions) {
        case .some(let literal?): choose(literal)
        case .some(nil): return .possible
        case nil: return .impossible
        }
      }
    }
  }

  /// The next literal to try; nil inside when every relevant variable has a value, nil when an assumption is false.
  private mutating func next(_ assumptions: [ClauseLiteral]) -> ClauseLiteral?? {
    while depth < assumptions.count {
      let literal = assumptions[depth]
      switch value(literal) {
      case true?: choices.append(trail.count)
      case false?: return nil
      case nil: return .some(literal)
      }
    }
    while let variable = order.next() {
      guard values[2 * variable] == 0 else { continue }
      return .some(ClauseLiteral(variable, isTrue: phases[variable]))
    }
    return .some(nil)
  }

  private mutating func choose(_ literal: ClauseLiteral) {
    choices.append(trail.count)
    set(literal, by: Source.choice)
  }

  /// Makes a literal true.
  mutating func set(_ literal: ClauseLiteral, by clause: Int32) {
    values[literal.index] = 1
    values[(!literal).index] = -1
    depths[literal.variable] = Int32(depth)
    sources[literal.variable] = clause
    trail.append(literal)
    steps += 1
  }

  /// Takes back every choice behind the first so many.
  mutating func takeBack(to depth: Int) {
    guard self.depth > depth else { return }
    let start = choices[depth]
    for literal in trail[start...] {
      values[literal.index] = 0
      values[(!literal).index] = 0
      phases[literal.variable] = literal.isTrue
      order.putBack(literal.variable)
    }
    trail.removeSubrange(start...)
    choices.removeSubrange(depth...)
    followed = trail.count
  }

  /// Keeps a clause of two literals or more; the first two are watched.
  mutating func store(_ literals: [ClauseLiteral]) -> Int32 {
    let clause = Int32(clauses.count)
    clauses.append(Int32(literals.count))
    for literal in literals { clauses.append(literal.code) }
    watches[literals[0].index].append(Watch(clause: clause, other: literals[1]))
    watches[literals[1].index].append(Watch(clause: clause, other: literals[0]))
    return clause
  }
}

/// When to begin anew with what was learned: after 1, 1, 2, 1, 1, 2, 4, … times a hundred dead ends.
private struct RestartPace {
  private static let unit = 100
  private var round = 1
  private var left = RestartPace.unit

  mutating func isDue() -> Bool {
    left -= 1
    guard left == 0 else { return false }
    round += 1
    left = Self.unit * Self.factor(round)
    return true
  }

  /// The entry of Luby's sequence.
  private static func factor(_ round: Int) -> Int {
    var size = 1
    while size < round { size = 2 * size + 1 }
    var round = round
    while size > round {
      size /= 2
      if round > size { round -= size }
    }
    return (size + 1) / 2
  }
}
