/// Small questions about bytes of a text.
enum PlainText {
  static func isBreak(_ byte: UInt8) -> Bool {
    byte == 10 || byte == 13
  }

  static func isBlank(_ byte: UInt8) -> Bool {
    byte == 32 || byte == 9
  }

  static func isBlankOrBreak(_ byte: UInt8) -> Bool {
    isBlank(byte) || isBreak(byte)
  }

  /// Behind the last byte of a line that is not a blank.
  static func endOfLine(in source: [UInt8], from start: Int) -> Int {
    var end = start
    while end < source.count, !isBreak(source[end]) { end += 1 }
    while end > start, isBlank(source[end - 1]) { end -= 1 }
    return end
  }

  /// The first byte of the line that holds an offset.
  static func startOfLine(in source: [UInt8], of offset: Int) -> Int {
    var start = min(offset, source.count)
    while start > 0, !isBreak(source[start - 1]) { start -= 1 }
    return start
  }
}
