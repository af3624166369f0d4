/// The definitions of the derived facts, and the order in which they can be worked out.
struct Definitions: Sendable {
  /// By fact; nil for a fact that is told, and for one that depends on itself.
  private(set) var all: [Definition?]
  /// The derived facts, each behind those it depends on.
  private(set) var order: [FactID] = []
  /// The facts of each circle, from one to the next that it depends on.
  private(set) var cycles: [[FactID]] = []
  /// The told facts behind each fact; a told fact stands for itself.
  private(set) var baseFacts: [[FactID]]

  /// - Parameter direct: the facts that a condition names.
  init(_ definitions: [Definition?], direct: (ConditionID) -> [FactID]) {
    all = definitions
    let uses = definitions.map { definition -> [FactID] in
      guard let definition else { return [] }
      if case .computed(let facts) = definition { return facts }
      return definition.conditions.flatMap(direct)
    }
    var search = Search(uses: uses, isDefined: definitions.map { $0 != nil })
    for index in definitions.indices { search.visit(FactID(index: index)) }
    cycles = search.cycles
    let circular = Set(cycles.joined())
    for fact in circular { all[fact.index] = nil }
    order = search.order.filter { !circular.contains($0) }
    baseFacts = definitions.indices.map { [FactID(index: $0)] }
    for fact in order {
      var found = FactList()
      for used in uses[fact.index] {
        for base in baseFacts[used.index] { found.append(base) }
      }
      baseFacts[fact.index] = found.facts
    }
  }

  /// The declared type, with the bounds that a count or sum really has.
  func exactType(of fact: Fact) -> FactType {
    guard case .number(var type) = fact.type else { return fact.type }
    switch all[fact.id.index] {
    case .count(let conditions):
      type = NumberType(
        isInteger: true, minimum: ExactDecimal(0), maximum: ExactDecimal(conditions.count))
    case .weightedSum(let parts):
      type = NumberType(
        isInteger: true, minimum: ExactDecimal(parts.reduce(0) { $0 + min(0, $1.1) }),
        maximum: ExactDecimal(parts.reduce(0) { $0 + max(0, $1.1) }))
    default: break
    }
    return .number(type)
  }
}

/// A depth-first walk over the derived facts.
private struct Search {
  let uses: [[FactID]]
  let isDefined: [Bool]
  var order: [FactID] = []
  var cycles: [[FactID]] = []
  private var path: [FactID] = []
  private var isDone: [Bool]

  init(uses: [[FactID]], isDefined: [Bool]) {
    self.uses = uses
    self.isDefined = isDefined
    isDone = isDefined.map { !$0 }
  }

  mutating func visit(_ fact: FactID) {
    guard !isDone[fact.index] else { return }
    if let start = path.firstIndex(of: fact) {
      cycles.append(Array(path[start...]))
      return
    }
    path.append(fact)
    for used in uses[fact.index] { visit(used) }
    path.removeLast()
    isDone[fact.index] = true
    order.append(fact)
  }
}
