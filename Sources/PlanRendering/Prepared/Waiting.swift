import PlanCore

/// The rules that wait for each fact, and for which people of a block, in the order in which they were added.
struct Waiting: Sendable {
  private var added: [(fact: FactID, rule: Int32, people: UInt64)] = []
  /// The same by fact; `ends` has where the places of each fact end.
  private var rules: [Int32] = []
  private var people: [UInt64] = []
  private var ends: [Int32]

  init(facts count: Int) {
    ends = Array(repeating: 0, count: count)
  }

  /// Forgets everything, for the next block.
  mutating func removeAll() {
    added.removeAll(keepingCapacity: true)
  }

  /// Notes that a rule waits for a fact of some people.
  mutating func add(_ rule: Int, for fact: FactID, of people: UInt64) {
    added.append((fact, Int32(truncatingIfNeeded: rule), people))
  }

  /// Brings the rules that wait for the same fact together, once all were added.
  mutating func end() {
    for fact in ends.indices { ends[fact] = 0 }
    for entry in added { ends[entry.fact.index] += 1 }
    var begin: Int32 = 0
    for fact in ends.indices {
      let count = ends[fact]
      ends[fact] = begin
      begin += count
    }
    if rules.count < added.count {
      rules += Array(repeating: 0, count: added.count - rules.count)
      people += Array(repeating: 0, count: added.count - people.count)
    }
    for entry in added {
      let place = Int(ends[entry.fact.index])
      (rules[place], people[place]) = (entry.rule, entry.people)
      ends[entry.fact.index] += 1
    }
  }

  /// The people for whom some rule waits for a fact.
  func people(waitingFor fact: FactID) -> UInt64 {
    people[range(of: fact)].reduce(0, |)
  }

  /// How many rules wait for a fact of a person.
  func count(for fact: FactID, of person: Int) -> Int {
    var count: UInt64 = 0
    people.withUnsafeBufferPointer { people in
      for place in range(of: fact) { count &+= people[place] &>> UInt64(person) & 1 }
    }
    return Int(count)
  }

  /// At which of up to 64 places from one on a rule waits for a fact of a person: a bit for each.
  @inline(__always)
  func places(from first: Int, to end: Int, of person: Int) -> UInt64 {
    people.withUnsafeBufferPointer { people in
      var bits: UInt64 = 0
      for place in first..<min(first + 64, end) {
        bits |= (people[place] &>> UInt64(person) & 1) &<< UInt64(place - first)
      }
      return bits
    }
  }

  /// The rule at a place.
  @inline(__always)
  func rule(at place: Int) -> Int { Int(rules[place]) }

  /// Where the rules stand that wait for a fact of anybody.
  @inline(__always)
  func range(of fact: FactID) -> Range<Int> {
    (fact.index == 0 ? 0 : Int(ends[fact.index - 1]))..<Int(ends[fact.index])
  }
}
