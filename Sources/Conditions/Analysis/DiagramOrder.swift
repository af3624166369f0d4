/// Puts facts that conditions name together near each other.
///
/// Every condition and definition draws the facts that it names towards their middle; after some rounds of that the
/// order with the shortest spans is kept. The size of diagrams depends on it more than on anything else.
struct DiagramOrder {
  private static let rounds = 60

  private var groups: [[Int]] = []

  /// - Parameter conditions: those whose facts are to stand near each other, derived facts included.
  init(_ program: ConditionProgram, _ conditions: [ConditionID]) {
    for condition in conditions { add(program.facts(in: condition).map(\.index)) }
    let known = Set(conditions)
    for fact in program.derivationOrder {
      guard let definition = program.definition(of: fact), !program.isComputed(fact),
        known.isSuperset(of: definition.conditions)
      else { continue }
      let named = definition.conditions.flatMap { program.facts(in: $0).map(\.index) }
      add([fact.index] + named)
    }
  }

  private mutating func add(_ facts: [Int]) {
    let distinct = Set(facts).sorted()
    if distinct.count > 1 { groups.append(distinct) }
  }

  /// The facts in a better order than the given one.
  func improved(_ start: [FactID], factCount: Int) -> [FactID] {
    var places = (0..<factCount).map(Double.init)
    for (place, fact) in start.enumerated() { places[fact.index] = Double(place) }
    var best = places
    var bestSpan = span(places)
    for _ in 0..<Self.rounds {
      places = ranked(drawn(places))
      let span = span(places)
      if span < bestSpan { (best, bestSpan) = (places, span) }
    }
    return start.sorted { (best[$0.index], $0) < (best[$1.index], $1) }
  }

  private func drawn(_ places: [Double]) -> [Double] {
    var sums = places.map { _ in 0.0 }
    var counts = places.map { _ in 0.0 }
    for group in groups {
      let middle = group.reduce(0) { $0 + places[$1] } / Double(group.count)
      for fact in group {
        sums[fact] += middle
        counts[fact] += 1
      }
    }
    return places.indices.map { counts[$0] == 0 ? places[$0] : sums[$0] / counts[$0] }
  }

  private func ranked(_ places: [Double]) -> [Double] {
    var ranks = places
    let order = places.indices.sorted { (places[$0], $0) < (places[$1], $1) }
    for (rank, fact) in order.enumerated() { ranks[fact] = Double(rank) }
    return ranks
  }

  private func span(_ places: [Double]) -> Double {
    groups.reduce(0) { total, group in
      let all = group.map { places[$0] }
      return total + (all.max() ?? 0) - (all.min() ?? 0)
    }
  }
}
