/// The nodes of decision diagrams with one child for each value of a variable, each node stored once.
///
/// Node 0 is "no", node 1 is "yes"; nodes are only ever added, so numbers stay valid.
struct DiagramArena: Sendable {
  typealias Node = Int32

  /// The most nodes that may be made.
  var limit: Int
  /// How many values the variable of each level has.
  private let arities: [Int]
  private var levels: [Int32]
  private var starts: [Int]
  private var children: [Node] = []
  /// Open addressing; 0 marks a free place, as the two final nodes are never looked up.
  private var table: [Node]
  var memo = DiagramMemo()
  /// The children of the nodes that are being built, the innermost last.
  var scratch: [Node] = []

  init(arities: [Int], limit: Int) {
    self.arities = arities
    self.limit = min(limit, DiagramMemo.nodeLimit)
    let final = Int32(arities.count)
    levels = [final, final]
    starts = [0, 0]
    table = Array(repeating: 0, count: 256)
  }

  /// How many nodes there are.
  var count: Int { levels.count }

  /// The level of a node; the two final nodes stand below every variable.
  func level(_ node: Node) -> Int {
    Int(levels[Int(node)])
  }

  /// How many values the variable of a level has.
  func arity(_ level: Int) -> Int {
    arities[level]
  }

  /// The node that a value of a level's variable leads to; the node itself when it does not ask that variable.
  func child(_ node: Node, _ level: Int, _ value: Int) -> Node {
    Int(levels[Int(node)]) == level ? children[starts[Int(node)] + value] : node
  }

  /// The node whose children stand at the end of `scratch`, which are taken off.
  mutating func makeNode(_ level: Int) throws(AnalysisLimitReached) -> Node {
    let start = scratch.count - arities[level]
    defer { scratch.removeSubrange(start...) }
    let first = scratch[start]
    if scratch[start...].allSatisfy({ $0 == first }) { return first }
    var place = hash(level, start) & (table.count - 1)
    while table[place] != 0 {
      if isEqual(table[place], level, start) { return table[place] }
      place = (place + 1) & (table.count - 1)
    }
    guard levels.count < limit else {
      throw AnalysisLimitReached(resource: .diagramNodes, limit: limit)
    }
    let node = Node(levels.count)
    levels.append(Int32(level))
    starts.append(children.count)
    children.append(contentsOf: scratch[start...])
    table[place] = node
    if levels.count * 2 > table.count { grow() }
    memo.suit(levels.count)
    return node
  }

  private mutating func place(of node: Int) -> Int {
    let end = scratch.count
    let level = Int(levels[node])
    scratch.append(contentsOf: children[starts[node]..<starts[node] + arities[level]])
    defer { scratch.removeSubrange(end...) }
    var place = hash(level, end) & (table.count - 1)
    while table[place] != 0, table[place] != Node(node) { place = (place + 1) & (table.count - 1) }
    return place
  }

  private func isEqual(_ node: Node, _ level: Int, _ start: Int) -> Bool {
    guard Int(levels[Int(node)]) == level else { return false }
    let own = starts[Int(node)]
    for offset in 0..<arities[level] where children[own + offset] != scratch[start + offset] {
      return false
    }
    return true
  }

  private func hash(_ level: Int, _ start: Int) -> Int {
    var hash = UInt64(level) &* 0x9E37_79B9_7F4A_7C15
    for offset in 0..<arities[level] {
      hash = (hash ^ UInt64(UInt32(bitPattern: scratch[start + offset]))) &* 0xBF58_476D_1CE4_E5B9
      hash ^= hash >> 29
    }
    return Int(truncatingIfNeeded: hash >> 1)
  }

  private mutating func grow() {
    table = Array(repeating: 0, count: table.count * 2)
    for node in 2..<levels.count { table[place(of: node)] = Node(node) }
  }
}
