/// One profile of a set: some facts with the cell that each lies in; what it does not name is missing.
public struct Witness: Sendable, Hashable {
  /// The facts that are told or computed, in the order of the vocabulary, each with a value of its cell.
  public internal(set) var values: [(fact: FactID, value: FactValue)] = []

  /// The witness without the facts that are not needed for the claim, and without needless members of sets,
  /// tried one by one.
  public func reduced(_ isEnough: (Witness) -> Bool) -> Witness {
    var kept = self
    for (fact, value) in values {
      var fewer = kept
      fewer.values.removeAll { $0.fact == fact }
      if isEnough(fewer) {
        kept = fewer
      } else if case .set(let members) = value {
        kept.reduce(fact, members, isEnough)
      }
    }
    return kept
  }

  private mutating func reduce(
    _ fact: FactID, _ members: [Int], _ isEnough: (Witness) -> Bool
  ) {
    guard let place = values.firstIndex(where: { $0.fact == fact }) else { return }
    var needed = members
    for member in members {
      var fewer = self
      let rest = needed.filter { $0 != member }
      fewer.values[place].value = .set(rest)
      guard isEnough(fewer) else { continue }
      self = fewer
      needed = rest
    }
  }

  /// The witness with a fact in another cell; an element of a set changes only that.
  func changed(_ fact: FactID, to cell: Int?, _ program: ConditionProgram) -> Witness {
    var changed = self
    changed.values.removeAll { $0.fact == fact }
    guard let cell else { return changed }
    let cells = program.layouts[fact.index].cells
    let value: FactValue?
    if case .element(let member, let isPresent) = cells[cell] {
      var members: Set<Int> = []
      if case .set(let old)? = values.first(where: { $0.fact == fact })?.value {
        members = Set(old)
      }
      if isPresent { members.insert(member) } else { members.remove(member) }
      value = .set(members.sorted())
    } else {
      value = cells[cell].representative(of: program.facts[fact.index].type, among: cells)
    }
    if let value {
      let place = changed.values.firstIndex { fact < $0.fact } ?? changed.values.count
      changed.values.insert((fact: fact, value: value), at: place)
    }
    return changed
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
  /// A profile of the set with as few known facts as possible, and of those the fewest that stages compute; nil when the
  /// set is empty.
  ///
  /// The same set always gives the same one.
  public func witness(of set: Diagram) -> Witness? {
    guard !set.isEmpty else { return nil }
    var search = WitnessSearch(space: self)
    return variables.witness(search.cheapest(set.node), program)
  }
}

/// Finds the cheapest way through a diagram to "yes".
private struct WitnessSearch {
  private struct Step {
    var cost: Int
    var value: Int
  }

  let space: DiagramSpace
  private var steps: [Int32: Step] = [:]

  init(space: DiagramSpace) {
    self.space = space
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
    guard value > 0 else { return 0 }
    return space.program.isComputed(variable.fact) ? 100_000_000 : 10_000
  }
}
