/// Plain text that is filled line by line and never wider than 80 columns.
///
/// What is written consists of a text of the definition, whose lines may have been set before, and of what follows it for one
/// person.
struct TextPage: Sendable {
  /// The widest line.
  static let columns = 80
  /// How wide the labels of fields are, with the blanks behind them.
  private static let labelWidth = 16

  private var bytes: [UInt8] = []
  /// The lines that were set before.
  private let set: SetBlocks
  /// Where blocks of this page stand; nil when nobody will ask.
  private var kept: [SetBlocks.Block: SetBlocks.Lines]?
  /// The column behind what was written of the block under way.
  private var column = 0
  /// Whether the line under way has no word of the block yet.
  private var isAtStart = true

  /// An empty page.
  ///
  /// - Parameter keeping: whether the lines of its texts are to be copied into others; then it holds each text once and is no
  ///   letter itself.
  init(copying set: SetBlocks = SetBlocks(), keeping: Bool = false) {
    self.set = set
    kept = keeping ? [:] : nil
    bytes.reserveCapacity(1 << 16)
  }

  /// The text so far; every line is ended.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The lines of the texts on this page.
  var blocks: SetBlocks { SetBlocks(bytes, kept ?? [:]) }

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
  mutating func paragraph(_ paragraph: String, then tail: String = "", indent: Int = 0) {
    block(paragraph, then: tail, lead: blanks(indent), hang: indent)
  }

  /// One item of a list; further lines stand under its first word.
  mutating func bullet(_ item: String, then tail: String = "", indent: Int = 0) {
    block(item, then: tail, lead: blanks(indent) + "- ", hang: indent + 2)
  }

  /// A label with what it says beside it; nothing when there is nothing to say.
  mutating func field(
    _ label: String, _ value: String?, then tail: String = "", indent: Int = 2
  ) {
    guard let value, !value.isEmpty else { return }
    let padding = max(1, Self.labelWidth - TextWord.width(of: label))
    block(
      value, then: tail, lead: blanks(indent) + label + blanks(padding),
      hang: indent + Self.labelWidth)
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
    let width = min(TextWord.width(of: line), Self.columns)
    bytes += repeatElement(UInt8(ascii: character), count: width)
    breakLine()
  }

  /// Writes a text and what follows it; nothing at all when neither has a word.
  private mutating func block(
    _ text: String, then tail: String = "", lead: String = "", hang: Int = 0
  ) {
    let start = bytes.count
    bytes += lead.utf8
    column = TextWord.width(of: lead)
    isAtStart = true
    put(SetBlocks.Block(text: text, start: column, hang: hang))
    if !tail.isEmpty { fill(tail, hang: hang) }
    if isAtStart {
      bytes.removeLast(bytes.count - start)
    } else {
      breakLine()
    }
  }

  /// Copies the lines of a text, or sets them; what a page keeps already is not set again, for nobody reads such a page.
  private mutating func put(_ block: SetBlocks.Block) {
    if let end = kept?[block]?.end ?? set.copy(block, to: &bytes) {
      column = end
      isAtStart = false
      return
    }
    let start = bytes.count
    fill(block.text, hang: block.hang)
    if kept != nil, !isAtStart {
      kept?[block] = SetBlocks.Lines(range: start..<bytes.count, end: column)
    }
  }

  /// Fills lines with words; a line break in the text begins a line.
  private mutating func fill(_ text: String, hang: Int) {
    for (position, words) in TextWord.lines(of: text).enumerated() where !words.isEmpty {
      if position > 0, !isAtStart { beginLine(hang) }
      for word in words {
        for piece in word.pieces(atMost: Self.columns - hang) { add(piece, hang: hang) }
      }
    }
  }

  private mutating func add(_ word: TextWord, hang: Int) {
    if !isAtStart, column + 1 + word.width > Self.columns { beginLine(hang) }
    if !isAtStart {
      bytes.append(UInt8(ascii: " "))
      column += 1
    }
    bytes += word.bytes
    column += word.width
    isAtStart = false
  }

  private mutating func beginLine(_ hang: Int) {
    breakLine()
    bytes += repeatElement(UInt8(ascii: " "), count: hang)
    column = hang
    isAtStart = true
  }

  private mutating func breakLine() {
    bytes.append(UInt8(ascii: "\n"))
  }

  private func blanks(_ count: Int) -> String {
    String(repeating: " ", count: count)
  }
}
