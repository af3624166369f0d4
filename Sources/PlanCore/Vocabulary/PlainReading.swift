public import Conditions

extension Readings {
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
    /// Words of a set, by a bit for each position.
    case set(UInt64)

    /// Nil for a value that takes memory of its own.
    init?(_ value: RecordedValue) {
      switch value {
      case .single(.yesNo(let answer)): self = .yesNo(answer)
      case .single(.number(let number)): self = .number(number)
      case .single(.choice(let position)): self = .choice(position)
      case .single(.date(let day)): self = .date(day)
      case .single(.set(let members)):
        var set: UInt64 = 0
        var next = 0
        // Others than sets in order are kept as they were said.
        for member in members {
          guard (next..<64).contains(member) else { return nil }
          set |= 1 &<< UInt64(member)
          next = member + 1
        }
        self = .set(set)
      default: return nil
      }
    }
  }

  /// Adds readings one after another, into room that was made beforehand.
  public struct Filling {
    @usableFromInline let entries: UnsafeMutableBufferPointer<ReadingEntry>
    @usableFromInline let places: UnsafeMutableBufferPointer<Int32>
    @usableFromInline var count: Int
    var others: [RecordedValue]

    /// Adds a value that takes no memory of its own, or why there is none; false, with nothing added, when something was
    /// said about the fact already.
    @inlinable
    @inline(__always)
    public mutating func add(
      _ fact: FactID, _ state: Reading.State, _ value: Plain?, on day: Day?
    ) -> Bool {
      add(ReadingEntry(fact, state, value, on: day))
    }

    /// Adds a value; false, with nothing added, when something was said about the fact already.
    public mutating func add(
      _ fact: FactID, _ state: Reading.State, value: consuming RecordedValue, on day: Day?
    ) -> Bool {
      guard add(ReadingEntry(fact, state, other: others.count, on: day)) else { return false }
      others.append(value)
      return true
    }

    /// Says of the last reading that it is of a day.
    @inlinable
    public mutating func date(_ day: Day, isStale: Bool) {
      entries[count - 1].day = day.number
      if isStale, entries[count - 1].state == .known { entries[count - 1].state = .stale }
    }

    @inlinable
    @inline(__always)
    mutating func add(_ entry: ReadingEntry) -> Bool {
      guard places[entry.fact.index] == 0 else { return false }
      entries[count] = entry
      count += 1
      places[entry.fact.index] = Int32(truncatingIfNeeded: count)
      return true
    }
  }
}

extension RecordedValue {
  /// A value that took no memory of its own.
  init(_ plain: Readings.Plain) {
    switch plain {
    case .yesNo(let answer): self = .single(.yesNo(answer))
    case .number(let number): self = .single(.number(number))
    case .choice(let position): self = .single(.choice(position))
    case .date(let day): self = .single(.date(day))
    case .set(let set):
      var members: [Int] = []
      members.reserveCapacity(set.nonzeroBitCount)
      var rest = set
      while rest != 0 {
        members.append(rest.trailingZeroBitCount)
        rest &= rest &- 1
      }
      self = .single(.set(members))
    }
  }
}
