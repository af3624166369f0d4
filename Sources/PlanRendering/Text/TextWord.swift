/// A word with the columns that it takes on a screen.
struct TextWord: Sendable {
  let text: String
  let width: Int

  /// Measures a text that is known to be harmless.
  init(_ text: String) {
    self.text = text
    width =
      text.utf8.allSatisfy { $0 < 0x80 } ? text.utf8.count : text.reduce(0) { $0 + $1.columns }
  }

  /// The words of a line, without the characters that steer a terminal or turn the direction of writing.
  static func words(of line: Substring) -> [TextWord] {
    line.unicodeScalars.split { $0 == " " || $0.properties.generalCategory == .control }
      .map { TextWord(String($0.filter { !$0.turnsDirection })) }
      .filter { $0.width > 0 }
  }

  /// The word in pieces that each fit.
  func pieces(atMost limit: Int) -> [TextWord] {
    guard width > limit else { return [self] }
    var pieces = [""]
    var width = 0
    for character in text {
      if width + character.columns > limit {
        pieces.append("")
        width = 0
      }
      pieces[pieces.count - 1].append(character)
      width += character.columns
    }
    return pieces.map(TextWord.init)
  }
}

extension Unicode.Scalar {
  fileprivate var turnsDirection: Bool {
    switch value {
    case 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }
}

extension Character {
  /// How many columns a character takes: by its widest scalar, for what joins the first one changes nothing.
  fileprivate var columns: Int {
    unicodeScalars.reduce(0) { max($0, $1.columns) }
  }
}

extension Unicode.Scalar {
  fileprivate var columns: Int {
    if value < 0x300 { return 1 }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: return isWide ? 2 : 1
    }
  }

  /// Characters that Unicode calls wide, by block: East Asian scripts, full-width forms and emoji.
  private var isWide: Bool {
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
      0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
      true
    default: properties.isEmojiPresentation || value == 0xFE0F
    }
  }
}
