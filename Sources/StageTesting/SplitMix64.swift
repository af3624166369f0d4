/// A small random generator whose numbers are the same on every machine and with every compiler.
///
/// The standard library does not promise how it turns random bits into numbers of a range, so this generator does it itself.
public struct SplitMix64: Sendable, RandomNumberGenerator {
  private var state: UInt64

  /// Creates a generator; equal seeds give equal numbers.
  public init(seed: UInt64) {
    state = seed
  }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xbf58_476d_1ce4_e5b9
    bits = (bits ^ (bits >> 27)) &* 0x94d0_49bb_1331_11eb
    return bits ^ (bits >> 31)
  }

  /// A number from 0 up to and not including `bound`; 0 when there is none.
  public mutating func below(_ bound: Int) -> Int {
    guard bound > 0 else { return 0 }
    return Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// Whether something of this chance, in percent, happens.
  public mutating func happens(_ percent: Int) -> Bool {
    below(100) < percent
  }

  /// One of the elements; nil when there is none.
  public mutating func pick<Element>(_ elements: [Element]) -> Element? {
    elements.isEmpty ? nil : elements[below(elements.count)]
  }

  /// The elements in another order.
  public mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
    var result = elements
    for position in result.indices.reversed() {
      result.swapAt(position, below(position + 1))
    }
    return result
  }
}
