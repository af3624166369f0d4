public import SourceTree

/// The number of a declared fact, in the order of declaration.
public struct FactID: Sendable, Hashable, Comparable {
  /// The position among the declared facts, from 0.
  public let index: Int

  /// Names the fact at a position among the declared facts.
  public init(index: Int) {
    self.index = index
  }

  /// Facts that were declared earlier come first.
  public static func < (left: FactID, right: FactID) -> Bool {
    left.index < right.index
  }

  /// The word in which sets of facts have a bit for it; shifted, for a division asks which sign the position has.
  @inlinable
  var row: Int { index &>> 6 }

  /// The bit in that word.
  @inlinable
  var bit: UInt64 { 1 &<< UInt64(truncatingIfNeeded: index) }
}

/// One thing that can be known about a person, as it was declared.
public struct Fact: Sendable, Hashable {
  /// Its number.
  public let id: FactID
  /// Its name as conditions write it.
  public let name: String
  /// What its values are.
  public let type: FactType
  /// Where it was declared, when that was in a file.
  public let range: SourceRange?
  /// Whether its value follows from conditions instead of being told or computed outside.
  public let isDerived: Bool
}

/// What the values of a fact are.
public enum FactType: Sendable, Hashable {
  /// True or false; written bare in a condition.
  case yesNo
  /// A number with the declared bounds.
  case number(NumberType)
  /// Exactly one of the values; compared by rank when `ordered`, in the order of `values`.
  case choice(values: [String], ordered: Bool)
  /// Any of the values together, also none.
  case set(values: [String])
  /// Free text; conditions compare it byte by byte with texts that they name.
  case text
  /// A whole day.
  case date
  /// Records or texts that conditions cannot look into; only `has()` applies.
  case list
}

/// What a numeric fact may hold.
public struct NumberType: Sendable, Hashable {
  /// Whether digits behind the point are excluded.
  public var isInteger: Bool
  /// The smallest value that may be told, when there is one.
  public var minimum: ExactDecimal?
  /// The largest value that may be told, when there is one.
  public var maximum: ExactDecimal?
  /// The unit, such as `mg`; conditions never write it.
  public var unit: String?

  /// Creates a number type; bounds are inclusive.
  public init(
    isInteger: Bool = false, minimum: ExactDecimal? = nil, maximum: ExactDecimal? = nil,
    unit: String? = nil
  ) {
    self.isInteger = isInteger
    self.minimum = minimum
    self.maximum = maximum
    self.unit = unit
  }

  /// Whether the value is one that this type allows.
  public func admits(_ value: ExactDecimal) -> Bool {
    if isInteger, !value.isInteger { return false }
    if let minimum, value < minimum { return false }
    if let maximum, maximum < value { return false }
    return true
  }
}

/// The value of one fact for one person.
public enum FactValue: Sendable, Hashable {
  /// Of a yes-no fact.
  case yesNo(Bool)
  /// Of a number.
  case number(ExactDecimal)
  /// The position of the value in the declared values.
  case choice(Int)
  /// The positions of the values in the declared values, in any order.
  case set([Int])
  /// Of a text.
  case text(String)
  /// Of a date, in the count of `DayNumber`.
  case date(Int)
  /// How many entries a list has; zero is a known, empty list.
  case list(count: Int)
}

/// An answer in three-valued logic.
public enum Truth: Sendable, Hashable {
  /// Certainly false.
  case no
  /// Certainly true.
  case yes
  /// Not decided by what is known.
  case unknown

  /// The answer of a plain yes or no.
  public init(_ value: Bool) {
    self = value ? .yes : .no
  }

  /// The answer to the opposite question.
  public var negated: Truth {
    switch self {
    case .no: .yes
    case .yes: .no
    case .unknown: .unknown
    }
  }
}
