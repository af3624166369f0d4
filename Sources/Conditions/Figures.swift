/// The counts and sums of a program behind each other: numbers only, so that nothing is counted when they are read.
struct Figures: Sendable {
  private struct Figure {
    var parts: Range<Int>
    /// Whether it is nothing while one of its parts is unknown.
    var isCount: Bool
  }

  private var parts: [(when: ConditionID, weight: Int)] = []
  /// By fact; nil for one that is no count or sum.
  private var figures: [Figure?] = []

  init(_ definitions: [Definition?]) {
    for definition in definitions {
      let first = parts.count
      switch definition {
      case .count(let conditions):
        parts += conditions.map { ($0, 1) }
        figures.append(Figure(parts: first..<parts.count, isCount: true))
      case .weightedSum(let weighted):
        parts += weighted.map { ($0.0, $0.1) }
        figures.append(Figure(parts: first..<parts.count, isCount: false))
      default: figures.append(nil)
      }
    }
  }

  /// What a count or sum comes to: of a count nil while a part is unknown, of a sum only what is known to hold counts.
  @inline(__always)
  func value(of fact: FactID, _ truth: (ConditionID) -> Truth) -> Int? {
    guard let figure = figures[fact.index] else { return nil }
    var total = 0
    for index in figure.parts {
      switch truth(parts[index].when) {
      case .yes: total += parts[index].weight
      case .no: break
      case .unknown: if figure.isCount { return nil }
      }
    }
    return total
  }
}

extension ConditionProgram {
  /// What a count or weighted sum comes to; nil for any other fact, and for a count while one of its conditions is unknown.
  ///
  /// - Parameter truth: the answers of conditions.
  public func figure(of fact: FactID, _ truth: (ConditionID) -> Truth) -> Int? {
    figures.value(of: fact, truth)
  }
}
