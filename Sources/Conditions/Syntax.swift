/// A constant as it is written in a condition.
enum Literal: Sendable {
  case number(ExactDecimal)
  case text(String)
  case yesNo(Bool)

  /// The text in plain double quotes, with escapes where they are needed.
  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      default:
        if scalar.value < 0x20 || scalar.value == 0x7F {
          quoted += (scalar.value < 0x10 ? "\\x0" : "\\x") + String(scalar.value, radix: 16)
        } else {
          quoted.unicodeScalars.append(scalar)
        }
      }
    }
    return quoted + "\""
  }

  /// The constant as a condition writes it.
  var spelling: String {
    switch self {
    case .number(let number): number.description
    case .text(let text): Self.quoted(text)
    case .yesNo(let value): String(value)
    }
  }
}

/// A condition as it was written, before names and types are looked at.
///
/// Ranges are bytes of its text.
enum Syntax: Sendable {
  case literal(Literal, Range<Int>)
  case list([Syntax], Range<Int>)
  case name(String, Range<Int>)
  case has(String, name: Range<Int>, Range<Int>)
  indirect case not(Syntax, Range<Int>)
  case all([Syntax], Range<Int>)
  case any([Syntax], Range<Int>)
  indirect case comparison(Syntax, Symbol, Syntax, mark: Range<Int>)
  /// Refused, but read to the end so that what follows is still understood.
  indirect case conditional(Syntax, then: Syntax, otherwise: Syntax, Range<Int>)
  case null(Range<Int>)
  /// A part in parentheses.
  indirect case group(Syntax, Range<Int>)
  /// A part that could not be read; the reason was reported.
  case invalid(Range<Int>)

  /// The part without the parentheses around it.
  var ungrouped: Syntax {
    if case .group(let inner, _) = self { inner.ungrouped } else { self }
  }

  /// Whether this is, or is a list that holds, a part that could not be read.
  var isBroken: Bool {
    switch self {
    case .invalid: true
    case .list(let items, _): items.contains(where: \.isBroken)
    default: false
    }
  }

  var range: Range<Int> {
    switch self {
    case .literal(_, let range), .list(_, let range), .name(_, let range), .has(_, _, let range),
      .not(_, let range), .all(_, let range), .any(_, let range),
      .conditional(_, _, _, let range), .null(let range),
      .group(_, let range), .invalid(let range):
      range
    case .comparison(let left, _, let right, _):
      left.range.lowerBound..<max(left.range.upperBound, right.range.upperBound)
    }
  }
}
