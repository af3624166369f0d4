public import Conditions

/// What was said about each fact; a fact that is not here was not asked.
///
/// Looking a fact up costs one step, for a plan looks every fact up many times. Readings go by the order in which they were
/// added; two collections are equal whatever that order was.
public struct Readings: Sendable, ExpressibleByDictionaryLiteral {
  /// Longer than `count` where room was made beforehand.
  @usableFromInline var entries: [ReadingEntry] = []
  /// How many facts something was said about.
  public private(set) var count = 0
  /// Values that take memory of their own, and the places in files: most profiles have few of them.
  private var others: [RecordedValue] = []
  private var ranges: [SourceRange] = []
  /// Where each fact stands in `entries`, counted from 1, by the fact's position; 0 for one that is not there.
  @usableFromInline var places: [Int32] = []

  /// A fact with what was said about it.
  public typealias Element = (key: FactID, value: Reading)

  /// Creates an empty collection.
  public init() {}

  /// Creates a collection; of a fact that stands twice, the last reading counts.
  public init(dictionaryLiteral elements: (FactID, Reading)...) {
    for (fact, reading) in elements { self[fact] = reading }
  }

  /// What was said about a fact; nil when nothing was.
  public subscript(fact: FactID) -> Reading? {
    get {
      let place = place(of: fact)
      return place == 0 ? nil : reading(at: place - 1)
    }
    set {
      let place = place(of: fact)
      switch (newValue, place) {
      case (let reading?, 0): append(fact, reading)
      case (let reading?, _): entries[place - 1] = entry(fact, reading)
      case (nil, 0): break
      case (nil, _): remove(at: place - 1)
      }
    }
  }

  /// The day on which a fact was recorded, when the profile says so.
  public func day(of fact: FactID) -> Day? {
    let place = place(of: fact)
    return place == 0 ? nil : entries[place - 1].on
  }

  /// Why a fact is or is not known.
  @inlinable
  public func state(of fact: FactID) -> Reading.State {
    let place = place(of: fact)
    return place == 0 ? .notAsked : entries[place - 1].state
  }

  /// Adds what was said about a fact; false, with nothing added, when something was said about it already.
  public mutating func add(_ fact: FactID, _ reading: Reading) -> Bool {
    guard place(of: fact) == 0 else { return false }
    append(fact, reading)
    return true
  }

  /// Adds many readings in one go, for which room is looked for once.
  ///
  /// - Parameters:
  ///   - most: how many facts there are at most, by their positions.
  ///   - body: adds them.
  public mutating func fill<Result>(
    facts most: Int, _ body: (inout Filling) -> Result
  ) -> Result {
    makeRoom(facts: most, entries: count + most)
    var added: [RecordedValue] = []
    swap(&added, &others)
    var end = count
    let result = entries.withUnsafeMutableBufferPointer { entries in
      places.withUnsafeMutableBufferPointer { places in
        var filling = Filling(entries: entries, places: places, count: count, others: added)
        added = []
        defer { (end, added) = (filling.count, filling.others) }
        return body(&filling)
      }
    }
    (count, others) = (end, added)
    return result
  }

  /// Forgets everything, in the same memory.
  public mutating func removeAll() {
    // All of them: looking which ones would take longer, for the entries have left the cache.
    for index in places.indices { places[index] = 0 }
    count = 0
    others.removeAll(keepingCapacity: true)
    ranges.removeAll(keepingCapacity: true)
  }

  /// The answer, number, word or day that was told of a fact, also when it is stale; nil for other values.
  @inlinable
  public func plain(_ fact: FactID) -> Plain? {
    let place = place(of: fact)
    return place == 0 ? nil : entries[place - 1].plain
  }

  /// The value of a fact when it counts: known, not stale.
  public func knownValue(of fact: FactID) -> RecordedValue? {
    let place = place(of: fact)
    guard place > 0, entries[place - 1].state == .known else { return nil }
    return value(entries[place - 1])
  }

  /// The number of a fact when it counts; nil for other values.
  public func knownNumber(of fact: FactID) -> ExactDecimal? {
    let place = place(of: fact)
    guard place > 0, entries[place - 1].state == .known,
      case .number(let number)? = entries[place - 1].plain
    else { return nil }
    return number
  }

