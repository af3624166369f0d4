/// Plain text that is filled line by line and never wider than 80 columns.
struct TextPage: Sendable {
  /// The widest line.
  static let columns = 80
  /// How wide the labels of fields are, with the blanks behind them.
  private static let labelWidth = 16

  private var bytes: [UInt8] = []

  /// The text so far; every line is ended.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The first line of the letter.
  mutating func title(_ title: String) {
    block(title)
    rule("=", below: title)
  }

  /// The first line of a section, with a blank line around it.
  mutating func heading(_ heading: String) {
    gap()
    block(heading)
    rule("-", below: heading)
    breakLine()
  }

  /// Text of its own.
  mutating func paragraph(_ paragraph: String, indent: Int = 0) {
    block(paragraph, lead: blanks(indent), hang: indent)
  }

  /// One item of a list; further lines stand under its first word.
  mutating func bullet(_ item: String, indent: Int = 0) {
    block(item, lead: blanks(indent) + "- ", hang: indent + 2)
  }

  /// A label with what it says beside it; nothing when there is nothing to say.
  mutating func field(_ label: String, _ value: String?, indent: Int = 2) {
    guard let value, !value.isEmpty else { return }
    let padding = max(1, Self.labelWidth - TextWord(label).width)
    block(
      value, lead: blanks(indent) + label + blanks(padding), hang: indent + Self.labelWidth)
  }

  /// A source behind its number or id; further lines stand a little to the right.
  mutating func source(_ mark: String, _ source: String) {
    block(source, lead: "\(mark) ", hang: 4)
  }

  /// One blank line, unless there is one or nothing stands above.
  mutating func gap() {
    guard !bytes.suffix(2).allSatisfy({ $0 == UInt8(ascii: "\n") }) else { return }
    breakLine()
  }

  private mutating func rule(_ character: Unicode.Scalar, below line: String) {
    let width = min(TextWord(line).width, Self.columns)
    bytes += repeatElement(UInt8(ascii: character), count: width)
    breakLine()
  }

  /// Fills lines with words; a line break in the text begins a line.
  private mutating func block(_ content: String, lead: String = "", hang: Int = 0) {
    var lead = lead
    for line in TextWord.lines(of: content) {
      fill(line, lead: lead, hang: hang)
      lead = blanks(hang)
    }
  }

  private mutating func fill(_ words: [TextWord], lead: String, hang: Int) {
    guard !words.isEmpty else { return }
    bytes += lead.utf8
    var column = TextWord(lead).width
    var isAtStart = true
    for word in words {
      for piece in word.pieces(atMost: Self.columns - hang) {
        if !isAtStart, column + 1 + piece.width > Self.columns {
          breakLine()
          bytes += repeatElement(UInt8(ascii: " "), count: hang)
          column = hang
          isAtStart = true
        }
        if !isAtStart { bytes.append(UInt8(ascii: " ")) }
        bytes += piece.bytes
        column += piece.width + (isAtStart ? 0 : 1)
        isAtStart = false
      }
    }
    breakLine()
  }

  private mutating func breakLine() {
    bytes.append(UInt8(ascii: "\n"))
  }

  private func blanks(_ count: Int) -> String {
    String(repeating: " ", count: count)
  }
}
