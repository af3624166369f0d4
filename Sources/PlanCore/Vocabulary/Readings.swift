/// What was said about each fact; a fact that is not here was not asked.
///
/// Looking a fact up costs one step, for a plan looks every fact up many times. Readings go by the order in which they were
/// added; two collections are equal whatever that order was.
public struct Readings: Sendable, ExpressibleByDictionaryLiteral {
  private var told: [Element] = []
  /// Where each fact stands in `told`, counted from 1, by the fact's position; 0 for one that is not there.
  private var places: [Int32] = []

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
      return place == 0 ? nil : told[place - 1].value
    }
    set {
      let place = place(of: fact)
      switch (newValue, place) {
      case (let reading?, 0): append(fact, reading)
      case (let reading?, _): told[place - 1].value = reading
      case (nil, 0): break
      case (nil, _): remove(at: place - 1)
      }
    }
  }

  /// Why a fact is or is not known.
  public func state(of fact: FactID) -> Reading.State {
    let place = place(of: fact)
    return place == 0 ? .notAsked : told[place - 1].value.state
  }

  /// Adds what was said about a fact; false, with nothing added, when something was said about it already.
  public mutating func add(_ fact: FactID, _ reading: Reading) -> Bool {
    guard place(of: fact) == 0 else { return false }
    append(fact, reading)
    return true
  }

  /// The position of the answer or word that was told of a fact: 0 is no, 1 is yes; nil for other values.
  public func position(of fact: FactID) -> Int? {
    let place = place(of: fact)
    guard place > 0, case .single(let value)? = told[place - 1].value.value else { return nil }
    return switch value {
    case .yesNo(let isTrue): isTrue ? 1 : 0
    case .choice(let position): position
    default: nil
    }
  }

  /// How many facts something was said about.
  public var count: Int { told.count }

  /// The facts something was said about.
  public var keys: [FactID] { told.map(\.key) }

  /// Makes room.
  public mutating func reserveCapacity(_ count: Int) {
    told.reserveCapacity(count)
  }

  /// Adds what visits recorded: the latest of what only visits carry, and what the visit of a day says and the day does not.
  public mutating func join(
    _ visits: [Visit], on day: Day, isVisitFact: (FactID) -> Bool
  ) {
    for visit in visits {
      for (fact, reading) in visit.readings
      where isVisitFact(fact) || visit.on == day && self[fact] == nil {
        self[fact] = reading
      }
    }
  }

  /// The readings that satisfy a condition.
  public func filter(_ isIncluded: (Element) throws -> Bool) rethrows -> Readings {
    var kept = Readings()
    for element in told where try isIncluded(element) { kept[element.key] = element.value }
    return kept
  }

  private func place(of fact: FactID) -> Int {
    fact.index < places.count ? Int(places[fact.index]) : 0
  }

  private mutating func append(_ fact: FactID, _ reading: Reading) {
    if fact.index >= places.count {
      // Facts come in any order; room for the next ones is cheaper than growing for each.
      places += Array(repeating: 0, count: Swift.max(256, fact.index + 1) - places.count)
    }
    told.append((key: fact, value: reading))
    places[fact.index] = Int32(clamping: told.count)
  }

  private mutating func remove(at index: Int) {
    places[told[index].key.index] = 0
    told.remove(at: index)
    for later in index..<told.count { places[told[later].key.index] -= 1 }
  }
}

extension Readings: Sequence {
  /// Goes through the readings in the order in which they were added.
  public func makeIterator() -> IndexingIterator<[Element]> {
    told.makeIterator()
  }
}

extension Readings: Equatable {
  /// Whether the same was said about the same facts.
  public static func == (left: Readings, right: Readings) -> Bool {
    left.count == right.count && left.told.allSatisfy { right[$0.key] == $0.value }
  }
}
