/// What was said about each fact; a fact that is not here was not asked.
///
/// Looking a fact up costs one step, for a plan looks every fact up many times. Readings go by the order in which they were
/// added; two collections are equal whatever that order was.
public struct Readings: Sendable, ExpressibleByDictionaryLiteral {
  private var entries: [Entry] = []
  /// Values that take memory of their own, and the places in files: most profiles have few of them.
  private var others: [RecordedValue] = []
  private var ranges: [SourceRange] = []
  /// Where each fact stands in `entries`, counted from 1, by the fact's position; 0 for one that is not there.
  private var places: [Int32] = []

  /// A fact with what was said about it.
  public typealias Element = (key: FactID, value: Reading)

  /// A value that takes no memory of its own.
  public enum Plain: Sendable {
    /// An answer.
    case yesNo(Bool)
    /// A number.
    case number(ExactDecimal)
    /// The word of a choice, by position.
    case choice(Int)
    /// A day, as days since 1970-01-01.
    case date(Int)
  }

  /// Numbers only, so that nothing is counted when it is copied.
  private struct Entry {
    var fact: FactID
    var state: Reading.State
    var value: Content
    var on: Day?
    /// The position among the ranges; −1 for none.
    var range: Int32 = -1
  }

  private enum Content {
    case nothing
    case plain(Plain)
    /// By the position among the others.
    case other(Int32)
  }

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
      case (let reading?, 0): append(entry(fact, reading))
      case (let reading?, _): entries[place - 1] = entry(fact, reading)
      case (nil, 0): break
      case (nil, _): remove(at: place - 1)
      }
    }
  }

  /// Why a fact is or is not known.
  public func state(of fact: FactID) -> Reading.State {
    let place = place(of: fact)
    return place == 0 ? .notAsked : entries[place - 1].state
  }

  /// Adds a value that takes no memory of its own; false, with nothing added, when something was said about the fact already.
  public mutating func add(
    _ fact: FactID, _ state: Reading.State, _ value: Plain?, on day: Day?
  ) -> Bool {
    guard place(of: fact) == 0 else { return false }
    append(
      Entry(fact: fact, state: state, value: value.map(Content.plain) ?? .nothing, on: day))
    return true
  }

  /// Adds what was said about a fact; false, with nothing added, when something was said about it already.
  public mutating func add(_ fact: FactID, _ reading: Reading) -> Bool {
    guard place(of: fact) == 0 else { return false }
    append(entry(fact, reading))
    return true
  }

  /// The answer, number, word or day that was told of a fact, also when it is stale; nil for other values.
  public func plain(_ fact: FactID) -> Plain? {
    let place = place(of: fact)
    guard place > 0, case .plain(let value) = entries[place - 1].value else { return nil }
    return value
  }

  /// The value of a fact when it counts: known, not stale.
  public func knownValue(of fact: FactID) -> RecordedValue? {
    let place = place(of: fact)
    guard place > 0, entries[place - 1].state == .known else { return nil }
    return value(entries[place - 1].value)
  }

  /// The number of a fact when it counts; nil for other values.
  public func knownNumber(of fact: FactID) -> ExactDecimal? {
    let place = place(of: fact)
    guard place > 0, entries[place - 1].state == .known,
      case .plain(.number(let number)) = entries[place - 1].value
    else { return nil }
    return number
  }

  /// How many facts something was said about.
  public var count: Int { entries.count }

  /// The facts something was said about.
  public var keys: [FactID] { entries.map(\.fact) }

  /// Makes room.
  public mutating func reserveCapacity(_ count: Int) {
    entries.reserveCapacity(count)
  }

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

  /// Tells a state every known value.
  func tell(_ state: inout FactState, _ program: ConditionProgram, _ packing: FactPacking) {
    for entry in entries where entry.state == .known {
      let isPacked =
        switch entry.value {
        case .nothing: true
        case .plain(.yesNo(let answer)):
          packing.set(entry.fact, word: answer ? 1 : 0, in: &state)
        case .plain(.choice(let position)):
          packing.set(entry.fact, word: position, in: &state)
        case .plain(.number(let number)):
          packing.set(entry.fact, number: Int(number.mantissa), scale: number.scale, in: &state)
        case .plain(.date), .other: false
        }
      guard !isPacked, let value = value(entry.value) else { continue }
      program.set(entry.fact, value.factValue, in: &state)
    }
  }

  private func place(of fact: FactID) -> Int {
    fact.index < places.count ? Int(places[fact.index]) : 0
  }

  private func value(_ value: Content) -> RecordedValue? {
    switch value {
    case .nothing: nil
    case .plain(.yesNo(let answer)): .single(.yesNo(answer))
    case .plain(.number(let number)): .single(.number(number))
    case .plain(.choice(let position)): .single(.choice(position))
    case .plain(.date(let day)): .single(.date(day))
    case .other(let position): others[Int(position)]
    }
  }

  private func reading(at index: Int) -> Reading {
    let entry = entries[index]
    return Reading(
      entry.state, value(entry.value), on: entry.on,
      at: entry.range < 0 ? nil : ranges[Int(entry.range)])
  }

  private mutating func entry(_ fact: FactID, _ reading: Reading) -> Entry {
    var entry = Entry(
      fact: fact, state: reading.state, value: store(reading.value), on: reading.on)
    if let range = reading.range {
      entry.range = Int32(clamping: ranges.count)
      ranges.append(range)
    }
    return entry
  }

  private mutating func store(_ value: RecordedValue?) -> Content {
    switch value {
    case nil: return .nothing
    case .single(.yesNo(let answer)): return .plain(.yesNo(answer))
    case .single(.number(let number)): return .plain(.number(number))
    case .single(.choice(let position)): return .plain(.choice(position))
    case .single(.date(let day)): return .plain(.date(day))
    case let value?:
      others.append(value)
      return .other(Int32(clamping: others.count - 1))
    }
  }

  private mutating func append(_ entry: Entry) {
    let fact = entry.fact.index
    if fact >= places.count {
      // Facts come in any order; room for the next ones is cheaper than growing for each.
      places += Array(repeating: 0, count: Swift.max(256, fact + 1) - places.count)
    }
    entries.append(entry)
    places[fact] = Int32(clamping: entries.count)
  }

  private mutating func remove(at index: Int) {
    places[entries[index].fact.index] = 0
    entries.remove(at: index)
    for later in index..<entries.count { places[entries[later].fact.index] -= 1 }
  }
}

extension Readings: Sequence {
  /// The readings, one by one.
  public struct Iterator: IteratorProtocol {
    fileprivate let readings: Readings
    fileprivate var index = 0

    /// The next reading; nil when all were given.
    public mutating func next() -> Element? {
      guard index < readings.entries.count else { return nil }
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
