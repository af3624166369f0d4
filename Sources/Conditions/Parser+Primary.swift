import SourceTree

extension Parser {
  /// A value, a name, a list, `has(x)` or a part in parentheses.
  mutating func primary() -> Syntax {
    let token = current
    switch token.kind {
    case .number(let number):
      advance()
      return .literal(.number(number), token.range)
    case .text(let position):
      advance()
      return .literal(.text(texts[position]), token.range)
    case .name:
      return word(token.range)
    case .symbol(.leftParenthesis):
      return parenthesised()
    case .symbol(.leftBracket):
      return list()
    case .symbol, .end:
      return missingValue()
    }
  }

  private mutating func word(_ range: Range<Int>) -> Syntax {
    let word = report.text.string(range)
    switch word {
    case "true", "false":
      advance()
      return .literal(.yesNo(word == "true"), range)
    case "null":
      advance()
      return .null(range)
    default:
      return name(word, range)
    }
  }

  private mutating func parenthesised() -> Syntax {
    let opening = current.range
    advance()
    let inner = condition()
    let end = current.range.upperBound
    if !take(.rightParenthesis) { refuseUnclosed(opening, "(", by: ")") }
    return .group(inner, opening.lowerBound..<end)
  }

  private mutating func list() -> Syntax {
    let opening = current.range
    advance()
    var items: [Syntax] = []
    while current.symbol != .rightBracket, !isAtEnd {
      let before = position
      items.append(nested { $0.operand() })
      if !take(.comma) || position == before { break }
    }
    let end = current.range.upperBound
    if !take(.rightBracket) { refuseUnclosed(opening, "[", by: "]") }
    return .list(items, opening.lowerBound..<end)
  }

  private mutating func name(_ first: String, _ start: Range<Int>) -> Syntax {
    var name = first
    var range = start
    advance()
    while current.symbol == .dot, let part = self.name(of: tokens[position + 1]) {
      name += "." + part
      range = range.lowerBound..<tokens[position + 1].range.upperBound
      position += 2
    }
    if current.symbol == .dot { return nameWithoutEnd(range) }
    if current.symbol == .leftParenthesis {
      return name == "has" ? has(range) : call(name, range)
    }
    if current.symbol == .leftBracket { return lookup(range) }
    if ReservedWords.isKept(name) {
      report.add(
        "condition-reserved-word", "\"\(name)\" is a word that the language keeps for itself",
        at: range)
      return .invalid(range)
    }
    return .name(name, range)
  }

  private mutating func nameWithoutEnd(_ start: Range<Int>) -> Syntax {
    let place = current.range
    report.add(
      "condition-unexpected", "behind this dot, a part of the name is missing", at: place,
      help: "parts of a name are joined by one dot: red_flags.numb")
    while current.symbol == .dot || tokens[position - 1].symbol == .dot && current.isName {
      advance()
    }
    return .invalid(start.lowerBound..<tokens[position - 1].range.upperBound)
  }

  private mutating func lookup(_ name: Range<Int>) -> Syntax {
    report.add(
      "condition-unexpected", "facts have no parts that \"[\" could look up", at: current.range,
      help: "ask a set with \"value\" in fact")
    while current.symbol != .rightBracket, !isAtEnd { advance() }
    advance()
    return .invalid(name.lowerBound..<tokens[position - 1].range.upperBound)
  }

  private mutating func has(_ start: Range<Int>) -> Syntax {
    let opening = current.range
    advance()
    guard current.symbol != .rightParenthesis else {
      let range = start.lowerBound..<current.range.upperBound
      report.add(
        "condition-has-argument", "has() takes the name of one fact", at: range,
        help: "write the name between the parentheses")
      advance()
      return .invalid(range)
    }
    let argument = condition()
    if current.symbol == .comma, case .name = argument {
      report.add(
        "condition-has-argument", "has() takes the name of one fact", at: current.range,
        help: "ask for each: has(a) && has(b)")
      stop()
      return .invalid(start)
    }
    let end = current.range.upperBound
    if !take(.rightParenthesis) { refuseUnclosed(opening, "(", by: ")") }
    let range = start.lowerBound..<end
    switch argument {
    case .name(let fact, let place):
      return .has(fact, name: place, range)
    case .invalid:
      return .invalid(range)
    default:
      report.add(
        "condition-has-argument", "has() takes the name of one fact", at: argument.range)
      return .invalid(range)
    }
  }

  private mutating func call(_ name: String, _ range: Range<Int>) -> Syntax {
    report.add(
      "condition-unknown-function", "there is no function \"\(name)\"", at: range,
      help: "the only function is has(fact)")
    var depth = 0
    repeat {
      if current.symbol == .leftParenthesis { depth += 1 }
      if current.symbol == .rightParenthesis { depth -= 1 }
      advance()
    } while depth > 0 && !isAtEnd
    return .invalid(range.lowerBound..<tokens[position - 1].range.upperBound)
  }

  private mutating func missingValue() -> Syntax {
    let token = current
    guard !isStopped else { return .invalid(token.range) }
    report.add(
      "condition-expected-value", "expected a fact, a value or \"(\", found \(describe(token))",
      at: token.range)
    if let symbol = token.symbol, symbol != .rightParenthesis, symbol != .rightBracket {
      advance()
    }
    return .invalid(token.range)
  }
}
