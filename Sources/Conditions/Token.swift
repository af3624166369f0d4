/// A mark of the language, also those that it only knows to refuse.
enum Symbol: String, Sendable {
  case or = "||"
  case and = "&&"
  case not = "!"
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case atMost = "<="
  case greater = ">"
  case atLeast = ">="
  case isIn = "in"
  case leftParenthesis = "("
  case rightParenthesis = ")"
  case leftBracket = "["
  case rightBracket = "]"
  case comma = ","
  case dot = "."
  case minus = "-"
  case plus = "+"
  case times = "*"
  case divide = "/"
  case remainder = "%"
  case question = "?"
  case colon = ":"

  /// Whether this compares two values.
  var isComparison: Bool {
    switch self {
    case .equal, .notEqual, .less, .atMost, .greater, .atLeast, .isIn: true
    default: false
    }
  }

  /// Whether this compares by order.
  var isOrder: Bool {
    switch self {
    case .less, .atMost, .greater, .atLeast: true
    default: false
    }
  }

  /// Whether this calculates; the language never does.
  var isArithmetic: Bool {
    switch self {
    case .plus, .minus, .times, .divide, .remainder: true
    default: false
    }
  }

  /// The comparison with its two sides exchanged.
  var mirrored: Symbol {
    switch self {
    case .less: .greater
    case .atMost: .atLeast
    case .greater: .less
    case .atLeast: .atMost
    default: self
    }
  }
}

/// The tokens of one condition, with `.end` as the last, and the texts that stand in it.
struct Tokens: Sendable {
  var all: [Token]
  var texts: [String]
}

/// One word, value or mark of a condition.
struct Token: Sendable {
  enum Kind: Sendable {
    case number(ExactDecimal)
    /// A text in quotes, by its position among the texts.
    case text(Int)
    /// A word, whose letters are those of the range.
    case name
    case symbol(Symbol)
    case end
  }

  var kind: Kind
  /// The bytes of the condition.
  var range: Range<Int>

  var symbol: Symbol? {
    if case .symbol(let symbol) = kind { symbol } else { nil }
  }

  var isName: Bool {
    if case .name = kind { true } else { false }
  }
}
