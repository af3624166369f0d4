extension DiagramSpace {
  /// A value can come out where its row is not false and no row above is true.
  mutating func firstMatch(
    _ fact: FactID, _ arms: [(when: ConditionID, value: Int)], _ otherwise: Int?
  ) throws(NodeLimitReached) -> PossibleSets {
    var cells = program.layouts[fact.index].cells.map { _ in Diagram.empty }
    var reaching = Diagram.full
    for arm in arms {
      let truth = try truthSets(of: arm.when)
      cells[arm.value] = try or(cells[arm.value], try subtract(truth.no, from: reaching))
      reaching = try subtract(truth.yes, from: reaching)
    }
    if let otherwise {
      cells[otherwise] = try or(cells[otherwise], reaching)
    }
    var present = Diagram.empty
    for cell in cells { present = try or(present, cell) }
    return PossibleSets(
      cells: cells, missing: otherwise == nil ? reaching : .empty, present: present)
  }

  /// A number can come out where at most so many are certain and at least so many are not excluded.
  mutating func count(
    _ fact: FactID, _ conditions: [ConditionID]
  ) throws(NodeLimitReached) -> PossibleSets {
    var certain = WeightedParts()
    var possible = WeightedParts()
    for condition in conditions {
      let truth = try truthSets(of: condition)
      certain.append(truth.yes, 1)
      possible.append(try complement(truth.no), 1)
    }
    var cells: [Diagram] = []
    for range in program.layouts[fact.index].integerRanges(0...conditions.count) {
      guard let range else {
        cells.append(.empty)
        continue
      }
      let notAbove = try sum(&certain, within: 0...range.upperBound)
      let notBelow = try sum(&possible, within: range.lowerBound...conditions.count)
      cells.append(try and(notAbove, notBelow))
    }
    return PossibleSets(cells: cells, missing: .empty, present: .full)
  }

  /// A sum is always decided: unknown parts do not count.
  mutating func weightedSum(
    _ fact: FactID, _ parts: [(ConditionID, Int)]
  ) throws(NodeLimitReached) -> PossibleSets {
    var sets = WeightedParts()
    for (condition, weight) in parts {
      sets.append(try truthSets(of: condition).yes, weight)
    }
    var cells: [Diagram] = []
    for range in program.layouts[fact.index].integerRanges(sets.bounds) {
      cells.append(
        try range.map { range throws(NodeLimitReached) in
          try sum(&sets, within: range)
        } ?? .empty)
    }
    return PossibleSets(cells: cells, missing: .empty, present: .full)
  }

  /// The profiles for which the weights of the sets that hold them add up to a number of the range.
  private mutating func sum(
    _ parts: inout WeightedParts, within range: ClosedRange<Int>
  ) throws(NodeLimitReached) -> Diagram {
    var done: [WeightedParts.Position: Diagram] = [:]
    return try sum(parts, from: WeightedParts.Position(part: 0, total: 0), range, &done)
  }

  /// From the last part to the first, so that each step joins a part to what lies below it in the order.
  private mutating func sum(
    _ parts: WeightedParts, from position: WeightedParts.Position, _ range: ClosedRange<Int>,
    _ done: inout [WeightedParts.Position: Diagram]
  ) throws(NodeLimitReached) -> Diagram {
    let lowest = position.total + parts.lowest[position.part]
    let highest = position.total + parts.highest[position.part]
    if range.contains(lowest), range.contains(highest) { return .full }
    if highest < range.lowerBound || range.upperBound < lowest { return .empty }
    if let set = done[position] { return set }
    let part = parts.all[position.part]
    let with = try sum(parts, from: position.next(adding: part.weight), range, &done)
    let without = try sum(parts, from: position.next(adding: 0), range, &done)
    let set = try or(try and(part.set, with), try subtract(part.set, from: without))
    done[position] = set
    return set
  }
}

/// Sets that each add a weight, with what the parts behind a position can still add.
private struct WeightedParts {
  struct Position: Hashable {
    var part: Int
    var total: Int

    func next(adding weight: Int) -> Position {
      Position(part: part + 1, total: total + weight)
    }
  }

  private(set) var all: [(set: Diagram, weight: Int)] = []
  /// By position; one more than there are parts.
  private(set) var lowest = [0]
  private(set) var highest = [0]

  mutating func append(_ set: Diagram, _ weight: Int) {
    all.append((set, weight))
    for index in lowest.indices {
      lowest[index] += min(0, weight)
      highest[index] += max(0, weight)
    }
    lowest.append(0)
    highest.append(0)
  }

  var bounds: ClosedRange<Int> { lowest[0]...highest[0] }
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
