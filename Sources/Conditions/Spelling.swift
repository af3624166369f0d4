/// One way to write a mark; longer ones stand before those that they begin with.
struct Spelling {
  let text: String
  let symbol: Symbol
  /// Whether another language writes the mark like this.
  var isWrong = false

  /// Those that begin with each byte, longer ones first.
  static let byFirstByte: [[Spelling]] = {
    var found = [[Spelling]](repeating: [], count: 256)
    for spelling in all {
      for byte in spelling.text.utf8.prefix(1) { found[Int(byte)].append(spelling) }
    }
    return found
  }()

  static let all: [Spelling] = [
    Spelling(text: "===", symbol: .equal, isWrong: true),
    Spelling(text: "!==", symbol: .notEqual, isWrong: true),
    Spelling(text: "<>", symbol: .notEqual, isWrong: true),
    Spelling(text: "=<", symbol: .atMost, isWrong: true),
    Spelling(text: "=>", symbol: .atLeast, isWrong: true),
    Spelling(text: "||", symbol: .or),
    Spelling(text: "&&", symbol: .and),
    Spelling(text: "==", symbol: .equal),
    Spelling(text: "!=", symbol: .notEqual),
    Spelling(text: "<=", symbol: .atMost),
    Spelling(text: ">=", symbol: .atLeast),
    Spelling(text: "<", symbol: .less),
    Spelling(text: ">", symbol: .greater),
    Spelling(text: "!", symbol: .not),
    Spelling(text: "(", symbol: .leftParenthesis),
    Spelling(text: ")", symbol: .rightParenthesis),
    Spelling(text: "[", symbol: .leftBracket),
    Spelling(text: "]", symbol: .rightBracket),
    Spelling(text: ",", symbol: .comma),
    Spelling(text: ".", symbol: .dot),
    Spelling(text: "-", symbol: .minus),
    Spelling(text: "+", symbol: .plus),
    Spelling(text: "*", symbol: .times),
    Spelling(text: "/", symbol: .divide),
    Spelling(text: "%", symbol: .remainder),
    Spelling(text: "?", symbol: .question),
    Spelling(text: ":", symbol: .colon),
    Spelling(text: "=", symbol: .equal, isWrong: true),
    Spelling(text: "&", symbol: .and, isWrong: true),
    Spelling(text: "|", symbol: .or, isWrong: true),
    Spelling(text: "\u{2265}", symbol: .atLeast, isWrong: true),
    Spelling(text: "\u{2264}", symbol: .atMost, isWrong: true),
    Spelling(text: "\u{2260}", symbol: .notEqual, isWrong: true),
    Spelling(text: "\u{2227}", symbol: .and, isWrong: true),
    Spelling(text: "\u{2228}", symbol: .or, isWrong: true),
    Spelling(text: "\u{00AC}", symbol: .not, isWrong: true),
    Spelling(text: "\u{2208}", symbol: .isIn, isWrong: true),
    Spelling(text: "\u{2013}", symbol: .minus, isWrong: true),
    Spelling(text: "\u{2212}", symbol: .minus, isWrong: true),
  ]
}

/// Quotes that word processors put in the place of plain ones.
struct TypographicQuotes {
  let opening: String
  let closing: [String]

  static let all = [
    TypographicQuotes(opening: "\u{201C}", closing: ["\u{201D}", "\u{201C}"]),
    TypographicQuotes(opening: "\u{201D}", closing: ["\u{201D}"]),
    TypographicQuotes(opening: "\u{201E}", closing: ["\u{201C}", "\u{201D}"]),
    TypographicQuotes(opening: "\u{2018}", closing: ["\u{2019}", "\u{2018}"]),
    TypographicQuotes(opening: "\u{2019}", closing: ["\u{2019}"]),
    TypographicQuotes(opening: "\u{00AB}", closing: ["\u{00BB}"]),
  ]
}
