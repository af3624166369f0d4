/// Turns condition trees into flat instructions.
///
/// The operand that needs the deepest stack is run first. As every further level then needs twice as many
/// operands, a 64-bit stack is enough for any tree that fits in memory, however deep it is.
struct ProgramAssembly {
  let masks: [[WordMask]]
  private(set) var code: [Instruction] = []

  init(masks: [[WordMask]]) {
    self.masks = masks
  }

  /// Appends a condition and returns where its instructions stand.
  mutating func append(_ expression: Expression) -> Range<Int> {
    let start = code.count
    emit(Shape(expression, masks: masks))
    return start..<code.count
  }

  private mutating func emit(_ shape: Shape) {
    switch shape.kind {
    case .test(let masks):
      emit(masks, first: .push)
    case .not:
      emit(shape.operands[0])
      code.append(Instruction(operation: .not))
    case .certain:
      emit(shape.operands[0])
      code.append(Instruction(operation: .certain))
    case .all:
      emit(shape.operands, combine: .and, fused: .andTest)
    case .any:
      emit(shape.operands, combine: .or, fused: .orTest)
    }
  }

  private mutating func emit(
    _ operands: [Shape], combine: Instruction.Operation, fused: Instruction.Operation
  ) {
    for (index, operand) in operands.enumerated() {
      if index > 0, case .test(let masks) = operand.kind, masks.count == 1 {
        emit(masks, first: fused)
        continue
      }
      emit(operand)
      if index > 0 { code.append(Instruction(operation: combine)) }
    }
  }

  private mutating func emit(_ masks: [WordMask], first: Instruction.Operation) {
    for (index, mask) in masks.enumerated() {
      code.append(
        Instruction(
          operation: index == 0 ? first : .extend, word: mask.word,
          notTrue: mask.notTrue, notFalse: mask.notFalse))
    }
  }
}

/// A condition with its operands in the order in which they run, and the stack that they need.
private struct Shape {
  enum Kind {
    case test([WordMask])
    case not, certain, all, any
  }

  let kind: Kind
  let operands: [Shape]
  let depth: Int

  init(_ expression: Expression, masks: [[WordMask]]) {
    switch expression {
    case .constant(let value):
      self.init(test: [.constant(value)])
    case .test(let atom, _):
      self.init(test: masks[atom.index])
    case .known:
      // Finished programs hold none; unknown is the careful answer.
      self.init(test: [WordMask(word: WordMask.constantWord, notTrue: .max, notFalse: .max)])
    case .not(let operand):
      let inner = Shape(operand, masks: masks)
      if case .test(let masks) = inner.kind {
        self.init(test: masks.map(\.negated))
      } else {
        self.init(.not, [inner])
      }
    case .certain(let operand):
      self.init(.certain, [Shape(operand, masks: masks)])
    case .all(let operands), .any(let operands):
      let isAll = if case .all = expression { true } else { false }
      let shapes = operands.map { Shape($0, masks: masks) }
      if shapes.isEmpty {
        self.init(test: [.constant(isAll)])
      } else {
        self.init(isAll ? .all : .any, shapes.sorted { $0.depth > $1.depth })
      }
    }
  }

  private init(test masks: [WordMask]) {
    kind = .test(masks)
    operands = []
    depth = 1
  }

  private init(_ kind: Kind, _ operands: [Shape]) {
    self.kind = kind
    self.operands = operands
    depth = operands.enumerated().map { $1.depth + min($0, 1) }.max() ?? 1
  }
}
