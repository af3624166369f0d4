import SourceTree

/// Cuts a condition into tokens; spellings of other languages become the right token and a finding.
struct Lexer {
  private let bytes: [UInt8]
  private var position = 0
  private var tokens: [Token] = []

  /// The tokens of a text, with `.end` as the last.
  static func tokens(of text: ConditionText, _ report: inout ConditionReport) -> [Token] {
    var lexer = Lexer(bytes: text.bytes)
    while lexer.position < lexer.bytes.count { lexer.readToken(&report) }
    let end = lexer.bytes.count
    lexer.tokens.append(Token(kind: .end, range: end..<end))
    return lexer.tokens
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  private mutating func readToken(_ report: inout ConditionReport) {
    let byte = bytes[position]
    if Self.isBlank(byte) {
      position += 1
    } else if starts(with: "//") {
      while position < bytes.count, bytes[position] != UInt8(ascii: "\n") { position += 1 }
    } else if byte.startsName {
      readName()
    } else if byte.isDigit {
      readNumber(&report)
    } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
      var string = StringLiteral(bytes: bytes, start: position)
      let value = string.read(&report)
      append(.text(value), to: string.end)
    } else if let mark = Spelling.all.first(where: { starts(with: $0.text) }) {
      readMark(mark, &report)
    } else if let quotes = TypographicQuotes.all.first(where: { starts(with: $0.opening) }) {
      readQuoted(quotes, &report)
    } else {
      readUnknown(&report)
    }
  }

  private mutating func readName() {
    var end = position
    while end < bytes.count, bytes[end].continuesName { end += 1 }
    let name = string(position..<end)
    append(name == "in" ? .symbol(.isIn) : .name(name), to: end)
  }

  private mutating func readNumber(_ report: inout ConditionReport) {
    let end = numberEnd()
    let text = string(position..<end)
    if let number = ExactDecimal(text) {
      append(.number(number), to: end)
    } else {
      let isTooLong = text.utf8.count(where: \.isDigit) > 18 || text.contains { "eE".contains($0) }
      report.add(
        isTooLong ? "condition-number-too-long" : "condition-number-form",
        isTooLong
          ? "the number \"\(text)\" has more than 18 significant digits"
          : "the number \"\(text)\" begins with a zero",
        at: position..<end)
      append(.number(ExactDecimal(0)), to: end)
    }
    guard end < bytes.count, bytes[end].startsName else { return }
    var unitEnd = end
    while unitEnd < bytes.count, bytes[unitEnd].continuesName { unitEnd += 1 }
    report.add(.unit(string(end..<unitEnd), after: text, at: end..<unitEnd, report))
    position = unitEnd
  }

  private func numberEnd() -> Int {
    var end = skipDigits(position)
    if end + 1 < bytes.count, bytes[end] == UInt8(ascii: "."), bytes[end + 1].isDigit {
      end = skipDigits(end + 1)
    }
    guard end < bytes.count, bytes[end] | 0x20 == UInt8(ascii: "e") else { return end }
    var digits = end + 1
    if digits < bytes.count, [UInt8(ascii: "+"), UInt8(ascii: "-")].contains(bytes[digits]) {
      digits += 1
    }
    return digits < bytes.count && bytes[digits].isDigit ? skipDigits(digits) : end
  }

  private func skipDigits(_ start: Int) -> Int {
    var end = start
    while end < bytes.count, bytes[end].isDigit { end += 1 }
    return end
  }

  private mutating func readMark(_ mark: Spelling, _ report: inout ConditionReport) {
    let end = position + mark.text.utf8.count
    if mark.isWrong {
      report.add(
        "condition-wrong-operator", "\"\(mark.text)\" is not an operator here",
        at: position..<end, help: "write \"\(mark.symbol.rawValue)\"",
        fix: (mark.symbol.rawValue, .safe))
    }
    append(.symbol(mark.symbol), to: end)
  }

  private mutating func readQuoted(_ quotes: TypographicQuotes, _ report: inout ConditionReport) {
    let start = position
    let content = position + quotes.opening.utf8.count
    position = content
    while position < bytes.count, bytes[position] != UInt8(ascii: "\n"),
      !quotes.closing.contains(where: { starts(with: $0) })
    {
      position += 1
    }
    let value = string(content..<position)
    let closing = quotes.closing.first { starts(with: $0) }
    let end = position + (closing?.utf8.count ?? 0)
    position = start
    report.add(
      "condition-typographic-quotes", "a text stands in plain quotes, not in typographic ones",
      at: start..<end, help: "write \(Literal.quoted(value))",
      fix: (Literal.quoted(value), .safe))
    append(.text(value), to: end)
  }

  private mutating func readUnknown(_ report: inout ConditionReport) {
    var end = position + 1
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    report.add(
      "condition-unexpected-character",
      "\"\(string(position..<end))\" has no meaning in a condition", at: position..<end)
    position = end
  }

  private mutating func append(_ kind: Token.Kind, to end: Int) {
    tokens.append(Token(kind: kind, range: position..<end))
    position = end
  }

  private func starts(with text: String) -> Bool {
    // Nearly every question ends with the first byte.
    position < bytes.count && bytes[position] == text.utf8.first
      && bytes[position...].starts(with: text.utf8)
  }

  private func string(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0C || byte == 0x0D
  }
}
