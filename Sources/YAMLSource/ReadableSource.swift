import SourceTree

/// The bytes of a file as the parser may read them: broken parts blanked out, every place as in the file.
struct ReadableSource {
  let file: FileID
  let isASCII: Bool
  private(set) var bytes: [UInt8]
  /// The parts that were blanked out.
  private(set) var gaps: [Range<Int>] = []
  /// The escapes that libyaml does not know; nil until one is met.
  private(set) var pairs: SurrogatePairs?

  init(file: FileID, bytes: [UInt8], isASCII: Bool) {
    self.file = file
    self.bytes = bytes
    self.isASCII = isASCII
  }

  /// What libyaml reads.
  var parsed: [UInt8] { pairs?.parsed ?? bytes }

  /// Writes blanks over a part, but keeps line breaks, so that all later places stay true; false when nothing changed.
  mutating func blank(_ extent: Range<Int>) -> Bool {
    var hasChanged = false
    for index in extent where !PlainText.isBreak(bytes[index]) && bytes[index] != 32 {
      bytes[index] = 32
      hasChanged = true
    }
    gaps.append(extent)
    if pairs != nil { pairs = SurrogatePairs(in: bytes) }
    return hasChanged
  }

  /// Replaces the escapes that libyaml does not know; false when there are none, or they are replaced already.
  mutating func replaceSurrogatePairs() -> Bool {
    guard pairs == nil else { return false }
    let found = SurrogatePairs(in: bytes)
    pairs = found
    return !found.places.isEmpty
  }
}
