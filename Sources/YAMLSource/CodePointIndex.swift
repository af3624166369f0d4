/// Turns libyaml's marks, which count code points, into byte offsets.
///
/// In a file of ASCII the two are the same. Otherwise it walks from the last answer, so that answers near each other,
/// which is how marks come, cost little.
struct CodePointIndex {
  private let bytes: [UInt8]
  private let isASCII: Bool
  private let textStart: Int
  private var index = 0
  private var offset: Int

  init(_ bytes: [UInt8], isASCII: Bool) {
    self.bytes = bytes
    self.isASCII = isASCII
    textStart = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    offset = textStart
  }

  /// The offset of the byte where a code point begins; the end of the file for one behind it.
  mutating func offset(of mark: YAMLEvent.Mark) -> Int {
    if isASCII { return min(mark.index + textStart, bytes.count) }
    skipWords(to: mark.index)
    while index < mark.index, offset < bytes.count { advance() }
    while index > mark.index, offset > textStart { retreat() }
    return offset
  }

  /// Goes on eight bytes at once while all of them lie before the mark.
  private mutating func skipWords(to mark: Int) {
    while index + 8 <= mark, offset + 8 < bytes.count {
      let word = unsafe bytes.span.bytes.unsafeLoadUnaligned(
        fromByteOffset: offset, as: UInt64.self)
      // A byte that goes on with a code point has its highest bit, and not the one below.
      let inside = word & ~(word << 1) & 0x8080_8080_8080_8080
      index += 8 - inside.nonzeroBitCount
      offset += 8
    }
    while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
  }

  private mutating func advance() {
    index += 1
    repeat { offset += 1 } while offset < bytes.count && bytes[offset] & 0xC0 == 0x80
  }

  private mutating func retreat() {
    index -= 1
    repeat { offset -= 1 } while offset > textStart && bytes[offset] & 0xC0 == 0x80
  }
}
