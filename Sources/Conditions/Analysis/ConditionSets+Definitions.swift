extension ConditionSets {
  /// A value can come out where its row is not false and no row above is true.
  mutating func firstMatch<Algebra: ProfileAlgebra>(
    _ fact: FactID, _ arms: [(when: ConditionID, value: Int)], _ otherwise: Int?,
    _ algebra: inout Algebra
  ) throws(AnalysisLimitReached) -> PossibleParts<Part> where Algebra.Part == Part {
    var ways = program.layouts[fact.index].cells.map { _ in [Part]() }
    var reaching = algebra.full
    for arm in arms {
      let truth = try truth(of: arm.when, &algebra)
      ways[arm.value].append(
        try algebra.all([reaching, try algebra.opposite(truth.no)]))
      reaching = try algebra.all([reaching, try algebra.opposite(truth.yes)])
    }
    if let otherwise { ways[otherwise].append(reaching) }
    var cells: [Part] = []
    for way in ways { cells.append(try algebra.any(way)) }
    return PossibleParts(
      cells: cells, missing: otherwise == nil ? reaching : algebra.empty,
      present: try algebra.any(cells))
  }

  /// A number can come out where at most so many are certain and at least so many are not excluded.
  mutating func count<Algebra: ProfileAlgebra>(
    _ fact: FactID, _ conditions: [ConditionID], _ algebra: inout Algebra
  ) throws(AnalysisLimitReached) -> PossibleParts<Part> where Algebra.Part == Part {
    var certain = WeightedParts<Part>()
    var possible = WeightedParts<Part>()
    for condition in conditions {
      let truth = try truth(of: condition, &algebra)
      certain.append(truth.yes, 1)
      possible.append(try algebra.opposite(truth.no), 1)
    }
    var cells: [Part] = []
    for range in program.layouts[fact.index].integerRanges(0...conditions.count) {
      guard let range else {
        cells.append(algebra.empty)
        continue
      }
      let notAbove = try certain.sum(within: 0...range.upperBound, &algebra)
      let notBelow = try possible.sum(
        within: range.lowerBound...conditions.count, &algebra)
      cells.append(try algebra.all([notAbove, notBelow]))
    }
    return PossibleParts(cells: cells, missing: algebra.empty, present: algebra.full)
  }

  /// A sum is always decided: unknown parts do not count.
  mutating func weightedSum<Algebra: ProfileAlgebra>(
    _ fact: FactID, _ summands: [(ConditionID, Int)], _ algebra: inout Algebra
  ) throws(AnalysisLimitReached) -> PossibleParts<Part> where Algebra.Part == Part {
    var parts = WeightedParts<Part>()
    for (condition, weight) in summands {
      parts.append(try truth(of: condition, &algebra).yes, weight)
    }
    var cells: [Part] = []
    for range in program.layouts[fact.index].integerRanges(parts.bounds) {
      cells.append(
        try range.map { range throws(AnalysisLimitReached) in
          try parts.sum(within: range, &algebra)
        } ?? algebra.empty)
    }
    return PossibleParts(cells: cells, missing: algebra.empty, present: algebra.full)
  }
}

extension FactLayout {
  /// The whole numbers of each cell within the bounds; nil for a cell without one.
  fileprivate func integerRanges(_ bounds: ClosedRange<Int>) -> [ClosedRange<Int>?] {
    cells.map { cell in
      switch cell {
      case .point(let value):
        return value.integer.flatMap { bounds.contains($0) ? $0...$0 : nil }
      case .between(let lower, let upper):
        let first = lower.flatMap { $0.floor.integer.map { $0 + 1 } } ?? bounds.lowerBound
        let last =
          upper.flatMap { upper in
            upper.floor.integer.map { upper.isInteger ? $0 - 1 : $0 }
          } ?? bounds.upperBound
        let range = (max(first, bounds.lowerBound), min(last, bounds.upperBound))
        return range.0 <= range.1 ? range.0...range.1 : nil
      default:
        return nil
      }
    }
  }
}
