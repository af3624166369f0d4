/// Some facts of a program: a bit for each, so that joining sets costs a few steps however many facts they hold.
///
/// It goes through its facts in the order in which they were declared.
public struct FactSet: Sendable, Hashable, Sequence {
  @usableFromInline var words: [UInt64]

  /// An empty set with room for the facts of a program.
  public init(for program: ConditionProgram) {
    words = Array(repeating: 0, count: program.facts.count / 64 + 1)
  }

  /// Whether no fact is in it.
  public var isEmpty: Bool {
    words.allSatisfy { $0 == 0 }
  }

  /// How many facts are in it.
  public var count: Int {
    words.reduce(0) { $0 + $1.nonzeroBitCount }
  }

  /// Whether a fact is in it.
  @inlinable
  public func contains(_ fact: FactID) -> Bool {
    words[fact.row] & fact.bit != 0
  }

  /// Adds a fact.
  @inlinable
  public mutating func insert(_ fact: FactID) {
    words[fact.row] |= fact.bit
  }

  /// Adds several facts, for which nobody has to ask each time whether somebody else holds the set.
  @inlinable
  @inline(__always)
  public mutating func fill(_ body: (Filling) -> Void) {
    words.withUnsafeMutableBufferPointer { body(Filling(words: $0)) }
  }

  /// A set while facts are added; it must not outlive the call that hands it out.
  public struct Filling {
    @usableFromInline let words: UnsafeMutableBufferPointer<UInt64>

    @inlinable
    init(words: UnsafeMutableBufferPointer<UInt64>) {
      self.words = words
    }

    /// Adds a fact.
    @inlinable
    @inline(__always)
    public func insert(_ fact: FactID) {
      words[fact.row] |= fact.bit
    }
  }

  /// Adds the facts of another set of the same program.
  public mutating func formUnion(_ other: FactSet) {
    for index in words.indices { words[index] |= other.words[index] }
  }

  /// Takes every fact out; the memory is kept.
  public mutating func removeAll() {
    for index in words.indices { words[index] = 0 }
  }

  /// The facts at the positions from 64 · `row` on, a bit for each.
  @inlinable
  public subscript(row row: Int) -> UInt64 { words[row] }

  /// How many rows of 64 positions it has.
  @inlinable
  public var rowCount: Int { words.count }

  /// The facts, one by one.
  public struct Iterator: IteratorProtocol {
    private let words: [UInt64]
    private var index = 0
    private var rest: UInt64

    init(_ words: [UInt64]) {
      self.words = words
      rest = words.first ?? 0
    }

    /// The next fact; nil when all were given.
    public mutating func next() -> FactID? {
      while rest == 0 {
        index += 1
        guard index < words.count else { return nil }
        rest = words[index]
      }
      defer { rest &= rest &- 1 }
      return FactID(index: index * 64 + rest.trailingZeroBitCount)
    }
  }

  /// Goes through the facts in the order in which they were declared.
  public func makeIterator() -> Iterator {
    Iterator(words)
  }
}
