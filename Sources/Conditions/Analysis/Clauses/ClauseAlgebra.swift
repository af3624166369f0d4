/// Sets of profiles as literals: a literal is true for the profiles of its set.
///
/// The values of a variable are literals of which exactly one is true; "all of these" is a new literal with clauses that
/// say what it means. The same question never makes a second one.
struct ClauseAlgebra: ProfileAlgebra, Sendable {
  /// The literal that is always true.
  let full: ClauseLiteral
  var solver = ClauseSolver()
  private let arities: [Int]
  /// By level, the literal of each value; none before the level is asked for.
  private var inputs: [[ClauseLiteral]]
  private var gates: [[ClauseLiteral]: ClauseLiteral] = [:]
  /// By variable: where in `operands` those stand that its value follows from.
  private var operandRanges: [Range<Int>]
  private var operands: [Int] = []
  /// By variable: the search for relevant ones that met it last.
  private var met: [Int]
  private var search = 0

  init(_ variables: ProfileVariables) {
    arities = variables.all.map(\.arity)
    inputs = variables.all.map { _ in [] }
    full = solver.makeVariable()
    solver.add([full])
    operandRanges = [0..<0]
    met = [0]
  }

  var empty: ClauseLiteral { !full }

  mutating func all(_ parts: [ClauseLiteral]) -> ClauseLiteral {
    var distinct: [ClauseLiteral] = []
    for part in parts.sorted() where part != full && part != distinct.last {
      if part == empty || part == distinct.last.map({ !$0 }) { return empty }
      distinct.append(part)
    }
    guard distinct.count > 1 else { return distinct.first ?? full }
    if let gate = gates[distinct] { return gate }
    let gate = makeVariable(from: distinct.map(\.variable))
    for part in distinct { solver.add([!gate, part]) }
    solver.add([gate] + distinct.map { !$0 })
    gates[distinct] = gate
    return gate
  }

  mutating func any(_ parts: [ClauseLiteral]) -> ClauseLiteral {
    !all(parts.map { !$0 })
  }

  func opposite(_ part: ClauseLiteral) -> ClauseLiteral {
    !part
  }

  mutating func profiles(_ level: Int, _ isIn: [Bool]) -> ClauseLiteral {
    let values = values(of: level)
    let chosen = values.indices.filter { isIn[$0] }
    if chosen.count == values.count { return full }
    // Fewer literals say the same, and a part and its opposite are one variable.
    if 2 * chosen.count > values.count {
      return !any(values.indices.filter { !isIn[$0] }.map { values[$0] })
    }
    return any(chosen.map { values[$0] })
  }

  /// The literal of each value of a level's variable.
  mutating func values(of level: Int) -> [ClauseLiteral] {
    if !inputs[level].isEmpty { return inputs[level] }
    let arity = arities[level]
    if arity == 2 {
      let literal = makeVariable(from: [])
      inputs[level] = [!literal, literal]
    } else {
      let first = solver.variableCount
      let siblings = Array(first..<first + arity)
      inputs[level] = (0..<arity).map { _ in makeVariable(from: siblings) }
      requireOne(of: inputs[level])
    }
    return inputs[level]
  }

  private mutating func requireOne(of values: [ClauseLiteral]) {
    solver.add(values)
    guard values.count > 6 else {
      for (index, value) in values.enumerated() {
        for other in values[..<index] { solver.add([!value, !other]) }
      }
      return
    }
    // "One of the values so far" makes the clauses few where there are many values.
    var soFar = values[0]
    for value in values.dropFirst() {
      solver.add([!value, !soFar])
      let next = makeVariable(from: [])
      solver.add([!value, next])
      solver.add([!soFar, next])
      soFar = next
    }
  }

  private mutating func makeVariable(from others: [Int]) -> ClauseLiteral {
    let start = operands.count
    operands += others
    operandRanges.append(start..<operands.count)
    met.append(0)
    return solver.makeVariable()
  }

  /// The variables that literals follow from, themselves included.
  mutating func relevant(to literals: [ClauseLiteral]) -> [Int] {
    search += 1
    var found: [Int] = []
    for literal in literals where met[literal.variable] != search {
      met[literal.variable] = search
      found.append(literal.variable)
    }
    var next = 0
    while next < found.count {
      for operand in operands[operandRanges[found[next]]] where met[operand] != search {
        met[operand] = search
        found.append(operand)
      }
      next += 1
    }
    return found
  }

  /// Whether the last search met a level's variable.
  func isRelevant(_ level: Int) -> Bool {
    inputs[level].first.map { met[$0.variable] == search } ?? false
  }

  /// The value of a level's variable after the answer "possible".
  func value(of level: Int) -> Int? {
    inputs[level].firstIndex { solver.value($0) == true }
  }
}
