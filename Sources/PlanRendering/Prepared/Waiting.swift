import PlanCore

/// The rules that wait for each fact, and for which people of a block, in the order in which they were added.
struct Waiting: Sendable {
  /// By fact: the first and the last of its places.
  private var heads: [(first: Int32, last: Int32)]
  private var places: [Place] = []

  private struct Place {
    var rule: Int32
    var next: Int32
    var people: UInt64
  }

  init(facts count: Int) {
    heads = Array(repeating: (-1, -1), count: count)
  }

  /// Forgets everything, for the next block.
  mutating func removeAll() {
    for fact in heads.indices { heads[fact] = (-1, -1) }
    places.removeAll(keepingCapacity: true)
  }

  /// Notes that a rule waits for a fact of some people.
  mutating func add(_ rule: Int, for fact: FactID, of people: UInt64) {
    let place = Int32(truncatingIfNeeded: places.count)
    places.append(
      Place(rule: Int32(truncatingIfNeeded: rule), next: -1, people: people))
    if heads[fact.index].first < 0 {
      heads[fact.index].first = place
    } else {
      places[Int(heads[fact.index].last)].next = place
    }
    heads[fact.index].last = place
  }

  /// How many rules wait for a fact of a person.
  func count(for fact: FactID, of person: Int) -> Int {
    var count = 0
    var place = heads[fact.index].first
    while place >= 0 {
      count += Int(places[Int(place)].people &>> UInt64(person) & 1)
      place = places[Int(place)].next
    }
    return count
  }

  /// Where the rules that wait for a fact of a person begin; nil when there are none.
  func first(for fact: FactID, of person: Int) -> Int? {
    place(Int(heads[fact.index].first), of: person)
  }

  /// The rule at a place, and the place of the next.
  subscript(place: Int, of person: Int) -> (rule: Int, next: Int?) {
    (Int(places[place].rule), self.place(Int(places[place].next), of: person))
  }

  /// The first place from here on that is one of a person.
  private func place(_ start: Int, of person: Int) -> Int? {
    var place = start
    while place >= 0 {
      if places[place].people &>> UInt64(person) & 1 == 1 { return place }
      place = Int(places[place].next)
    }
    return nil
  }
}
