/// Finds the `?` of an explicit key, of which libyaml's events say nothing.
struct ExplicitKey {
  /// Whether a line of the file begins with a `?`, which hardly any does: only then are lines looked at for each key.
  private let canBeAlone: Bool

  init(in source: [UInt8]) {
    var next = 0
    var isFound = false
    while !isFound, let mark = source.span.firstIndex(of: UInt8(ascii: "?"), from: next) {
      isFound = Self.isFirst(mark, in: source)
      next = mark + 1
    }
    canBeAlone = isFound
  }

  /// The place of a `?` that makes what begins at `start` a key.
  func mark(in source: [UInt8], before start: Int) -> Int? {
    var index = start
    while index > 0, PlainText.isBlank(source[index - 1]) { index -= 1 }
    guard index > 0 else { return nil }
    if source[index - 1] == UInt8(ascii: "?") { return index - 1 }
    guard canBeAlone, PlainText.isBreak(source[index - 1]) else { return nil }
    return Self.markAlone(in: source, endingAt: index)
  }

  /// Whether nothing but blanks and dashes stand in front of a byte on its line.
  private static func isFirst(_ place: Int, in source: [UInt8]) -> Bool {
    var index = place
    while index > 0, source[index - 1] == 32 || source[index - 1] == UInt8(ascii: "-") {
      index -= 1
    }
    return index == 0 || PlainText.isBreak(source[index - 1])
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
