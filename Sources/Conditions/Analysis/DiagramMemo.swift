/// Results of operations on two nodes; an older result gives way to a newer one at the same place.
struct DiagramMemo: Sendable {
  /// Two node numbers and the operation fit one key.
  static let nodeLimit = 1 << 30
  private static let largest = 1 << 20

  private var keys: [UInt64] = Array(repeating: 0, count: 256)
  private var results: [Int32] = Array(repeating: 0, count: 256)

  /// The key of an operation; never 0, which marks a free place.
  static func key(_ operation: DiagramArena.Operation, _ left: Int32, _ right: Int32) -> UInt64 {
    UInt64(operation.rawValue) << 60 | UInt64(left) << 30 | UInt64(right)
  }

  subscript(key: UInt64) -> Int32? {
    let place = place(key)
    return keys[place] == key ? results[place] : nil
  }

  mutating func store(_ key: UInt64, _ result: Int32) {
    let place = place(key)
    keys[place] = key
    results[place] = result
  }

  /// Forgets all results.
  mutating func clear() {
    for place in keys.indices { keys[place] = 0 }
  }

  /// Grows with the number of nodes; results that were kept so far are found again by computing.
  mutating func suit(_ nodeCount: Int) {
    guard nodeCount > keys.count, keys.count < Self.largest else { return }
    keys = Array(repeating: 0, count: keys.count * 4)
    results = Array(repeating: 0, count: keys.count)
  }

  private func place(_ key: UInt64) -> Int {
    var mixed = key &* 0x9E37_79B9_7F4A_7C15
    mixed ^= mixed >> 32
    return Int(truncatingIfNeeded: mixed) & (keys.count - 1)
  }
}
