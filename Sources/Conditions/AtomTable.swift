import SourceTree

/// The distinct tests of all conditions so far.
struct AtomTable: Sendable {
  private(set) var all: [Atom] = []
  private var ids: [Atom: AtomID] = [:]

  /// The expression of a test; equal tests share one number.
  mutating func test(
    _ fact: FactID, _ test: Atom.Test, at range: SourceRange? = nil
  ) -> Expression {
    let atom = Atom(fact: fact, test: test)
    if let known = ids[atom] { return .test(known, at: range) }
    let id = AtomID(index: all.count)
    all.append(atom)
    ids[atom] = id
    return .test(id, at: range)
  }
}
