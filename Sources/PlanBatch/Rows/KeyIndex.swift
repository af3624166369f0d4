/// Keys as they stand in JSON, found by where they most often stand, otherwise by the bytes that they begin with.
struct KeyIndex: Sendable {
  /// The keys, then some more, so that there is always one to compare.
  private let keys: [QuotedWord]
  /// What each key begins with, in its mask: side by side, so that some are compared at once.
  private let masks: [UInt64]
  private let firsts: [UInt64]
  private let count: Int
  private let buckets: [[Int16]]

  /// How many keys are looked for at once.
  private static var ahead: Int { 4 }

  /// Nil for no keys, and for more than there are numbers.
  init?(_ keys: [QuotedWord]) {
    guard keys.count < Int16.max else { return nil }
    var buckets: [[Int16]] = Array(repeating: [], count: 256)
    for (index, key) in keys.enumerated() { buckets[key.bucket].append(Int16(index)) }
    guard let last = keys.last else { return nil }
    self.keys = keys + Array(repeating: last, count: Self.ahead)
    masks = self.keys.map(\.mask)
    firsts = self.keys.map(\.first)
    count = keys.count
    self.buckets = buckets
  }

  /// Goes on behind the key that stands here behind its opening quote, and behind the closing one.
  ///
  /// - Parameter next: the position of the key that is expected; it or one of the next few is most often there.
  /// - Returns: its position; nil, without going on, for another key.
  @inline(__always)
  func take(_ place: inout BytePlace, expected next: Int) -> Int? {
    guard let found = position(at: place, expected: next) else { return nil }
    place.advance(keys[found].count + 1)
    return found
  }

  @inline(__always)
  private func position(at place: BytePlace, expected next: Int) -> Int? {
    var found = keysAhead(of: next, beginning: place.word(0))
    while found != 0 {
      let index = next &+ found.trailingZeroBitCount
      if keys[index].stands(at: place) { return min(index, count &- 1) }
      found &= found &- 1
    }
    for candidate in buckets[QuotedWord.bucket(at: place)]
    where keys[Int(candidate)].stands(at: place) {
      return Int(candidate)
    }
    return nil
  }

  /// Which keys from one on may begin as some bytes do: a bit for each.
  @inline(__always)
  private func keysAhead(of next: Int, beginning bytes: UInt64) -> UInt64 {
    precondition(next >= 0 && next + Self.ahead <= masks.count)
    // Some keys at once: how many are left out before the one that stands here, nobody can guess.
    func some(_ words: [UInt64]) -> SIMD4<UInt64> {
      words.withUnsafeBytes {
        $0.loadUnaligned(fromByteOffset: next &* 8, as: SIMD4<UInt64>.self)
      }
    }
    let begin = (some(masks) & bytes) .== some(firsts)
    return SIMD4<UInt64>(1, 2, 4, 8).replacing(with: 0, where: .!begin).wrappedSum()
  }
}
