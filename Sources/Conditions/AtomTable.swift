import SourceTree

/// The distinct tests of all conditions so far.
struct AtomTable: Sendable {
  private(set) var all: [Atom] = []
  /// The first tests of each fact, by its number: most facts have so few that looking through them is the quickest.
  private var few: [[AtomID]] = []
  /// The tests behind those.
  private var many: [Atom: AtomID] = [:]

  private static let limit = 16

  /// The expression of a test; equal tests share one number.
  mutating func test(
    _ fact: FactID, _ test: Atom.Test, at range: SourceRange? = nil
  ) -> Expression {
    .test(id(of: test, fact), at: range)
  }

  private mutating func id(of test: Atom.Test, _ fact: FactID) -> AtomID {
    while few.count <= fact.index { few.append([]) }
    if let known = few[fact.index].first(where: { all[$0.index].test == test }) { return known }
    let atom = Atom(fact: fact, test: test)
    let id = AtomID(index: all.count)
    if few[fact.index].count < Self.limit {
      few[fact.index].append(id)
    } else if let known = many[atom] {
      return known
    } else {
      many[atom] = id
    }
    all.append(atom)
    return id
  }
}
