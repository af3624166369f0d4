import PlanCore

/// The rules that wait for each fact, in the order in which they were added.
struct Waiting: Sendable {
  /// By fact: how many rules wait for it, and the first and last of them in `rules`.
  private var heads: [Head]
  private var rules: [(rule: Int32, next: Int32)] = []
  private var touched: [FactID] = []

  private struct Head {
    var count: Int32 = 0
    var first: Int32 = -1
    var last: Int32 = -1
  }

  init(facts count: Int) {
    heads = Array(repeating: Head(), count: count)
  }

  mutating func removeAll() {
    for fact in touched { heads[fact.index] = Head() }
    touched.removeAll(keepingCapacity: true)
    rules.removeAll(keepingCapacity: true)
  }

  /// Notes that a rule waits for a fact.
  mutating func add(_ rule: Int, for fact: FactID) {
    let place = Int32(truncatingIfNeeded: rules.count)
    rules.append((Int32(truncatingIfNeeded: rule), -1))
    var head = heads[fact.index]
    if head.count == 0 {
      head.first = place
      touched.append(fact)
    } else {
      rules[Int(head.last)].next = place
    }
    head.last = place
    head.count += 1
    heads[fact.index] = head
  }

  /// How many rules wait for a fact.
  func count(for fact: FactID) -> Int {
    Int(heads[fact.index].count)
  }

  /// Where the rules that wait for a fact begin.
  func first(for fact: FactID) -> Int {
    heads[fact.index].count == 0 ? -1 : Int(heads[fact.index].first)
  }

  /// The rule at a place, and the place of the next; nil behind the last.
  subscript(place: Int) -> (rule: Int, next: Int)? {
    guard place >= 0 else { return nil }
    return (Int(rules[place].rule), Int(rules[place].next))
  }
}
