import PlanCore

/// The parts of a condition that can contradict each other: its tests, each with whether it must hold or fail.
struct ConditionParts {
  struct Part {
    /// The test, with its place, as it must come out.
    var expression: Expression
    var fact: FactID
    var range: SourceRange?
  }

  private indirect enum Shape {
    case part(Int)
    case constant(Bool)
    case all([Shape])
    case any([Shape])
  }

  private var parts: [Part] = []
  private var shape = Shape.constant(true)

  init(_ expression: Expression, _ program: ConditionProgram) {
    shape = read(expression, isNegated: false, program)
  }

  /// Some parts that already cannot be true together: one or two where that is enough, otherwise so many that each
  /// of them is needed.
  func conflict(
    in space: inout DiagramSpace, within possible: Diagram
  ) throws(NodeLimitReached) -> [Part] {
    for first in parts.indices where try isImpossible([first], &space, possible) {
      return [parts[first]]
    }
    if parts.count <= 24 {
      for first in parts.indices {
        for second in parts.indices where first < second {
          if try isImpossible([first, second], &space, possible) {
            return [parts[first], parts[second]]
          }
        }
      }
    }
    var kept = Set(parts.indices)
    for index in parts.indices.reversed() {
      if try isImpossible(kept.subtracting([index]), &space, possible) { kept.remove(index) }
    }
    return kept.sorted().map { parts[$0] }
  }

  private mutating func read(
    _ expression: Expression, isNegated: Bool, _ program: ConditionProgram
  ) -> Shape {
    switch expression {
    case .constant(let value):
      return .constant(value != isNegated)
    case .not(let operand):
      return read(operand, isNegated: !isNegated, program)
    case .all(let operands), .any(let operands):
      let isAll = if case .all = expression { true } else { false }
      let shapes = operands.map { read($0, isNegated: isNegated, program) }
      return isAll != isNegated ? .all(shapes) : .any(shapes)
    case .test, .certain, .known:
      guard let place = program.firstTest(of: expression) else { return .constant(true) }
      parts.append(
        Part(
          expression: isNegated ? .not(expression) : expression, fact: place.fact,
          range: place.range))
      return .part(parts.count - 1)
    }
  }

  private func isImpossible(
    _ kept: Set<Int>, _ space: inout DiagramSpace, _ possible: Diagram
  ) throws(NodeLimitReached) -> Bool {
    try space.isEmpty(.all([.set(possible), try truth(of: shape, kept, &space)]))
  }

  /// For which profiles the shape can be true when every part that is not kept is granted.
  private func truth(
    of shape: Shape, _ kept: Set<Int>, _ space: inout DiagramSpace
  ) throws(NodeLimitReached) -> SetFormula {
    switch shape {
    case .constant(let value):
      return .set(value ? .full : .empty)
    case .part(let index):
      return kept.contains(index)
        ? try space.formula(of: parts[index].expression, .yes) : .set(.full)
    case .all(let shapes):
      return .all(try truths(of: shapes, kept, &space))
    case .any(let shapes):
      return .any(try truths(of: shapes, kept, &space))
    }
  }

  private func truths(
    of shapes: [Shape], _ kept: Set<Int>, _ space: inout DiagramSpace
  ) throws(NodeLimitReached) -> [SetFormula] {
    var formulas: [SetFormula] = []
    for shape in shapes { formulas.append(try truth(of: shape, kept, &space)) }
    return formulas
  }
}

extension ConditionProgram {
  /// The fact and place of the first test in an expression.
  func firstTest(of expression: Expression) -> (fact: FactID, range: SourceRange?)? {
    switch expression {
    case .constant: return nil
    case .known(let fact): return (fact, nil)
    case .test(let atom, let range): return (atoms[atom.index].fact, range)
    case .not(let operand), .certain(let operand): return firstTest(of: operand)
    case .all(let operands), .any(let operands):
      return operands.lazy.compactMap { firstTest(of: $0) }.first
    }
  }

  /// Whether a fact is told or computed, not derived from conditions.
  func isTold(_ fact: FactID) -> Bool {
    definition(of: fact) == nil || isComputed(fact)
  }

  /// The tests of a condition with their places, in order.
  func tests(in id: ConditionID) -> [(atom: Atom, range: SourceRange?)] {
    var found: [(atom: Atom, range: SourceRange?)] = []
    var open = [expression(id)]
    while let next = open.popLast() {
      switch next {
      case .constant, .known: break
      case .test(let atom, let range): found.append((atoms[atom.index], range))
      case .not(let operand), .certain(let operand): open.append(operand)
      case .all(let operands), .any(let operands): open += operands.reversed()
      }
    }
    return found
  }
}
