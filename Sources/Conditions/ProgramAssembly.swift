/// Turns condition trees into flat instructions.
///
/// The operand that needs the deepest stack is run first. As every further level then needs twice as many
/// operands, a 64-bit stack is enough for any tree that fits in memory, however deep it is.
struct ProgramAssembly {
  let masks: [[WordMask]]
  /// The facts behind `has()` tests of told facts, by atom; nil for every other test.
  let guards: [FactID?]
  /// The facts that the tests are about, by atom.
  let facts: [FactID]
  private(set) var code: [Instruction] = []
  /// The conditions, flat: walking trees of references would take longer than all the rest.
  private(set) var tree: ExplanationTree
  /// How many answers stand on the stack at once while each of its nodes is worked out.
  private var depths: [Int] = []

  init(masks: [[WordMask]], atoms: [Atom], isTold: (FactID) -> Bool) {
    self.masks = masks
    tree = ExplanationTree(masks: masks)
    facts = atoms.map(\.fact)
    guards = atoms.map { atom in
      if case .has = atom.test, isTold(atom.fact) { atom.fact } else { nil }
    }
  }

  /// Appends a condition and returns where its instructions and its first node stand.
  mutating func append(_ expression: Expression) -> (code: Range<Int>, root: Int) {
    let start = code.count
    let root = tree.append(expression)
    measureDepths(from: root)
    emit(root)
    return (start..<code.count, root)
  }

  private mutating func emit(_ node: Int) {
    if let mask = mask(of: node) { return emit(mask, .push) }
    switch tree.nodes[node].kind {
    case .yes, .no:
      emit(.constant(tree.nodes[node].kind == .yes), .push)
    case .test:
      emit(masks[tree.nodes[node].atom], isNegated: false, first: .push)
    case .unknown:
      // Unknown is the careful answer.
      emit(WordMask(word: WordMask.constantWord, notTrue: .max, notFalse: .max), .push)
    case .not:
      if tree.nodes[node + 1].kind == .test {
        return emit(masks[tree.nodes[node + 1].atom], isNegated: true, first: .push)
      }
      emit(node + 1)
      code.append(Instruction(operation: .not))
    case .certain:
      emit(node + 1)
      code.append(Instruction(operation: .certain))
    case .all:
      emitOperands(of: node, combine: .and, fused: .andTest, whenEmpty: true)
    case .any:
      emitOperands(of: node, combine: .or, fused: .orTest, whenEmpty: false)
    }
  }

  private mutating func emitOperands(
    of node: Int, combine: Instruction.Operation, fused: Instruction.Operation, whenEmpty: Bool
  ) {
    var isFirst = true
    for depth in stride(from: deepestOperand(of: node), to: 0, by: -1) {
      var operand = node + 1
      while operand < tree.nodes[node].end {
        defer { operand = tree.nodes[operand].end }
        guard depths[operand] == depth else { continue }
        if !isFirst, let mask = mask(of: operand) {
          emit(mask, fused)
        } else {
          emit(operand)
          if !isFirst { code.append(Instruction(operation: combine)) }
        }
        isFirst = false
      }
    }
    if isFirst { emit(.constant(whenEmpty), .push) }
  }

  /// The one test that a node comes down to; nil when it takes more.
  private func mask(of node: Int) -> WordMask? {
    if let (atom, isNegated) = tested(node) {
      let mask = masks[atom].only
      return isNegated ? mask?.negated : mask
    }
    guard tree.nodes[node].kind == .all, tree.nodes[node].end > node + 1 else { return nil }
    let second = tree.nodes[node + 1].end
    guard second < tree.nodes[node].end, tree.nodes[second].end == tree.nodes[node].end else {
      return nil
    }
    return guarded(node + 1, second)
  }

  /// The test of a told fact behind `has()` of the same fact, in one: a fact that is missing fails it.
  ///
  /// Both come to the same answers, as a told fact is there or missing and never perhaps.
  private func guarded(_ first: Int, _ second: Int) -> WordMask? {
    guard tree.nodes[first].kind == .test, let fact = guards[tree.nodes[first].atom],
      let (atom, isNegated) = tested(second), facts[atom] == fact,
      guards[atom] == nil, var mask = masks[atom].only,
      mask.notFalse & FactLayout.missing != 0
    else { return nil }
    if isNegated { mask = mask.negated }
    mask.notFalse &= ~FactLayout.missing
    return mask
  }

  /// The test that a node is, or the opposite of.
  private func tested(_ node: Int) -> (atom: Int, isNegated: Bool)? {
    switch tree.nodes[node].kind {
    case .test: (tree.nodes[node].atom, false)
    case .not where tree.nodes[node + 1].kind == .test: (tree.nodes[node + 1].atom, true)
    default: nil
    }
  }

  private mutating func emit(
    _ masks: [WordMask], isNegated: Bool, first: Instruction.Operation
  ) {
    for (index, mask) in masks.enumerated() {
      emit(isNegated ? mask.negated : mask, index == 0 ? first : .extend)
    }
  }

  private mutating func emit(_ mask: WordMask, _ operation: Instruction.Operation) {
    code.append(
      Instruction(
        operation: operation, word: Int32(clamping: mask.word), notTrue: mask.notTrue,
        notFalse: mask.notFalse))
  }
}

extension ProgramAssembly {
  /// Operands stand behind their node, so going backwards meets them first.
  private mutating func measureDepths(from start: Int) {
    let nodes = tree.nodes
    depths.append(contentsOf: repeatElement(1, count: nodes.count - start))
    for node in (start..<nodes.count).reversed() {
      var (deepest, second) = (1, 0)
      var operand = node + 1
      while operand < nodes[node].end {
        let depth = depths[operand]
        (deepest, second) = depth > deepest ? (depth, deepest) : (deepest, max(second, depth))
        operand = nodes[operand].end
      }
      depths[node] = hasMany(nodes, node) ? max(deepest, second + 1) : deepest
    }
  }

  private func hasMany(_ nodes: [ExplanationTree.Node], _ node: Int) -> Bool {
    node + 1 < nodes[node].end && nodes[node + 1].end < nodes[node].end
  }

  /// The deepest stack that an operand of a node needs; 0 without operands.
  private func deepestOperand(of node: Int) -> Int {
    var deepest = 0
    var operand = node + 1
    while operand < tree.nodes[node].end {
      deepest = max(deepest, depths[operand])
      operand = tree.nodes[operand].end
    }
    return deepest
  }
}

extension [WordMask] {
  fileprivate var only: WordMask? {
    count == 1 ? self[0] : nil
  }
}
