/// Where an answer stands in a block: a word with the people for whom it is certainly true, and beside it one for the opposite.
@usableFromInline
struct LaneOperand: Sendable, Hashable {
  @usableFromInline var place: Int32

  var opposite: LaneOperand { LaneOperand(place: place ^ 1) }
  /// The number of the node whose answer this is, or is the opposite of.
  var node: Int { Int(place >> 1) }
}

/// Every test and every part of a condition once, however many conditions share it, each behind what it depends on.
///
/// "Any" is the opposite of "all" of the opposites, so that there is only one kind of part with many operands, and one way to
/// explain it.
struct LaneGraph: Sendable {
  enum Kind: UInt8, Sendable {
    /// Always true, for everybody.
    case yes
    /// Known of nobody.
    case unknown
    /// A test of a told fact; `first` is the fact.
    case told
    /// A test of a derived fact; `first` is its place among the derived tests.
    case derived
    case all
    case certain
  }

  struct Node: Sendable, Hashable {
    var kind: Kind
    /// The first operand, if not something else.
    var first: Int32 = 0
    var count: Int32 = 0
  }

  private(set) var nodes: [Node]
  private(set) var operands: [LaneOperand] = []
  /// By test: where its answers stand; nil for one that is not asked, or not yet.
  private var tests: [LaneOperand?]
  private var parts: [Part: LaneOperand] = [:]

  private struct Part: Hashable {
    var kind: Kind
    var operands: [LaneOperand]
  }

  static let yes = LaneOperand(place: 0)
  static let unknown = LaneOperand(place: 2)
  /// How many nodes stand before the tests of the layout.
  static let firstTest = 2

  init(_ program: ConditionProgram, _ layout: LaneLayout) {
    nodes = [Node(kind: .yes), Node(kind: .unknown)]
    tests = Array(repeating: nil, count: program.atoms.count)
    for test in layout.tests {
      guard let test else {
        nodes.append(Node(kind: .unknown))
        continue
      }
      let fact = program.atoms[test.index].fact.index
      tests[test.index] = append(Node(kind: .told, first: Int32(clamping: fact)))
    }
  }

  private mutating func append(_ node: Node) -> LaneOperand {
    nodes.append(node)
    return LaneOperand(place: Int32(clamping: 2 * (nodes.count - 1)))
  }

  /// Adds a test of a derived fact, whose answers are worked out by their place among the derived tests.
  mutating func add(_ test: AtomID, derived place: Int) -> LaneOperand {
    let operand = append(Node(kind: .derived, first: Int32(clamping: place)))
    tests[test.index] = operand
    return operand
  }

  /// Where the answers of a condition will stand; nil when it asks something that is not there yet.
  ///
  /// Parts that are new stand at the end of `nodes`.
  mutating func operand(of expression: Expression) -> LaneOperand? {
    switch expression {
    case .constant(let value): value ? Self.yes : Self.yes.opposite
    // Finished programs hold none; unknown is the careful answer.
    case .known: Self.unknown
    case .test(let test, _): tests[test.index]
    case .not(let operand): self.operand(of: operand)?.opposite
    case .certain(let operand):
      self.operand(of: operand).map { part(.certain, [$0]) }
    case .all(let operands): all(operands) { $0 }
    case .any(let operands): all(operands) { $0.opposite }?.opposite
    }
  }

  private mutating func all(
    _ expressions: [Expression], _ turned: (LaneOperand) -> LaneOperand
  ) -> LaneOperand? {
    var operands: [LaneOperand] = []
    for expression in expressions {
      guard let operand = operand(of: expression) else { return nil }
      operands.append(turned(operand))
    }
    if operands.isEmpty { return Self.yes }
    return operands.count == 1 ? operands[0] : part(.all, operands)
  }

  private mutating func part(_ kind: Kind, _ operands: [LaneOperand]) -> LaneOperand {
    let part = Part(kind: kind, operands: operands)
    if let known = parts[part] { return known }
    let first = Int32(clamping: self.operands.count)
    self.operands += operands
    let operand = append(Node(kind: kind, first: first, count: Int32(clamping: operands.count)))
    parts[part] = operand
    return operand
  }

  /// Forgets what is only needed to add more.
  mutating func finish() {
    parts = [:]
  }
}

extension Expression {
  /// The tests in it.
  var tests: [AtomID] {
    switch self {
    case .constant, .known: []
    case .test(let atom, _): [atom]
    case .not(let operand), .certain(let operand): operand.tests
    case .all(let operands), .any(let operands): operands.flatMap(\.tests)
    }
  }
}
