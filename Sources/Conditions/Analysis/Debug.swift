extension Atom {
  public static func debug(_ f: FactID, _ p: ConditionProgram) -> Atom {
    switch p.facts[f.index].type {
    case .yesNo: Atom(fact: f, test: .isTrue)
    case .choice: Atom(fact: f, test: .choices([0]))
    default: Atom(fact: f, test: .has)
    }
  }
}
extension DiagramSpace {
  public var order: [FactID] { variables.all.map(\.fact) }
  public mutating func truthSets(of a: Atom, d: Int = 0) throws(NodeLimitReached) -> TruthSets { try truthSets(of: a) }
}
