extension [UInt8] {
  /// Whether this holds another's bytes from an offset on.
  ///
  /// Trees ask this for every value that they hold and every key that is looked up: it looks at eight bytes at once.
  func has(_ other: Span<UInt8>, at start: Int) -> Bool {
    guard start >= 0, start <= count - other.count else { return false }
    let (own, others) = (span.bytes, other.bytes)
    var index = 0
    while index + 8 <= other.count {
      let left = own.unsafeLoadUnaligned(fromByteOffset: start + index, as: UInt64.self)
      let right = others.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
      if left != right { return false }
      index += 8
    }
    while index < other.count {
      if self[start + index] != other[index] { return false }
      index += 1
    }
    return true
  }
}
