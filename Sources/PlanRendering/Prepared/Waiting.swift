import PlanCore

/// The rules that wait for each fact, and for which people of a block, in the order in which they were added.
struct Waiting: Sendable {
  private var added: [Place] = []
  /// The same by fact; `ends` has where the places of each fact end.
  private var places: [Place] = []
  private var ends: [Int32]

  /// A rule that waits for a fact of some people.
  private struct Place {
    var fact: FactID
    var rule: Int
    var people: UInt64
  }

  init(facts count: Int) {
    ends = Array(repeating: 0, count: count)
  }

  /// Forgets everything, for the next block.
  mutating func removeAll() {
    added.removeAll(keepingCapacity: true)
  }

  /// Notes that a rule waits for a fact of some people.
  mutating func add(_ rule: Int, for fact: FactID, of people: UInt64) {
    added.append(Place(fact: fact, rule: rule, people: people))
  }

  /// Brings the rules that wait for the same fact together, once all were added.
  mutating func end() {
    for fact in ends.indices { ends[fact] = 0 }
    for place in added { ends[place.fact.index] += 1 }
    var begin: Int32 = 0
    for fact in ends.indices {
      let count = ends[fact]
      ends[fact] = begin
      begin += count
    }
    if let any = added.first, places.count < added.count {
      places += Array(repeating: any, count: added.count - places.count)
    }
    for place in added {
      places[Int(ends[place.fact.index])] = place
      ends[place.fact.index] += 1
    }
  }

  /// How many rules wait for a fact of a person.
  func count(for fact: FactID, of person: Int) -> Int {
    var count: UInt64 = 0
    places.withUnsafeBufferPointer { places in
      for place in range(of: fact) { count += places[place].people &>> UInt64(person) & 1 }
    }
    return Int(count)
  }

  /// The rule at a place, when it waits for the fact of a person.
  @inline(__always)
  func rule(at place: Int, of person: Int) -> Int? {
    places[place].people &>> UInt64(person) & 1 == 1 ? places[place].rule : nil
  }

  /// Where the rules stand that wait for a fact of anybody.
  @inline(__always)
  func range(of fact: FactID) -> Range<Int> {
    (fact.index == 0 ? 0 : Int(ends[fact.index - 1]))..<Int(ends[fact.index])
  }
}
