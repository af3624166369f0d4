/// Sets that each add a weight, with what those behind a position can still add.
struct WeightedParts<Part: Hashable & Sendable> {
  private struct Position: Hashable {
    var part: Int
    var total: Int

    func next(adding weight: Int) -> Position {
      Position(part: part + 1, total: total + weight)
    }
  }

  private var all: [(set: Part, weight: Int)] = []
  /// By position; one more than there are parts.
  private var lowest = [0]
  private var highest = [0]

  mutating func append(_ set: Part, _ weight: Int) {
    all.append((set, weight))
    for index in lowest.indices {
      lowest[index] += min(0, weight)
      highest[index] += max(0, weight)
    }
    lowest.append(0)
    highest.append(0)
  }

  var bounds: ClosedRange<Int> { lowest[0]...highest[0] }

  /// The profiles for which the weights of the sets that hold them add up to a number of the range.
  func sum<Algebra: ProfileAlgebra>(
    within range: ClosedRange<Int>, _ algebra: inout Algebra
  ) throws(AnalysisLimitReached) -> Part where Algebra.Part == Part {
    var done: [Position: Part] = [:]
    return try sum(from: Position(part: 0, total: 0), range, &done, &algebra)
  }

  /// From the last part to the first, so that each step joins a part to what lies below it in the order.
  private func sum<Algebra: ProfileAlgebra>(
    from position: Position, _ range: ClosedRange<Int>, _ done: inout [Position: Part],
    _ algebra: inout Algebra
  ) throws(AnalysisLimitReached) -> Part where Algebra.Part == Part {
    let least = position.total + lowest[position.part]
    let most = position.total + highest[position.part]
    if range.contains(least), range.contains(most) { return algebra.full }
    if most < range.lowerBound || range.upperBound < least { return algebra.empty }
    if let set = done[position] { return set }
    let part = all[position.part]
    let with = try sum(from: position.next(adding: part.weight), range, &done, &algebra)
    let without = try sum(from: position.next(adding: 0), range, &done, &algebra)
    let set = try algebra.any([
      try algebra.all([part.set, with]),
      try algebra.all([try algebra.opposite(part.set), without]),
    ])
    done[position] = set
    return set
  }
}
