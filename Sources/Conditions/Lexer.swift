import SourceTree

/// Cuts a condition into tokens; spellings of other languages become the right token and a finding.
struct Lexer {
  private let bytes: [UInt8]
  private var position = 0
  private var tokens: [Token] = []
  private var texts: [String] = []
  /// How many lists are open; inside them a comma never belongs to a number.
  private var openLists = 0

  /// The tokens of a text, with `.end` as the last.
  static func tokens(of text: ConditionText, _ report: inout ConditionReport) -> Tokens {
    var lexer = Lexer(bytes: text.bytes)
    while lexer.position < lexer.bytes.count { lexer.readToken(&report) }
    let end = lexer.bytes.count
    lexer.tokens.append(Token(kind: .end, range: end..<end))
    return Tokens(all: lexer.tokens, texts: lexer.texts)
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
    tokens.reserveCapacity(bytes.count / 6 + 2)
  }

  private mutating func readToken(_ report: inout ConditionReport) {
    let byte = bytes[position]
    if Self.isBlank(byte) {
      position += 1
    } else if byte == UInt8(ascii: "/"), starts(with: "//") {
      while position < bytes.count, bytes[position] != UInt8(ascii: "\n") { position += 1 }
    } else if byte.startsName {
      readName()
    } else if byte.isDigit {
      readNumber(&report)
    } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
      var string = StringLiteral(bytes: bytes, start: position)
      let value = string.read(&report)
      append(text: value, to: string.end)
    } else if let mark = Spelling.byFirstByte[Int(byte)].first(where: { starts(with: $0.text) }) {
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
    let isIn =
      end - position == 2 && bytes[position] == UInt8(ascii: "i")
      && bytes[position + 1] == UInt8(ascii: "n")
    append(isIn ? .symbol(.isIn) : .name, to: end)
  }

  private mutating func readNumber(_ report: inout ConditionReport) {
    if let end = dayEnd() { return refuseDay(to: end, &report) }
    let end = numberEnd()
    let text = string(position..<end)
    if let commaEnd = decimalCommaEnd(behind: end) {
      let whole = string(position..<commaEnd)
      let right = whole.replacing(",", with: ".")
      report.add(
        "condition-number-form", "the number \"\(whole)\" has a comma", at: position..<commaEnd,
        help: "write \(right)", fix: (right, .ask))
      append(.number(ExactDecimal(right) ?? ExactDecimal(0)), to: commaEnd)
    } else if let number = ExactDecimal(text) {
      append(.number(number), to: end)
    } else {
      refuseNumber(text, to: end, &report)
    }
    readUnit(behind: text, &report)
  }

  private mutating func refuseNumber(_ text: String, to end: Int, _ report: inout ConditionReport) {
    let isTooLong = text.utf8.count(where: \.isDigit) > 18 || text.contains { "eE".contains($0) }
    let right = String(text.drop { $0 == "0" })
    if isTooLong {
      report.add(
        "condition-number-too-long",
        "the number \"\(text)\" has more than 18 significant digits", at: position..<end,
        help: "round it")
    } else {
      report.add(
        "condition-number-form", "the number \"\(text)\" begins with a zero", at: position..<end,
        help: "write \(right)", fix: (right, .ask))
    }
    append(.number(ExactDecimal(0)), to: end)
  }

  /// Takes what sticks to a number: letters, or a percent sign that calculates nothing.
  private mutating func readUnit(behind number: String, _ report: inout ConditionReport) {
    let start = position
    var end = start
    if end < bytes.count, bytes[end].startsName {
      while end < bytes.count, bytes[end].continuesName { end += 1 }
    } else if end < bytes.count, bytes[end] == UInt8(ascii: "%") {
      let next = bytes[(end + 1)...].first { !Self.isBlank($0) }
      if next.map({ "&|)],".utf8.contains($0) }) ?? true { end += 1 }
    }
    guard end > start else { return }
    report.add(.unit(string(start..<end), after: number, at: start..<end, from: start, report))
    position = end
  }

  /// The end of a day such as 2026-11-22; nil when there is none.
  private func dayEnd() -> Int? {
    guard position + 10 <= bytes.count, bytes[position + 4] == UInt8(ascii: "-"),
      bytes[position + 7] == UInt8(ascii: "-")
    else { return nil }
    let digits = [0, 1, 2, 3, 5, 6, 8, 9].allSatisfy { bytes[position + $0].isDigit }
    return digits ? position + 10 : nil
  }

  private mutating func refuseDay(to end: Int, _ report: inout ConditionReport) {
    let day = string(position..<end)
    report.add(
      "condition-unquoted-value", "a day stands in quotes", at: position..<end,
      help: "write \(Literal.quoted(day))", fix: (Literal.quoted(day), .safe))
    append(text: day, to: end)
  }

  /// Behind the digits that follow a comma; nil where the comma may separate the items of a list.
  private func decimalCommaEnd(behind end: Int) -> Int? {
    guard openLists == 0, end + 1 < bytes.count, bytes[end] == UInt8(ascii: ","),
      bytes[end + 1].isDigit
    else { return nil }
    return skipDigits(end + 1)
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
    if mark.symbol == .leftBracket { openLists += 1 }
    if mark.symbol == .rightBracket { openLists -= 1 }
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
    append(text: value, to: end)
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

  private mutating func append(text: String, to end: Int) {
    texts.append(text)
    append(.text(texts.count - 1), to: end)
  }

  private func starts(with text: String) -> Bool {
    var index = position
    for byte in text.utf8 {
      guard index < bytes.count, bytes[index] == byte else { return false }
      index += 1
    }
    return true
  }

  private func string(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0C || byte == 0x0D
  }
}
