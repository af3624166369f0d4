/// Some of the exceptions of a rule, by their positions; the first 64 cost no memory of their own.
public struct Positions: Sendable, Hashable, Sequence {
  private var low: UInt64 = 0
  /// The positions from 64 on, in order.
  private var high: [Int] = []

  /// No exceptions.
  public init() {}

  /// Whether there are none.
  public var isEmpty: Bool { low == 0 && high.isEmpty }

  /// Adds a position that comes behind all that are there.
  mutating func insert(_ position: Int) {
    if position < 64 { low |= 1 &<< UInt64(position) } else { high.append(position) }
  }

  /// The positions in order, one by one.
  public struct Iterator: IteratorProtocol {
    fileprivate var low: UInt64
    fileprivate var high: ArraySlice<Int>

    /// The next position; nil when all were given.
    public mutating func next() -> Int? {
      guard low != 0 else { return high.popFirst() }
      defer { low &= low &- 1 }
      return low.trailingZeroBitCount
    }
  }

  /// Goes through the positions in order.
  public func makeIterator() -> Iterator {
    Iterator(low: low, high: high[...])
  }
}
