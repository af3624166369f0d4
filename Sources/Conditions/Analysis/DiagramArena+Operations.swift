extension DiagramArena {
  /// What two sets are combined by.
  enum Operation: UInt8, Sendable {
    case both = 1
    case either = 2
    /// In the first and not in the second.
    case without = 3

    /// The result where one operand is final or both are the same; nil otherwise.
    func shortcut(_ left: Node, _ right: Node) -> Node? {
      switch self {
      case .both:
        if left == 0 || right == 0 { return 0 }
        if left == 1 || left == right { return right }
        return right == 1 ? left : nil
      case .either:
        if left == 1 || right == 1 { return 1 }
        if left == 0 || left == right { return right }
        return right == 0 ? left : nil
      case .without:
        if left == 0 || right == 1 || left == right { return 0 }
        return right == 0 ? left : nil
      }
    }
  }

  /// Combines two sets.
  mutating func combine(
    _ operation: Operation, _ left: Node, _ right: Node
  ) throws(AnalysisLimitReached) -> Node {
    if let result = operation.shortcut(left, right) { return result }
    let isSwapped = operation != .without && left > right
    let (first, second) = isSwapped ? (right, left) : (left, right)
    let key = DiagramMemo.key(operation, first, second)
    if let result = memo[key] { return result }
    let level = min(level(first), level(second))
    for value in 0..<arity(level) {
      let part = try combine(operation, child(first, level, value), child(second, level, value))
      scratch.append(part)
    }
    let result = try makeNode(level)
    memo.store(key, result)
    return result
  }

  /// The set that is left when the variables of some levels have a fixed value.
  mutating func fix(
    _ node: Node, _ values: [Int: Int], _ done: inout [Node: Node]
  ) throws(AnalysisLimitReached) -> Node {
    if node < 2 { return node }
    if let result = done[node] { return result }
    let level = level(node)
    let result: Node
    if let value = values[level] {
      result = try fix(child(node, level, value), values, &done)
    } else {
      for value in 0..<arity(level) {
        let part = try fix(child(node, level, value), values, &done)
        scratch.append(part)
      }
      result = try makeNode(level)
    }
    done[node] = result
    return result
  }

  /// The levels that a set depends on, in order.
  func support(_ node: Node) -> [Int] {
    var seen: Set<Node> = []
    var levels: Set<Int> = []
    var open = [node]
    while let next = open.popLast() {
      guard next > 1, seen.insert(next).inserted else { continue }
      let level = level(next)
      levels.insert(level)
      for value in 0..<arity(level) { open.append(child(next, level, value)) }
    }
    return levels.sorted()
  }
}
