import SourceTree

/// Decodes a literal or folded scalar together with the place of every byte of its value.
struct BlockScalarDecoder {
  private enum Chomping {
    case strip, clip, keep
  }

  private let text: LineBreaks
  private let isLiteral: Bool
  private let header: Int
  private var index = 0
  private var column = 0
  private var indent = 0
  private var chomping = Chomping.clip
  /// The line break behind the last line of text, and those of the empty lines after it.
  private var lastBreak = DecodedText()
  private var emptyLines = DecodedText()

  init(_ bytes: [UInt8], _ header: Int, _ style: ScalarStyle) {
    text = LineBreaks(bytes: bytes)
    isLiteral = style == .literal
    self.header = header
  }

  /// The value if the text is indented by `indent`; nil takes the indentation of the first line.
  mutating func decode(indent fixed: Int?) -> DecodedText {
    var result = DecodedText()
    lastBreak.removeAll()
    emptyLines.removeAll()
    readHeader()
    indent = fixed ?? 0
    skipEmptyLines(isIndentKnown: fixed != nil)
    var afterBlank = false
    while column == indent, index < text.bytes.count {
      let startsBlank = PlainText.isBlank(text[index])
      let isFold = !isLiteral && lastBreak.value.first == 10 && !afterBlank && !startsBlank
      if !isFold {
        result.append(lastBreak)
      } else if emptyLines.isEmpty {
        result.append(32, at: lastBreak.starts[0], width: lastBreak.ends[0] - lastBreak.starts[0])
      }
      result.append(emptyLines)
      emptyLines.removeAll()
      afterBlank = startsBlank
      readLine(into: &result)
      skipEmptyLines(isIndentKnown: true)
    }
    if chomping != .strip { result.append(lastBreak) }
    if chomping == .keep { result.append(emptyLines) }
    return result
  }

  private mutating func readHeader() {
    index = header + 1
    chomping = .clip
    while true {
      switch text[index] {
      case UInt8(ascii: "+"): chomping = .keep
      case UInt8(ascii: "-"): chomping = .strip
      case UInt8(ascii: "1")...UInt8(ascii: "9"): break
      default:
        skipToNextLine()
        return
      }
      index += 1
    }
  }

  private mutating func skipToNextLine() {
    while index < text.bytes.count, text.length(at: index) == 0 { index += 1 }
    index += text.length(at: index)
    column = 0
  }

  private mutating func readLine(into result: inout DecodedText) {
    let start = index
    while index < text.bytes.count, text.length(at: index) == 0 { index += 1 }
    result.append(text.bytes[start..<index])
    lastBreak.removeAll()
    let length = text.length(at: index)
    if length > 0 { text.append(to: &lastBreak, at: index) }
    index += length
    column = 0
  }

  private mutating func skipEmptyLines(isIndentKnown: Bool) {
    var widest = 0
    while true {
      while !isIndentKnown || column < indent, text[index] == 32 {
        index += 1
        column += 1
      }
      widest = max(widest, column)
      let length = text.length(at: index)
      guard length > 0 else { break }
      text.append(to: &emptyLines, at: index)
      index += length
      column = 0
    }
    if !isIndentKnown { indent = max(widest, 1) }
  }
}
