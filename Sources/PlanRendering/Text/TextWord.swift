import SourceTree

/// A word with the columns that it takes on a screen.
struct TextWord: Sendable {
  /// Its UTF-8.
  let bytes: ArraySlice<UInt8>
  let width: Int

  private init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    let isPlain = bytes.allSatisfy { $0 < 0x80 }
    width = isPlain ? bytes.count : Self.width(of: String(decoding: bytes, as: UTF8.self))
  }

  /// The columns of a text that is known to be harmless.
  static func width(of text: String) -> Int {
    let isPlain = text.utf8.allSatisfy { $0 < 0x80 }
    return isPlain ? text.utf8.count : text.reduce(0) { $0 + $1.columns }
  }

  /// The lines of a text, each as its words, without the characters that steer a terminal or turn the direction of writing.
  ///
  /// A line without words is there too; one without anything is not.
  static func lines(of text: String) -> [[TextWord]] {
    let bytes = Array(text.utf8)
    var lines: [[TextWord]] = []
    var reader = TextReader(bytes)
    while !reader.isAtEnd {
      let start = reader.index
      let words = reader.line()
      if reader.index > start { lines.append(words) }
      reader.passBreak()
    }
    return lines
  }

  /// A word from some bytes; nil when none of them shows.
  fileprivate static func visible(_ bytes: ArraySlice<UInt8>) -> TextWord? {
    var bytes = bytes
    if bytes.contains(where: { $0 >= 0x80 }) {
      let shown = String(decoding: bytes, as: UTF8.self).unicodeScalars.filter {
        !$0.turnsDirection
      }
      bytes = Array(String(String.UnicodeScalarView(shown)).utf8)[...]
    }
    let word = TextWord(bytes)
    return word.width > 0 ? word : nil
  }

  /// The word in pieces that each fit.
  func pieces(atMost limit: Int) -> [TextWord] {
    guard width > limit else { return [self] }
    var pieces = [""]
    var width = 0
    for character in String(decoding: bytes, as: UTF8.self) {
      if width + character.columns > limit {
        pieces.append("")
        width = 0
      }
      pieces[pieces.count - 1].append(character)
      width += character.columns
    }
    return pieces.map { TextWord(Array($0.utf8)[...]) }
  }
}

/// Reads the words of a text byte by byte.
private struct TextReader {
  private let bytes: [UInt8]
  private(set) var index = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  var isAtEnd: Bool { index == bytes.count }

  /// Reads to the end of the line.
  mutating func line() -> [TextWord] {
    var words: [TextWord] = []
    while !isAtEnd, breakWidth == 0 {
      let blank = blankWidth
      if blank > 0 {
        index += blank
      } else if let word = word() {
        words.append(word)
      }
    }
    return words
  }

  private mutating func word() -> TextWord? {
    let start = index
    while !isAtEnd, breakWidth == 0, blankWidth == 0 { index += 1 }
    return TextWord.visible(bytes[start..<index])
  }

  mutating func passBreak() {
    if !isAtEnd { index += breakWidth }
  }

  /// How many bytes a line break has that stands here; 0 for none.
  private var breakWidth: Int {
    switch bytes[index] {
    case 0x0A...0x0D: 1
    case 0xC2 where byte(1) == 0x85: 2
    case 0xE2 where byte(1) == 0x80 && (0xA8...0xA9).contains(byte(2)): 3
    default: 0
    }
  }

  /// How many bytes a blank or a control has that stands here; a no-break space holds words together.
  private var blankWidth: Int {
    switch bytes[index] {
    case ...0x20, 0x7F: 1
    case 0xC2 where (0x80...0x9F).contains(byte(1)): 2
    default: 0
    }
  }

  private func byte(_ offset: Int) -> UInt8 {
    index + offset < bytes.count ? bytes[index + offset] : 0
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
  /// How many columns a character takes: as many as its widest scalar.
  ///
  /// What joins the first scalar changes nothing, but a variation selector that asks for the picture makes it wide.
  fileprivate var columns: Int {
    unicodeScalars.reduce(0) { max($0, $1.value == 0xFE0F ? 2 : $1.displayWidth) }
  }
}
