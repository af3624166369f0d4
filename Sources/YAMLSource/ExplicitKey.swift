/// Finds the `?` of an explicit key, of which libyaml's events say nothing.
enum ExplicitKey {
  /// The place of a `?` that makes what begins at `start` a key.
  static func mark(in source: [UInt8], before start: Int) -> Int? {
    var index = start
    while index > 0, PlainText.isBlank(source[index - 1]) { index -= 1 }
    guard index > 0 else { return nil }
    if source[index - 1] == UInt8(ascii: "?") { return index - 1 }
    return PlainText.isBreak(source[index - 1]) ? markAlone(in: source, endingAt: index) : nil
  }

  /// A `?` that is alone on the line above, but for dashes and a comment.
  private static func markAlone(in source: [UInt8], endingAt end: Int) -> Int? {
    var lineEnd = end
    while lineEnd > 0, PlainText.isBreak(source[lineEnd - 1]) { lineEnd -= 1 }
    let lineStart = PlainText.startOfLine(in: source, of: lineEnd)
    let line = source[lineStart..<lineEnd]
    guard let mark = line.firstIndex(where: { $0 != 32 && $0 != UInt8(ascii: "-") }),
      source[mark] == UInt8(ascii: "?")
    else { return nil }
    let rest = line[(mark + 1)...].first { !PlainText.isBlank($0) }
    return rest == nil || rest == UInt8(ascii: "#") ? mark : nil
  }
}