  /// The facts something was said about.
  public var keys: [FactID] { map(\.key) }

  /// Adds what visits recorded: the latest of what only visits carry, and what the visit of a day says and the day does not.
  public mutating func join(
    _ visits: [Visit], on day: Day, isVisitFact: (FactID) -> Bool
  ) {
    for visit in visits {
      for (fact, reading) in visit.readings
      where isVisitFact(fact) || visit.on == day && place(of: fact) == 0 {
        self[fact] = reading
      }
    }
  }

  /// The readings that satisfy a condition.
  public func filter(_ isIncluded: (Element) throws -> Bool) rethrows -> Readings {
    var kept = Readings()
    for element in self where try isIncluded(element) { kept[element.key] = element.value }
    return kept
  }

  /// Tells a state every known value, and adds the facts that have one.
  func tell(
    _ state: inout FactState, _ told: inout FactSet, _ program: ConditionProgram,
    _ packing: FactPacking
  ) {
    var left: [Int] = []
    state.withWords { words in
      entries.withUnsafeBufferPointer { entries in
        told.fill { told in
          for index in 0..<count where entries[index].state == .known {
            if !packing.set(entries[index], in: words) { left.append(index) }
            told.insert(entries[index].fact)
          }
        }
      }
    }
    for index in left {
      guard let value = value(entries[index]) else { continue }
      program.set(entries[index].fact, value.factValue, in: &state)
    }
  }

  @inlinable
  func place(of fact: FactID) -> Int {
    fact.index < places.count ? Int(places[fact.index]) : 0
  }

  private func value(_ entry: ReadingEntry) -> RecordedValue? {
    entry.kind == .other ? others[entry.content] : entry.plain.map(RecordedValue.init)
  }

  fileprivate func reading(at index: Int) -> Reading {
    let entry = entries[index]
    return Reading(
      entry.state, value(entry), on: entry.on,
      at: entry.range < 0 ? nil : ranges[Int(entry.range)])
  }

  private mutating func entry(_ fact: FactID, _ reading: Reading) -> ReadingEntry {
    var entry = ReadingEntry(fact, reading.state, nil, on: reading.on)
    if let value = reading.value {
      if let plain = Plain(value) {
        entry = ReadingEntry(fact, reading.state, plain, on: reading.on)
      } else {
        entry = ReadingEntry(fact, reading.state, other: others.count, on: reading.on)
        others.append(value)
      }
    }
    if let range = reading.range {
      entry.range = Int32(clamping: ranges.count)
      ranges.append(range)
    }
    return entry
  }

  private mutating func append(_ fact: FactID, _ reading: Reading) {
    let entry = entry(fact, reading)
    // Facts come in any order; room for the next ones is cheaper than growing for each.
    makeRoom(facts: fact.index + 1, entries: count + 1)
    entries[count] = entry
    count += 1
    places[fact.index] = Int32(clamping: count)
  }

  private mutating func makeRoom(facts: Int, entries most: Int) {
    if facts > places.count {
      places += Array(repeating: 0, count: Swift.max(256, facts) - places.count)
    }
    if most > entries.count {
      let room = Swift.max(most, 2 * entries.count) - entries.count
      entries += Array(repeating: ReadingEntry(), count: room)
    }
  }

  private mutating func remove(at index: Int) {
    places[entries[index].fact.index] = 0
    entries.remove(at: index)
    count -= 1
    for later in index..<count { places[entries[later].fact.index] -= 1 }
  }
}

extension Readings: Sequence {
  /// The readings, one by one.
  public struct Iterator: IteratorProtocol {
    fileprivate let readings: Readings
    fileprivate var index = 0

    /// The next reading; nil when all were given.
    public mutating func next() -> Element? {
      guard index < readings.count else { return nil }
      defer { index += 1 }
      return (key: readings.entries[index].fact, value: readings.reading(at: index))
    }
  }

  /// Goes through the readings in the order in which they were added.
  public func makeIterator() -> Iterator {
    Iterator(readings: self)
  }
}

extension Readings: Equatable {
  /// Whether the same was said about the same facts.
  public static func == (left: Readings, right: Readings) -> Bool {
    left.count == right.count && left.allSatisfy { right[$0.key] == $0.value }
  }
}
