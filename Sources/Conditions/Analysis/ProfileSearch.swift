extension DiagramSpace {
  /// Whether no profile belongs to the formula's set.
  public mutating func isEmpty(_ formula: SetFormula) throws(NodeLimitReached) -> Bool {
    let (needed, open) = try parts(of: formula)
    if needed.isEmpty || open.isEmpty { return needed.isEmpty }
    var search = ProfileSearch(arena, .all([.set(needed)] + open))
    return try search.run() == nil
  }

  /// Some profile of the formula's set, with few known facts but not always the fewest; nil when there is none.
  public mutating func firstWitness(
    of formula: SetFormula
  ) throws(NodeLimitReached) -> Witness? {
    let (needed, open) = try parts(of: formula)
    if needed.isEmpty || open.isEmpty { return witness(of: needed) }
    var search = ProfileSearch(arena, .all([.set(needed)] + open))
    guard let choices = try search.run() else { return nil }
    return witness(choices: choices)
  }

  /// What must hold anyway, joined: that alone is often empty, and narrows the search otherwise; and the choices.
  private mutating func parts(
    of formula: SetFormula
  ) throws(NodeLimitReached) -> (needed: Diagram, open: [SetFormula]) {
    var needed = Diagram.full
    var open: [SetFormula] = []
    var parts = [formula]
    while let part = parts.popLast() {
      switch part {
      case .set(let set): needed = try and(needed, set)
      case .all(let more): parts += more.reversed()
      case .any(let more) where more.count == 1: parts += more
      case .any: open.append(part)
      }
      if needed.isEmpty { return (needed, []) }
    }
    return (needed, open)
  }
}

/// Walks down the diagrams of a formula side by side, until it is true whatever the rest is.
private struct ProfileSearch {
  private indirect enum Shape {
    case leaf(Int)
    case all([Shape])
    case any([Shape])
  }

  /// Diagrams side by side that were found to be apart.
  private static let limit = 400_000

  private let arena: DiagramArena
  private var leaves: [Int32] = []
  private var places: [Int32: Int] = [:]
  private var shape = Shape.all([])
  private var failed: Set<[Int32]> = []
  private var choices: [Int: Int] = [:]

  init(_ arena: DiagramArena, _ formula: SetFormula) {
    self.arena = arena
    shape = read(formula)
  }

  /// The values that lead there, by level; nil when nothing does.
  mutating func run() throws(NodeLimitReached) -> [Int: Int]? {
    try descend(leaves) ? choices : nil
  }

  private mutating func read(_ formula: SetFormula) -> Shape {
    switch formula {
    case .set(let set):
      if let place = places[set.node] { return .leaf(place) }
      places[set.node] = leaves.count
      leaves.append(set.node)
      return .leaf(leaves.count - 1)
    case .all(let parts): return .all(parts.map { read($0) })
    case .any(let parts): return .any(parts.map { read($0) })
    }
  }

  private mutating func descend(_ nodes: [Int32]) throws(NodeLimitReached) -> Bool {
    var nodes = nodes
    guard let isTrue = Self.simplify(shape, &nodes) else {
      return try branch(nodes)
    }
    return isTrue
  }

  private mutating func branch(_ nodes: [Int32]) throws(NodeLimitReached) -> Bool {
    if failed.contains(nodes) { return false }
    let level = nodes.reduce(Int.max) { min($0, $1 > 1 ? arena.level($1) : Int.max) }
    for value in 0..<arena.arity(level) {
      choices[level] = value
      if try descend(nodes.map { arena.child($0, level, value) }) { return true }
    }
    choices[level] = nil
    guard failed.count < Self.limit else { throw NodeLimitReached(limit: Self.limit) }
    failed.insert(nodes)
    return false
  }

  /// The value of the shape when it is decided; leaves that no longer matter become "no", so that equal rests meet.
  private static func simplify(_ shape: Shape, _ nodes: inout [Int32]) -> Bool? {
    var isUsed = Array(repeating: false, count: nodes.count)
    let value = decide(shape, nodes, &isUsed)
    // A "yes" may be what decides a part of the shape, so it stays.
    for index in nodes.indices where !isUsed[index] && nodes[index] > 1 { nodes[index] = 0 }
    return value
  }

  private static func decide(
    _ shape: Shape, _ nodes: [Int32], _ isUsed: inout [Bool]
  ) -> Bool? {
    switch shape {
    case .leaf(let index):
      if nodes[index] < 2 { return nodes[index] == 1 }
      isUsed[index] = true
      return nil
    case .all(let parts), .any(let parts):
      let isAll = if case .all = shape { true } else { false }
      let before = isUsed
      var isOpen = false
      for part in parts {
        switch decide(part, nodes, &isUsed) {
        case nil: isOpen = true
        case let value? where value != isAll:
          isUsed = before
          return value
        default: break
        }
      }
      return isOpen ? nil : isAll
    }
  }
}
