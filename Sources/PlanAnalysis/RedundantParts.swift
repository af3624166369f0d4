import PlanCore

/// Finds operands of `&&` and `||` without which a condition has the same answer for every profile, unknown included.
struct RedundantParts {
  private let program: ConditionProgram
  private let whole: Expression

  init(_ id: ConditionID, _ program: ConditionProgram) {
    self.program = program
    whole = program.expression(id)
  }

  /// The places of the parts; of parts that make each other needless, the last.
  func find(_ solver: inout ProfileSolver) throws(AnalysisLimitReached) -> [SourceRange] {
    var current = whole
    var found: [SourceRange] = []
    for path in paths(whole).reversed() {
      guard let part = part(path[...], of: whole), let range = range(of: part),
        !found.contains(where: { $0.encloses(range) }),
        let shorter = without(path[...], current),
        try isSame(current, shorter, isWeaker: weakens(path[...], whole), &solver)
      else { continue }
      current = shorter
      found.removeAll { range.encloses($0) }
      found.append(range)
    }
    return found.reversed()
  }

  /// Whether two conditions, of which the shorter is known to be the weaker or the stronger, always have one answer.
  private func isSame(
    _ current: Expression, _ shorter: Expression, isWeaker: Bool, _ solver: inout ProfileSolver
  ) throws(AnalysisLimitReached) -> Bool {
    let (weak, strong) = isWeaker ? (shorter, current) : (current, shorter)
    return try solver.isEmpty(
      .any([
        .all([.answer(weak, .yes), .answer(strong, .notYes)]),
        .all([.answer(strong, .no), .answer(weak, .notNo)]),
      ]))
  }

  /// Whether leaving an operand out makes the whole true more often.
  private func weakens(_ path: ArraySlice<Int>, _ expression: Expression) -> Bool {
    switch expression {
    case .not(let operand):
      return !weakens(path.dropFirst(), operand)
    case .all(let operands), .any(let operands):
      let isAll = if case .all = expression { true } else { false }
      guard path.count > 1, let index = path.first else { return isAll }
      return weakens(path.dropFirst(), operands[index])
    default:
      return true
    }
  }

  /// The ways to every operand of a conjunction or disjunction, outer ones first.
  private func paths(_ expression: Expression) -> [[Int]] {
    switch expression {
    case .constant, .test, .known, .certain: return []
    case .not(let operand):
      return paths(operand).map { [0] + $0 }
    case .all(let operands), .any(let operands):
      guard operands.count > 1, !isPresenceTest(expression) else { return [] }
      return operands.indices.flatMap { index in
        [[index]] + paths(operands[index]).map { [index] + $0 }
      }
    }
  }

  /// `has()` of a derived fact is spelt by several tests at one place.
  private func isPresenceTest(_ expression: Expression) -> Bool {
    guard case .any(let operands) = expression else { return false }
    return operands.allSatisfy { if case .certain = $0 { true } else { false } }
  }

  private func part(_ path: ArraySlice<Int>, of expression: Expression) -> Expression? {
    guard let index = path.first else { return expression }
    switch expression {
    case .not(let operand): return part(path.dropFirst(), of: operand)
    case .all(let operands), .any(let operands):
      return operands.indices.contains(index) ? part(path.dropFirst(), of: operands[index]) : nil
    default: return nil
    }
  }

  /// The expression with the operand replaced by what changes nothing in its place, so that the other ways stay valid.
  private func without(_ path: ArraySlice<Int>, _ expression: Expression) -> Expression? {
    guard let index = path.first else { return nil }
    func replaced(_ operands: [Expression], neutral: Bool) -> [Expression]? {
      guard operands.indices.contains(index) else { return nil }
      var copy = operands
      if path.count == 1 {
        copy[index] = .constant(neutral)
      } else {
        guard let inner = without(path.dropFirst(), operands[index]) else { return nil }
        copy[index] = inner
      }
      return copy
    }
    switch expression {
    case .not(let operand): return without(path.dropFirst(), operand).map { .not($0) }
    case .all(let operands): return replaced(operands, neutral: true).map { .all($0) }
    case .any(let operands): return replaced(operands, neutral: false).map { .any($0) }
    default: return nil
    }
  }

  private func range(of expression: Expression) -> SourceRange? {
    var ranges: [SourceRange] = []
    var open = [expression]
    while let next = open.popLast() {
      switch next {
      case .constant, .known: break
      case .test(_, let range): ranges += [range].compactMap(\.self)
      case .not(let operand), .certain(let operand): open.append(operand)
      case .all(let operands), .any(let operands): open += operands
      }
    }
    guard let first = ranges.first, let lower = ranges.map(\.lower).min(),
      let upper = ranges.map(\.upper).max()
    else { return nil }
    return SourceRange(file: first.file, lower: lower, upper: upper)
  }
}
