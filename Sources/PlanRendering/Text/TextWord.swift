import SourceTree

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
    line.unicodeScalars.split(whereSeparator: \.partsWords).map { word in
      let isPlain = word.allSatisfy(\.isASCII)
      return TextWord(String(isPlain ? word : word.filter { !$0.turnsDirection }))
    }.filter { $0.width > 0 }
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
  /// Blanks and controls; a no-break space holds words together.
  fileprivate var partsWords: Bool {
    isASCII ? value <= 0x20 || value == 0x7F : properties.generalCategory == .control
  }

  fileprivate var turnsDirection: Bool {
    switch value {
    case 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }
}

extension Character {
  /// How many columns a character takes: as many as its widest scalar.
  ///
  /// What joins the first scalar changes nothing, but a variation selector that asks for the picture makes it wide.
  fileprivate var columns: Int {
    unicodeScalars.reduce(0) { max($0, $1.value == 0xFE0F ? 2 : $1.displayWidth) }
  }
}
