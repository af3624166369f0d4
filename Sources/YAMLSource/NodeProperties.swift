/// The anchor and tag in front of a node, which libyaml's marks include.
struct NodeProperties {
  private(set) var anchor: Range<Int>?
  private(set) var tag: Range<Int>?
  /// Where the node itself begins.
  private(set) var end: Int

  init(in source: [UInt8], from start: Int, to limit: Int) {
    end = start
    while end < limit, source[end] == UInt8(ascii: "!") || source[end] == UInt8(ascii: "&") {
      let begin = end
      while end < limit, !PlainText.isBlankOrBreak(source[end]) { end += 1 }
      if source[begin] == UInt8(ascii: "!") { tag = begin..<end } else { anchor = begin..<end }
      skipSeparation(in: source, to: limit)
    }
  }

  private mutating func skipSeparation(in source: [UInt8], to limit: Int) {
    while end < limit {
      if source[end] == UInt8(ascii: "#") {
        end = min(limit, PlainText.endOfLine(in: source, from: end))
      } else if PlainText.isBlankOrBreak(source[end]) {
        end += 1
      } else {
        return
      }
    }
  }
}
