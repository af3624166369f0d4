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

  /// What an author most likely meant as one value: the rest of the line without a comment.
  static func value(in source: [UInt8], from start: Int) -> Range<Int> {
    var end = endOfLine(in: source, from: start)
    for index in start..<end where source[index] == UInt8(ascii: "#") && index > start {
      guard isBlank(source[index - 1]) else { continue }
      end = index
      break
    }
    while end > start, isBlank(source[end - 1]) { end -= 1 }
    return start..<end
  }

  /// A text in single quotes.
  static func quoted(_ text: ArraySlice<UInt8>) -> String {
    let parts = text.split(separator: UInt8(ascii: "'"), omittingEmptySubsequences: false)
    return "'" + parts.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "''") + "'"
  }

  /// The first byte of the line that holds an offset.
  static func startOfLine(in source: [UInt8], of offset: Int) -> Int {
    var start = min(offset, source.count)
    while start > 0, !isBreak(source[start - 1]) { start -= 1 }
    return start
  }
}
