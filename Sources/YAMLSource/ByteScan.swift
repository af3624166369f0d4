import SourceTree

/// One quick pass over a file's bytes before they are parsed.
///
/// libyaml reports a bad byte without a line and throws away what it read, and takes NEL, LS and PS for line breaks,
/// which no editor does. So these bytes are found here, and replaced by underscores of the same length for what
/// follows: offsets stay true, and the rest of the file is still checked.
struct ByteScan {
  /// The bytes to parse, as long as the file.
  private(set) var bytes: [UInt8]
  /// Whether the file has only ASCII characters.
  private(set) var isASCII = true
  /// Whether it makes sense to parse the file.
  private(set) var isText = true

  private static let findingLimit = 20

  init(_ bytes: [UInt8], file: FileID, findings: inout FindingCollector) {
    self.bytes = bytes
    if let encoding = Self.wideEncoding(bytes) {
      isText = false
      findings.add(.wideEncoding(file, encoding))
      return
    }
    var found = 0
    var next = 0
    while let index = SuspectBytes.first(in: bytes.span, from: next) {
      isASCII = isASCII && bytes[index] < 0x80
      let character = ScannedCharacter(bytes, at: index)
      next = index + character.length
      guard let problem = character.problem, !(index == 0 && problem == .byteOrderMark) else {
        continue
      }
      let end = index + character.length
      found += 1
      if found <= Self.findingLimit {
        let range = SourceRange(file: file, lower: index, upper: end)
        findings.add(.badCharacter(problem, character.scalar, byte: bytes[index], at: range))
      }
      for position in index..<end { self.bytes[position] = UInt8(ascii: "_") }
    }
    if found > Self.findingLimit {
      findings.add(.moreBadCharacters(found - Self.findingLimit, file))
    }
  }

  /// The name of an encoding with more than one byte for each letter, by its mark or by its pattern of zeros.
  private static func wideEncoding(_ bytes: [UInt8]) -> String? {
    guard bytes.count >= 2 else { return nil }
    switch (bytes[0], bytes[1]) {
    case (0xFF, 0xFE), (1..., 0): return "UTF-16 (little endian)"
    case (0xFE, 0xFF), (0, 1...): return "UTF-16 (big endian)"
    default: return nil
    }
  }
}

/// Finds the bytes that are not printable ASCII, tab or a line break, eight bytes at a time.
private enum SuspectBytes {
  static func first(in span: Span<UInt8>, from start: Int) -> Int? {
    var index = start
    while index < span.count {
      if index + 8 <= span.count, isPlain(word(span, at: index)) {
        index += 8
        continue
      }
      let end = min(index + 8, span.count)
      while index < end {
        if isSuspect(span[index]) { return index }
        index += 1
      }
    }
    return nil
  }

  private static func isSuspect(_ byte: UInt8) -> Bool {
    switch byte {
    case 9, 10, 13, 0x20...0x7E: false
    default: true
    }
  }

  private static func word(_ span: Span<UInt8>, at index: Int) -> UInt64 {
    unsafe span.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
  }

  /// Whether all eight bytes are from 0x20 to 0x7E.
  private static func isPlain(_ word: UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let high = ones &* 0x80
    let belowSpace = (word &- ones &* 0x20) & ~word & high
    let delete = word ^ (ones &* 0x7F)
    let isDelete = (delete &- ones) & ~delete & high
    return (word & high) | belowSpace | isDelete == 0
  }
}

extension Span<UInt8> {
  /// The first place of a byte from an offset on, looked for in eight bytes at once.
  func firstIndex(of byte: UInt8, from start: Int) -> Int? {
    let ones: UInt64 = 0x0101_0101_0101_0101
    var index = start
    while index + 8 <= count {
      let word = unsafe bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
      let other = word ^ (ones &* UInt64(byte))
      if (other &- ones) & ~other & (ones &* 0x80) != 0 { break }
      index += 8
    }
    while index < count {
      if self[index] == byte { return index }
      index += 1
    }
    return nil
  }
}
