/// Plain text that is filled line by line and never wider than 80 columns.
struct TextPage: Sendable {
  /// The widest line.
  static let columns = 80
  /// How wide the labels of fields are, with the blanks behind them.
  private static let labelWidth = 16

  /// The text so far; every line is ended.
  private(set) var text = ""

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
    text += "\n"
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
    guard !text.isEmpty, !text.utf8.suffix(2).allSatisfy({ $0 == UInt8(ascii: "\n") }) else {
      return
    }
    text += "\n"
  }

  private mutating func rule(_ character: Character, below line: String) {
    let width = min(TextWord(line).width, Self.columns)
    text += String(repeating: character, count: width) + "\n"
  }

  /// Fills lines with words; a line break in the text begins a line.
  private mutating func block(_ content: String, lead: String = "", hang: Int = 0) {
    var lead = lead
    for line in content.split(whereSeparator: \.isNewline) {
      fill(TextWord.words(of: line), lead: lead, hang: hang)
      lead = blanks(hang)
    }
  }

  private mutating func fill(_ words: [TextWord], lead: String, hang: Int) {
    guard !words.isEmpty else { return }
    text += lead
    var column = TextWord(lead).width
    var isAtStart = true
    for word in words.flatMap({ $0.pieces(atMost: Self.columns - hang) }) {
      if !isAtStart, column + 1 + word.width > Self.columns {
        text += "\n" + blanks(hang)
        column = hang
        isAtStart = true
      }
      if !isAtStart { text += " " }
      text += word.text
      column += word.width + (isAtStart ? 0 : 1)
      isAtStart = false
    }
    text += "\n"
  }

  private func blanks(_ count: Int) -> String {
    String(repeating: " ", count: count)
  }
}
