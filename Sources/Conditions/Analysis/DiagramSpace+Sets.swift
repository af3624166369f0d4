extension DiagramSpace {
  /// The profiles that are in both sets.
  public mutating func and(_ left: Diagram, _ right: Diagram) throws(NodeLimitReached) -> Diagram {
    try combine(.both, left, right)
  }

  /// The profiles that are in one of the sets.
  public mutating func or(_ left: Diagram, _ right: Diagram) throws(NodeLimitReached) -> Diagram {
    try combine(.either, left, right)
  }

  /// The profiles of the first set that are not in the second.
  public mutating func subtract(
    _ right: Diagram, from left: Diagram
  ) throws(NodeLimitReached) -> Diagram {
    try combine(.without, left, right)
  }

  /// The profiles that are not in the set.
  public mutating func complement(_ set: Diagram) throws(NodeLimitReached) -> Diagram {
    try combine(.without, .full, set)
  }

  /// Whether every profile of the first set is in the second.
  public mutating func isSubset(
    _ left: Diagram, of right: Diagram
  ) throws(NodeLimitReached) -> Bool {
    try subtract(right, from: left).isEmpty
  }

  /// Whether no profile is in both sets.
  public func areDisjoint(_ left: Diagram, _ right: Diagram) -> Bool {
    var apart: Set<UInt64> = []
    return !arena.meet(left.node, right.node, &apart)
  }

  /// What is left of a set when a fact is known to lie in a cell, or, for nil, to be missing.
  ///
  /// A cell of a set fixes that one element of a set that is there. A fact that the space does not know changes
  /// nothing.
  public mutating func restrict(
    _ set: Diagram, _ fact: FactID, to cell: Int?
  ) throws(NodeLimitReached) -> Diagram {
    var done: [Int32: Int32] = [:]
    let values = values(of: fact, in: cell)
    return Diagram(
      node: try tidying { arena throws(NodeLimitReached) in
        try arena.fix(set.node, values, &done)
      })
  }

  /// The profiles that are in the set for some value of the facts.
  public mutating func exists(
    _ facts: Set<FactID>, _ set: Diagram
  ) throws(NodeLimitReached) -> Diagram {
    try leaveOut(facts, .either, set)
  }

  /// The profiles that are in the set for every value of the facts, and for none.
  public mutating func forAll(
    _ facts: Set<FactID>, _ set: Diagram
  ) throws(NodeLimitReached) -> Diagram {
    try leaveOut(facts, .both, set)
  }

  /// The facts that the set depends on, in the order of the vocabulary.
  public func support(_ set: Diagram) -> [FactID] {
    Set(arena.support(set.node).map { variables.all[$0].fact }).sorted()
  }

  /// The facts of the set that stages compute, so that not every one of its profiles need be possible.
  public func approximated(in set: Diagram) -> [FactID] {
    support(set).filter { program.isComputed($0) }
  }

  private mutating func combine(
    _ operation: DiagramArena.Operation, _ left: Diagram, _ right: Diagram
  ) throws(NodeLimitReached) -> Diagram {
    Diagram(
      node: try tidying { arena throws(NodeLimitReached) in
        try arena.combine(operation, left.node, right.node)
      })
  }

  private mutating func leaveOut(
    _ facts: Set<FactID>, _ operation: DiagramArena.Operation, _ set: Diagram
  ) throws(NodeLimitReached) -> Diagram {
    let isLeftOut = variables.all.map { facts.contains($0.fact) }
    var done: [Int32: Int32] = [:]
    return Diagram(
      node: try tidying { arena throws(NodeLimitReached) in
        try arena.leaveOut(set.node, isLeftOut, operation, &done)
      })
  }

  /// Leaves nothing half-built behind when the limit is met.
  private mutating func tidying(
    _ work: (inout DiagramArena) throws(NodeLimitReached) -> Int32
  ) throws(NodeLimitReached) -> Int32 {
    defer { arena.scratch.removeAll(keepingCapacity: true) }
    return try work(&arena)
  }

  private func values(of fact: FactID, in cell: Int?) -> [Int: Int] {
    guard let first = variables.firstLevel[fact.index] else { return [:] }
    guard let cell else { return [first: 0] }
    switch variables.all[first].kind {
    case .cells(let groups):
      return [first: (groups.firstIndex { $0.contains(cell) } ?? -1) + 1]
    case .presence, .element:
      guard case .element(let value, let isPresent)? = program.layouts[fact.index].cells[safe: cell]
      else { return [first: 1] }
      guard let level = variables.elementLevels[fact.index][value] else { return [first: 1] }
      return [first: 1, level: isPresent ? 1 : 0]
    }
  }
}

extension Array {
  subscript(safe index: Int) -> Element? {
    indices.contains(index) ? self[index] : nil
  }
}
