/// One profile of a set: some facts with the cell that each lies in; what it does not name is missing.
public struct Witness: Sendable, Hashable {
  /// The facts that are told or computed, in the order of the vocabulary, each with a value of its cell.
  public internal(set) var values: [(fact: FactID, value: FactValue)] = []

  /// The witness without the facts that are not needed for the claim, tried one by one.
  public func reduced(_ isEnough: (Witness) -> Bool) -> Witness {
    var kept = self
    for (fact, _) in values {
      var fewer = kept
      fewer.values.removeAll { $0.fact == fact }
      if isEnough(fewer) { kept = fewer }
    }
    return kept
  }

  /// Witnesses are equal when they say the same of the same facts.
  public static func == (left: Witness, right: Witness) -> Bool {
    left.values.elementsEqual(right.values) { $0.fact == $1.fact && $0.value == $1.value }
  }

  /// Hashes what the witness says.
  public func hash(into hasher: inout Hasher) {
    for (fact, value) in values {
      hasher.combine(fact)
      hasher.combine(value)
    }
  }
}

extension DiagramSpace {
  /// What a witness should look like, when a set has many profiles.
  public enum Preference: Sendable {
    /// As few known facts as possible, and of those the fewest that stages compute.
    case missing
    /// As few missing facts as possible among those that matter.
    case values
  }

  /// A profile of the set; nil when it is empty.
  ///
  /// The same set always gives the same one.
  public func witness(of set: Diagram, preferring preference: Preference = .missing) -> Witness? {
    guard !set.isEmpty else { return nil }
    var search = WitnessSearch(space: self, preference: preference)
    return witness(choices: search.cheapest(set.node))
  }

  /// The profile that some choices describe, by level.
  func witness(choices levels: [Int: Int]) -> Witness {
    var choices: [FactID: [Int: Int]] = [:]
    for (level, value) in levels { choices[variables.all[level].fact, default: [:]][level] = value }
    return Witness(
      values: choices.sorted { $0.key < $1.key }.compactMap { fact, levels in
        value(of: fact, levels).map { (fact: fact, value: $0) }
      })
  }

  /// Whether the set holds a profile; computed facts must have been set in the state too.
  public func contains(_ set: Diagram, _ state: FactState) -> Bool {
    var node = set.node
    while node > 1 {
      let level = arena.level(node)
      node = arena.child(node, level, value(ofLevel: level, in: state))
    }
    return node == 1
  }

  private func value(ofLevel level: Int, in state: FactState) -> Int {
    let variable = variables.all[level]
    let isMissing = program.isMissing(variable.fact, in: state)
    switch variable.kind {
    case .presence:
      return isMissing ? 0 : 1
    case .element(let value):
      return program.possibleCells(of: variable.fact, in: state).contains(2 * value + 1) ? 1 : 0
    case .cells(let groups):
      guard !isMissing, let cell = program.possibleCells(of: variable.fact, in: state).first else {
        return 0
      }
      return (groups.firstIndex { $0.contains(cell) } ?? -1) + 1
    }
  }

  /// The value that some choices on a path say; nil when they say that the fact is missing.
  private func value(of fact: FactID, _ levels: [Int: Int]) -> FactValue? {
    guard let first = variables.firstLevel[fact.index] else { return nil }
    let type = program.facts[fact.index].type
    switch variables.all[first].kind {
    case .cells(let groups):
      guard let group = levels[first], group > 0 else { return nil }
      let cells = program.layouts[fact.index].cells
      return cells[groups[group - 1][0]].representative(of: type, among: cells)
    case .presence, .element:
      // Elements only matter where the set is there, and then its presence is on the path.
      guard levels[first] == 1 else { return nil }
      guard case .set = type else { return .list(count: 0) }
      let members = variables.elementLevels[fact.index].filter { levels[$0.value] == 1 }
      return .set(members.keys.sorted())
    }
  }
}

/// Finds the cheapest way through a diagram to "yes".
private struct WitnessSearch {
  private struct Step {
    var cost: Int
    var value: Int
  }

  let space: DiagramSpace
  let preference: DiagramSpace.Preference
  private var steps: [Int32: Step] = [:]

  init(space: DiagramSpace, preference: DiagramSpace.Preference) {
    self.space = space
    self.preference = preference
  }

  /// The choices on the cheapest way, by level.
  mutating func cheapest(_ root: Int32) -> [Int: Int] {
    _ = cost(root)
    var choices: [Int: Int] = [:]
    var node = root
    while node > 1, let step = steps[node] {
      let level = space.arena.level(node)
      choices[level] = step.value
      node = space.arena.child(node, level, step.value)
    }
    return choices
  }

  /// The cost of the cheapest way; nil when there is none.
  private mutating func cost(_ node: Int32) -> Int? {
    if node < 2 { return node == 1 ? 0 : nil }
    if let step = steps[node] { return step.cost }
    let level = space.arena.level(node)
    var best: Step?
    for value in 0..<space.arena.arity(level) {
      guard let rest = cost(space.arena.child(node, level, value)) else { continue }
      let total = rest + price(level, value)
      if best.map({ total < $0.cost }) ?? true { best = Step(cost: total, value: value) }
    }
    steps[node] = best
    return best?.cost
  }

  private func price(_ level: Int, _ value: Int) -> Int {
    let variable = space.variables.all[level]
    if case .element = variable.kind { return value }
    let isKnown = value > 0
    if isKnown, space.program.isComputed(variable.fact) { return 100_000_000 }
    return isKnown == (preference == .missing) ? 10_000 : 0
  }
}
