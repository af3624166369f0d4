extension DiagramArena: ProfileAlgebra {
  var empty: Diagram { .empty }
  var full: Diagram { .full }

  mutating func all(_ parts: [Diagram]) throws(AnalysisLimitReached) -> Diagram {
    try joined(parts, by: .both, from: .full)
  }

  mutating func any(_ parts: [Diagram]) throws(AnalysisLimitReached) -> Diagram {
    try joined(parts, by: .either, from: .empty)
  }

  mutating func opposite(_ part: Diagram) throws(AnalysisLimitReached) -> Diagram {
    Diagram(node: try combine(.without, 1, part.node))
  }

  mutating func profiles(
    _ level: Int, _ isIn: [Bool]
  ) throws(AnalysisLimitReached) -> Diagram {
    for value in isIn { scratch.append(value ? 1 : 0) }
    return Diagram(node: try makeNode(level))
  }

  private mutating func joined(
    _ parts: [Diagram], by operation: Operation, from start: Diagram
  ) throws(AnalysisLimitReached) -> Diagram {
    // A limit that is met leaves half-built nodes behind.
    defer { scratch.removeAll(keepingCapacity: true) }
    var result = start.node
    for part in parts { result = try combine(operation, result, part.node) }
    return Diagram(node: result)
  }
}
