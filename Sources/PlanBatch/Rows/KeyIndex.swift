/// Keys as they stand in JSON, found by where they most often stand, otherwise by the bytes that they begin with.
struct KeyIndex: Sendable {
  private let keys: [QuotedWord]
  private let buckets: [[Int16]]

  /// Nil for more keys than numbers.
  init?(_ keys: [QuotedWord]) {
    guard keys.count < Int16.max else { return nil }
    var buckets: [[Int16]] = Array(repeating: [], count: 256)
    for (index, key) in keys.enumerated() { buckets[key.bucket].append(Int16(index)) }
    self.keys = keys
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
    var index = next
    let last = min(next + 4, keys.count)
    while index < last {
      if keys[index].stands(at: place) { return index }
      index += 1
    }
    for candidate in buckets[QuotedWord.bucket(at: place)]
    where keys[Int(candidate)].stands(at: place) {
      return Int(candidate)
    }
    return nil
  }
}
