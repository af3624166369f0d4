public import Conditions

/// A reading as it is kept: numbers only, so that nothing is counted when it is copied.
@usableFromInline
struct ReadingEntry: Sendable {
  /// What the number `content` is.
  @usableFromInline
  enum Kind: UInt8, Sendable {
    case nothing, yesNo, number, choice, date, set
    /// A position among the values that take memory of their own.
    case other
  }

  @inlinable static var noDay: Int { Int.min }

  @usableFromInline var fact = FactID(index: 0)
  @usableFromInline var content = 0
  /// The day on which it was recorded, as days since 1970-01-01; `noDay` when nobody says so.
  @usableFromInline var day = ReadingEntry.noDay
  /// The position among the places in files; −1 for none.
  @usableFromInline var range: Int32 = -1
  @usableFromInline var state = Reading.State.notAsked
  @usableFromInline var kind = Kind.nothing
  /// How many digits of a number stand behind the point.
  @usableFromInline var scale: UInt8 = 0

  /// Where no reading is.
  init() {}

  /// A reading without a value, or with one that takes no memory of its own.
  @inlinable
  @inline(__always)
  init(_ fact: FactID, _ state: Reading.State, _ value: Readings.Plain?, on day: Day?) {
    self.fact = fact
    self.state = state
    self.day = day?.number ?? Self.noDay
    switch value {
    case .yesNo(let answer)?: (kind, content) = (.yesNo, answer ? 1 : 0)
    case .number(let number)?:
      (kind, content) = (.number, Int(number.mantissa))
      scale = UInt8(truncatingIfNeeded: number.scale)
    case .choice(let position)?: (kind, content) = (.choice, position)
    case .date(let day)?: (kind, content) = (.date, day)
    case .set(let members)?: (kind, content) = (.set, Int(bitPattern: UInt(members)))
    case nil: break
    }
  }

  /// A reading whose value stands among the others.
  init(_ fact: FactID, _ state: Reading.State, other position: Int, on day: Day?) {
    self.init(fact, state, nil, on: day)
    (kind, content) = (.other, position)
  }

  /// The day on which it was recorded.
  var on: Day? { day == Self.noDay ? nil : Day(number: day) }

  /// The value, when it takes no memory of its own.
  @inlinable
  var plain: Readings.Plain? {
    switch kind {
    case .yesNo: .yesNo(content == 1)
    case .number: ExactDecimal(digits: content, scale: Int(scale)).map(Readings.Plain.number)
    case .choice: .choice(content)
    case .date: .date(content)
    case .set: .set(UInt64(UInt(bitPattern: content)))
    case .nothing, .other: nil
    }
  }
}

extension FactPacking {
  /// Tells a known reading; false when it is left to `ConditionProgram.set`.
  @inline(__always)
  func set(_ entry: ReadingEntry, in words: FactWords) -> Bool {
    switch entry.kind {
    case .nothing: true
    case .yesNo, .choice: set(entry.fact, word: entry.content, in: words)
    case .number: set(entry.fact, number: entry.content, scale: Int(entry.scale), in: words)
    case .set: set(entry.fact, members: UInt64(UInt(bitPattern: entry.content)), in: words)
    case .other: setList(entry.fact, in: words)
    case .date: false
    }
  }
}
