/// Keys as they stand in JSON, found by where they most often stand, otherwise by the bytes that they begin with.
struct KeyIndex: Sendable {
  /// The keys, then some more, so that there is always one to compare.
  private let keys: [QuotedWord]
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
    // Some keys at once: how many are left out before the one that stands here, nobody can guess.
    let bytes = place.word(0)
    var found = 0
    for ahead in 0..<Self.ahead { found |= keys[next &+ ahead].begins(bytes) &<< ahead }
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
}
