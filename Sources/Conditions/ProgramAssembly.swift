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

  init(masks: [[WordMask]], atoms: [Atom], isTold: (FactID) -> Bool) {
    self.masks = masks
    facts = atoms.map(\.fact)
    guards = atoms.map { atom in
      if case .has = atom.test, isTold(atom.fact) { atom.fact } else { nil }
    }
  }

  /// Appends a condition and returns where its instructions stand.
  mutating func append(_ expression: Expression) -> Range<Int> {
    let start = code.count
    emit(expression)
    return start..<code.count
  }

  private mutating func emit(_ expression: Expression) {
    if let mask = mask(of: expression) { return emit(mask, .push) }
    switch expression {
    case .constant(let value):
      emit(.constant(value), .push)
    case .test(let atom, _):
      emit(masks[atom.index], isNegated: false, first: .push)
    case .known:
      // Finished programs hold none; unknown is the careful answer.
      emit(WordMask(word: WordMask.constantWord, notTrue: .max, notFalse: .max), .push)
    case .not(.test(let atom, _)):
      emit(masks[atom.index], isNegated: true, first: .push)
    case .not(let operand):
      emit(operand)
      code.append(Instruction(operation: .not))
    case .certain(let operand):
      emit(operand)
      code.append(Instruction(operation: .certain))
    case .all(let operands):
      emit(operands, combine: .and, fused: .andTest, whenEmpty: true)
    case .any(let operands):
      emit(operands, combine: .or, fused: .orTest, whenEmpty: false)
    }
  }

  private mutating func emit(
    _ operands: [Expression], combine: Instruction.Operation, fused: Instruction.Operation,
    whenEmpty: Bool
  ) {
    if operands.isEmpty { emit(.constant(whenEmpty), .push) }
    let isFlat = operands.allSatisfy(\.isTest)
    for (index, operand) in (isFlat ? operands : operands.deepestFirst).enumerated() {
      if index > 0, let mask = mask(of: operand) {
        emit(mask, fused)
        continue
      }
      emit(operand)
      if index > 0 { code.append(Instruction(operation: combine)) }
    }
  }

  /// The one test that a condition comes down to; nil when it takes more.
  private func mask(of expression: Expression) -> WordMask? {
    switch expression {
    case .test(let atom, _): masks[atom.index].only
    case .not(.test(let atom, _)): masks[atom.index].only?.negated
    case .all(let operands): operands.count == 2 ? guarded(operands[0], operands[1]) : nil
    default: nil
    }
  }

  /// The test of a told fact behind `has()` of the same fact, in one: a fact that is missing fails it.
  ///
  /// Both come to the same answers, as a told fact is there or missing and never perhaps.
  private func guarded(_ first: Expression, _ second: Expression) -> WordMask? {
    guard case .test(let guarding, _) = first, let fact = guards[guarding.index],
      let (atom, isNegated) = second.tested, facts[atom.index] == fact,
      guards[atom.index] == nil, var mask = masks[atom.index].only,
      mask.notFalse & FactLayout.missing != 0
    else { return nil }
    if isNegated { mask = mask.negated }
    mask.notFalse &= ~FactLayout.missing
    return mask
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
        operation: operation, word: Int32(clamping: mask.word), notTrue: mask.notTrue, notFalse: mask.notFalse))
  }
}

extension Expression {
  /// The test that this is, or the opposite of.
  fileprivate var tested: (atom: AtomID, isNegated: Bool)? {
    switch self {
    case .test(let atom, _): (atom, false)
    case .not(.test(let atom, _)): (atom, true)
    default: nil
    }
  }

  fileprivate var isTest: Bool {
    tested != nil
  }

  /// How many answers stand on the stack at once while this is worked out.
  fileprivate var stackDepth: Int {
    switch self {
    case .constant, .test, .known: return 1
    case .not(let operand), .certain(let operand): return operand.stackDepth
    case .all(let operands), .any(let operands):
      var (deepest, second) = (1, 0)
      for operand in operands {
        let depth = operand.stackDepth
        (deepest, second) =
          depth > deepest ? (depth, deepest) : (deepest, max(second, depth))
      }
      return operands.count < 2 ? deepest : max(deepest, second + 1)
    }
  }
}

extension [WordMask] {
  fileprivate var only: WordMask? {
    count == 1 ? self[0] : nil
  }
}

extension [Expression] {
  fileprivate var deepestFirst: [Expression] {
    let depths = map(\.stackDepth)
    return indices.sorted { (depths[$1], $0) < (depths[$0], $1) }.map { self[$0] }
  }
}
