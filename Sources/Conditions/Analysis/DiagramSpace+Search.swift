extension DiagramSpace {
  /// Whether no profile belongs to the formula's set.
  public mutating func isEmpty(_ formula: SetFormula) throws(NodeLimitReached) -> Bool {
    var budget = Self.splits
    return try find(try simplified(formula), &budget) == nil
  }

  /// Some profile of the formula's set, with few known facts but not always the fewest; nil when there is none.
  public mutating func firstWitness(
    of formula: SetFormula
  ) throws(NodeLimitReached) -> Witness? {
    var budget = Self.splits
    return switch try find(try simplified(formula), &budget) {
    case .set(let set): witness(of: set)
    case .choices(let choices): witness(choices: choices)
    case nil: nil
    }
  }

  /// How many choices are gone through before the whole set is worked out.
  private static var splits: Int { 60 }

  private enum Found: Equatable {
    /// Every profile of this set, which is not empty.
    case set(Diagram)
    /// The profile with these values, by level.
    case choices([Int: Int])
  }

  /// Joins what must hold anyway, looks for a profile, and where that takes too long goes through the choices one by
  /// one: each narrows what must hold.
  private mutating func find(
    _ formula: SetFormula, _ budget: inout Int
  ) throws(NodeLimitReached) -> Found? {
    let (sets, open) = parts(of: formula)
    var needed = Diagram.full
    for set in sets {
      needed = try and(needed, set)
      if needed.isEmpty { return nil }
    }
    guard let first = open.first else { return .set(needed) }
    var search = ProfileSearch(arena, .all([.set(needed)] + open))
    switch search.run() {
    case .found(let choices): return .choices(choices)
    case .none: return nil
    case .gaveUp: break
    }
    guard budget > 0, case .any(let alternatives) = first else {
      let set = try set(of: .all([.set(needed)] + open))
      return set.isEmpty ? nil : .set(set)
    }
    for alternative in alternatives {
      budget -= 1
      let found = try find(
        .all(sets.map { .set($0) } + [alternative] + open.dropFirst()), &budget)
      if let found { return found }
    }
    return nil
  }

  /// What must hold anyway, small sets first, as those are often apart already; and the choices, those with the
  /// fewest ways first.
  private mutating func parts(
    of formula: SetFormula
  ) -> (needed: [Diagram], open: [SetFormula]) {
    var needed: [(size: Int, set: Diagram)] = []
    var open: [(ways: Int, formula: SetFormula)] = []
    var parts = [formula]
    while let part = parts.popLast() {
      switch part {
      case .set(let set): needed.append((size(of: set), set))
      case .all(let more): parts += more.reversed()
      case .any(let more) where more.count == 1: parts += more
      case .any(let more): open.append((more.count, part))
      }
    }
    let sets = needed.enumerated().sorted { ($0.1.size, $0.0) < ($1.1.size, $1.0) }
    let choices = open.enumerated().sorted { ($0.1.ways, $0.0) < ($1.1.ways, $1.0) }
    return (sets.map(\.element.set), choices.map(\.element.formula))
  }

  /// The formula with its small parts worked out, so that only what is large is a choice.
  private mutating func simplified(
    _ formula: SetFormula
  ) throws(NodeLimitReached) -> SetFormula {
    switch formula {
    case .set: return formula
    case .all(let parts): return try joined(parts, isAll: true)
    case .any(let parts): return try joined(parts, isAll: false)
    }
  }

  private mutating func joined(
    _ parts: [SetFormula], isAll: Bool
  ) throws(NodeLimitReached) -> SetFormula {
    var small = isAll ? Diagram.full : .empty
    var rest: [SetFormula] = []
    for part in parts {
      let part = try simplified(part)
      guard case .set(let set) = part, size(of: set) <= Self.smallSize else {
        rest.append(part)
        continue
      }
      let both = try isAll ? and(small, set) : or(small, set)
      if size(of: both) <= Self.smallSize {
        small = both
      } else {
        rest.append(part)
      }
    }
    if rest.isEmpty || small == (isAll ? .empty : .full) { return .set(small) }
    if small != (isAll ? .full : .empty) { rest.insert(.set(small), at: 0) }
    return rest.count == 1 ? rest[0] : isAll ? .all(rest) : .any(rest)
  }

  private static var smallSize: Int { 1_000 }

  /// How many nodes a set has, counted up to a bound.
  private mutating func size(of set: Diagram) -> Int {
    if let size = sizes[set] { return size }
    let size = arena.size(of: set.node, atMost: 2_000)
    sizes[set] = size
    return size
  }
}
