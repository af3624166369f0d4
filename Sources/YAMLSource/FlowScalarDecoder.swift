import SourceTree

/// Decodes a plain or quoted scalar together with the place of every byte of its value.
struct FlowScalarDecoder {
  private let text: LineBreaks
  private let style: ScalarStyle
  private var index: Int
  private let end: Int
  private var result = DecodedText()
  private var spaces = DecodedText()
  private var breaks = DecodedText()
  /// The first line break of a fold, which is kept apart because it may become a space.
  private var fold: Int?

  init(_ bytes: [UInt8], _ extent: Range<Int>, _ style: ScalarStyle) {
    text = LineBreaks(bytes: bytes)
    self.style = style
    result.reserveCapacity(extent.count)
    let quote = style == .plain ? 0 : 1
    index = extent.lowerBound + quote
    end = extent.upperBound - quote
  }

  /// The value, or nil when the text is not what the style promises.
  mutating func decode() -> DecodedText? {
    while index < end {
      if takeBlank() { continue }
      if fold != nil || !spaces.isEmpty { endFold() }
      guard takeCharacter() else { return nil }
    }
    if style != .plain { endFold() }
    return result
  }

  private mutating func takeBlank() -> Bool {
    if PlainText.isBlank(text[index]) {
      if fold == nil { spaces.append(text[index], at: index) }
      index += 1
      return true
    }
    let length = text.length(at: index)
    guard length > 0 else { return false }
    if fold == nil {
      spaces.removeAll()
      fold = index
    } else {
      text.append(to: &breaks, at: index)
    }
    index += length
    return true
  }

  /// Writes the blanks, or what a fold over several lines stands for, before the next character.
  private mutating func endFold() {
    if let fold {
      if text.length(at: fold) == 3 {
        text.append(to: &result, at: fold)
      } else if breaks.isEmpty {
        result.append(32, at: fold, width: text.length(at: fold))
      }
      result.append(breaks)
    } else {
      result.append(spaces)
    }
    spaces.removeAll()
    breaks.removeAll()
    fold = nil
  }

  private mutating func takeCharacter() -> Bool {
    let byte = text[index]
    switch (style, byte) {
    case (.singleQuoted, UInt8(ascii: "'")):
      result.append(byte, at: index, width: 2)
      index += 2
    case (.doubleQuoted, UInt8(ascii: "\\")):
      return takeEscape()
    default:
      result.append(byte, at: index)
      index += 1
    }
    return true
  }

  private mutating func takeEscape() -> Bool {
    if text.length(at: index + 1) > 0 {
      takeEscapedBreak()
      return true
    }
    guard let escape = YAMLEscape(text, at: index) else { return false }
    for byte in escape.value { result.append(byte, at: index, width: escape.length) }
    index += escape.length
    return true
  }

  /// A backslash at the end of a line joins it with the next, without its indentation.
  private mutating func takeEscapedBreak() {
    index += 1 + text.length(at: index + 1)
    while index < end {
      let length = text.length(at: index)
      if length > 0 {
        text.append(to: &result, at: index)
        index += length
      } else if PlainText.isBlank(text[index]) {
        index += 1
      } else {
        return
      }
    }
  }
}
