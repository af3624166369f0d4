/// Walks down the diagrams of a formula side by side, until it is true whatever the rest is.
struct ProfileSearch {
  private indirect enum Shape {
    case leaf(Int)
    case all([Shape])
    case any([Shape])
  }

  enum Outcome {
    /// The values that lead to a profile, by level.
    case found([Int: Int])
    case none
    /// Too many ways lead nowhere; working the set out is cheaper.
    case gaveUp
  }

  private static let limit = 300

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

  mutating func run() -> Outcome {
    if descend(leaves) { return .found(choices) }
    return failed.count < Self.limit ? .none : .gaveUp
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

  private mutating func descend(_ nodes: [Int32]) -> Bool {
    var nodes = nodes
    return Self.simplify(shape, &nodes) ?? branch(nodes)
  }

  private mutating func branch(_ nodes: [Int32]) -> Bool {
    if failed.count >= Self.limit || failed.contains(nodes) { return false }
    let level = nodes.reduce(Int.max) { min($0, $1 > 1 ? arena.level($1) : Int.max) }
    for value in 0..<arena.arity(level) {
      choices[level] = value
      if descend(nodes.map { arena.child($0, level, value) }) { return true }
    }
    choices[level] = nil
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
