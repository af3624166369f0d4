import SourceTree

extension EverydayYAML {
  /// Reads a text below `>` or `|`.
  mutating func readBlockScalar() throws(Unfamiliar) {
    let start = at
    let isFolded = bytes[at] == UInt8(ascii: ">")
    at += 1
    let isStripped = bytes[at] == UInt8(ascii: "-")
    if isStripped { at += 1 }
    try endLine()
    text.removeAll(keepingCapacity: true)
    let end = try readText(isFolded: isFolded)
    if !isStripped { text.append(10) }
    guard end - start <= limits.scalarBytes else { throw Unfamiliar() }
    let text = text
    builder.addScalar(isFolded ? .folded : .literal, at: start..<end, value: text.span)
  }

  /// Puts the lines of a block text together; gives where the last one ends, without blanks.
  private mutating func readText(isFolded: Bool) throws(Unfamiliar) -> Int {
    var indent = 0
    var emptyLines = 0
    var end = at
    while at < bytes.count {
      skipSpaces()
      let column = at - lineStart
      if bytes[at] == 10 {
        // More blanks than the indentation are text.
        guard column <= indent else { throw Unfamiliar() }
        emptyLines += 1
        skipLine()
        continue
      }
      guard column >= indent else { break }
      let isFirst = indent == 0
      if isFirst { indent = column }
      guard column > blocks.last?.column ?? 0, column == indent || !isFolded else {
        throw Unfamiliar()
      }
      try refuseTextStart()
      breakLines(isFirst || isFolded ? emptyLines : emptyLines + 1, isJoined: !isFirst)
      emptyLines = 0
      end = readTextLine(from: lineStart + indent)
    }
    guard indent > 0 else { throw Unfamiliar() }
    at = lineStart
    return end
  }

  private mutating func breakLines(_ count: Int, isJoined: Bool) {
    if count == 0, isJoined { text.append(32) }
    for _ in 0..<count { text.append(10) }
  }

  private mutating func readTextLine(from start: Int) -> Int {
    skipLine()
    var end = at - 1
    text.append(contentsOf: bytes[start..<end])
    while PlainText.isBlank(bytes[end - 1]) { end -= 1 }
    return end
  }

  /// Leaves a line to libyaml that begins with a tab, or with a `?`, which looks like that of a key.
  private func refuseTextStart() throws(Unfamiliar) {
    var first = at
    while bytes[first] == 32 || bytes[first] == UInt8(ascii: "-") { first += 1 }
    guard bytes[at] != 9, bytes[first] != UInt8(ascii: "?") else { throw Unfamiliar() }
  }
}
