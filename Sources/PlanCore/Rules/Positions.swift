/// Some of the exceptions of a rule, by their positions: a bit for each, for a rule has at most 64.
public struct Positions: Sendable, Hashable, Sequence {
  /// How many exceptions a rule may have.
  static let limit = 64

  @usableFromInline var bits: UInt64 = 0

  /// No exceptions.
  public init() {}

  /// Whether there are none.
  @inlinable
  public var isEmpty: Bool { bits == 0 }

  @inlinable
  init(bits: UInt64) {
    self.bits = bits
  }

  /// The positions in order, one by one.
  public struct Iterator: IteratorProtocol {
    fileprivate var bits: UInt64

    /// The next position; nil when all were given.
    public mutating func next() -> Int? {
      guard bits != 0 else { return nil }
      defer { bits &= bits &- 1 }
      return bits.trailingZeroBitCount
    }
  }

  /// Goes through the positions in order.
  public func makeIterator() -> Iterator {
    Iterator(bits: bits)
  }
}
