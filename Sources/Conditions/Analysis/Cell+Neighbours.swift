extension ConditionProgram {
  /// One of the answers on both sides of a bound.
  public struct Neighbour: Sendable {
    /// Its cell; nil is "missing".
    public var cell: Int?
    /// A value of the cell; of a set only what is said of one member counts.
    public var value: FactValue?

    static let missing = Neighbour()
  }

  /// The answers about a told fact that lie on both sides of each bound of its cells.
  ///
  /// Every two cells that stand behind each other give a pair, with numbers as near to their common bound as the type
  /// allows; so do each member of a set, there and not there, and "missing" with the first cell and the last.
  public func neighbours(of id: FactID) -> [(Neighbour, Neighbour)] {
    let type = facts[id.index].type
    let cells = layouts[id.index].cells
    if case .set(let values) = type {
      let pairs = values.indices.map { member in
        (
          Neighbour(cell: 2 * member, value: .set([])),
          Neighbour(cell: 2 * member + 1, value: .set([member]))
        )
      }
      return [(.missing, Neighbour(cell: 0, value: .set([])))] + pairs
    }
    func neighbour(_ index: Int, beside other: Int? = nil) -> Neighbour {
      let near = other.flatMap { cells[index].value(beside: cells[$0], of: type) }
      return Neighbour(
        cell: index, value: near ?? cells[index].representative(of: type, among: cells))
    }
    guard let last = cells.indices.last else { return [] }
    let pairs = (0..<last).map {
      (neighbour($0, beside: $0 + 1), neighbour($0 + 1, beside: $0))
    }
    let ends = last > 0 ? [(Neighbour.missing, neighbour(last))] : []
    return [(.missing, neighbour(0))] + pairs + ends
  }
}

extension Cell {
  /// The number or day of this cell that is nearest to another cell's bound, a smallest step away from it; nil when there
  /// is none, or the cell is no open range.
  fileprivate func value(beside other: Cell, of type: FactType) -> FactValue? {
    guard case .point(let bound) = other, case .between(let lower, let upper) = self else {
      return nil
    }
    var number = NumberType(isInteger: true)
    if case .number(let declared) = type { number = declared }
    let step =
      number.isInteger
      ? ExactDecimal(1) : ExactDecimal(wide: 1, scale: max(1, bound.scale)) ?? ExactDecimal(1)
    let candidate = bound == upper ? bound.subtracting(step) : bound.adding(step)
    guard let candidate, number.admits(candidate), lower.map({ $0 < candidate }) ?? true,
      upper.map({ candidate < $0 }) ?? true
    else { return nil }
    if case .date = type { return candidate.integer.map(FactValue.date) }
    return .number(candidate)
  }
}
