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

  /// The fewest parts that already cannot be true together; of a condition with very many parts, some of which each is
  /// needed.
  func conflict(
    within possible: SetFormula, _ solver: inout ProfileSolver
  ) throws(AnalysisLimitReached) -> [Part] {
    var kept = Set(parts.indices)
    for index in parts.indices.reversed() {
      if try isImpossible(kept.subtracting([index]), possible, &solver) { kept.remove(index) }
    }
    for size in 1..<max(1, kept.count) where Self.choices(parts.count, size) <= Self.mostChoices {
      if let fewer = try conflict(of: size, within: possible, &solver) { return fewer }
    }
    return kept.sorted().map { parts[$0] }
  }

  /// How many sets of parts of one size are gone through.
  private static let mostChoices = 2_000

  private static func choices(_ count: Int, _ size: Int) -> Int {
    (0..<size).reduce(1) { min(mostChoices + 1, $0 * (count - $1) / ($1 + 1)) }
  }

  private func conflict(
    of size: Int, within possible: SetFormula, _ solver: inout ProfileSolver
  ) throws(AnalysisLimitReached) -> [Part]? {
    var chosen = Array(0..<size)
    while true {
      if try isImpossible(Set(chosen), possible, &solver) { return chosen.map { parts[$0] } }
      guard
        let place = chosen.indices.last(where: { chosen[$0] < parts.count - size + $0 })
      else { return nil }
      let next = chosen[place] + 1
      for index in place..<size { chosen[index] = next + index - place }
    }
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
    _ kept: Set<Int>, _ possible: SetFormula, _ solver: inout ProfileSolver
  ) throws(AnalysisLimitReached) -> Bool {
    try solver.isEmpty(.all([possible, truth(of: shape, kept)]))
  }

  /// For which profiles the shape can be true when every part that is not kept is granted.
  private func truth(of shape: Shape, _ kept: Set<Int>) -> SetFormula {
    switch shape {
    case .constant(let value): value ? .everyone : .any([])
    case .part(let index):
      kept.contains(index) ? .answer(parts[index].expression, .yes) : .everyone
    case .all(let shapes): .all(shapes.map { truth(of: $0, kept) })
    case .any(let shapes): .any(shapes.map { truth(of: $0, kept) })
    }
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
      return operands.lazy.compactMap { self.firstTest(of: $0) }.first
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
