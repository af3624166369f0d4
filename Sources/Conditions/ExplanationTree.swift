/// The trees of all conditions in one array, so that explaining follows numbers instead of references.
///
/// A node is followed by its operands; `end` is where the next node beside it stands.
struct ExplanationTree: Sendable {
  enum Kind: UInt8, Sendable {
    case yes, no, unknown, test, all, any, not, certain
  }

  struct Node: Sendable {
    var kind: Kind
    /// The word that a test looks at, when it is only one; −1 otherwise.
    var word: Int32 = -1
    var atom: Int
    var end: Int
    var notTrue: UInt64 = 0
    var notFalse: UInt64 = 0
  }

  private(set) var nodes: [Node] = []
  private let masks: [[WordMask]]

  /// Creates an empty array of trees.
  ///
  /// - Parameter masks: what each test asks of which words.
  init(masks: [[WordMask]]) {
    self.masks = masks
  }

  /// Appends a condition and returns its first node.
  mutating func append(_ expression: Expression) -> Int {
    let start = nodes.count
    switch expression {
    case .constant(let value):
      add(value ? .yes : .no)
    case .test(let atom, _):
      add(.test, atom: atom.index)
      if masks[atom.index].count == 1 {
        let mask = masks[atom.index][0]
        nodes[start].word = Int32(clamping: mask.word)
        nodes[start].notTrue = mask.notTrue
        nodes[start].notFalse = mask.notFalse
      }
    case .known:
      // Finished programs hold none.
      add(.unknown)
    case .all(let operands):
      add(.all)
      for operand in operands { _ = append(operand) }
    case .any(let operands):
      add(.any)
      for operand in operands { _ = append(operand) }
    case .not(let operand):
      add(.not)
      _ = append(operand)
    case .certain(let operand):
      add(.certain)
      _ = append(operand)
    }
    nodes[start].end = nodes.count
    return start
  }

  private mutating func add(_ kind: Kind, atom: Int = 0) {
    nodes.append(Node(kind: kind, atom: atom, end: 0))
  }
}
