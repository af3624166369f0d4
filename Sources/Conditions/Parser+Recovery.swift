import SourceTree

/// What the grammar does not allow: said in the right words, and read past.
extension Parser {
  /// Takes the operator, also when it is written as a word.
  mutating func takeOperator(_ symbol: Symbol) -> Bool {
    if take(symbol) { return true }
    guard symbolInWords(current) == symbol else { return false }
    refuseWord(for: symbol)
    return true
  }

  /// Takes a `not` that stands before an operand.
  mutating func takeWordNot() -> Bool {
    guard symbolInWords(current) == .not else { return false }
    refuseWord(for: .not)
    return true
  }

  /// Takes a comparison, also `is` and `not in`.
  mutating func takeComparison() -> (symbol: Symbol, range: Range<Int>)? {
    let range = current.range
    if let symbol = current.symbol, symbol.isComparison {
      advance()
      return (symbol, range)
    }
    guard symbolInWords(current) == .equal else { return nil }
    refuseWord(for: .equal)
    return (.equal, range)
  }

  private mutating func refuseWord(for symbol: Symbol) {
    let word = report.text.string(current.range)
    report.add(
      "condition-wrong-operator", "\"\(word)\" is not an operator here", at: current.range,
      help: "write \"\(symbol.rawValue)\"", fix: (symbol.rawValue, .safe))
    advance()
  }

  /// One side of a comparison; a calculation is refused as a whole.
  mutating func operand() -> Syntax {
    let first = unary()
    refuseUnit()
    guard let mark = current.symbol, mark.isArithmetic else { return first }
    if let name = nameWithDashes() { return name }
    report.add(
      "condition-arithmetic", "\"\(mark.rawValue)\": conditions do not calculate",
      at: current.range, help: "make a derived fact, or compute the constant yourself")
    while current.symbol?.isArithmetic == true {
      advance()
      _ = unary()
    }
    return .invalid(first.range.lowerBound..<tokens[position - 1].range.upperBound)
  }

  /// A word right behind a number is its unit, unless it is an operator written as a word.
  private mutating func refuseUnit() {
    guard position > 0, case .number(let number) = tokens[position - 1].kind,
      symbolInWords(current) == nil, let name = name(of: current)
    else { return }
    let end = tokens[position - 1].range.upperBound
    report.add(.unit(name, after: number.description, at: current.range, from: end, report))
    advance()
  }

  /// Refuses `sore-back`, the way in which ids are written; nil when this is a calculation.
  private mutating func nameWithDashes() -> Syntax? {
    let start = position - 1
    var end = start
    while tokens[end].isName, tokens[end + 1].symbol == .minus,
      tokens[end + 1].range.lowerBound == tokens[end].range.upperBound,
      tokens[end + 2].isName,
      tokens[end + 2].range.lowerBound == tokens[end + 1].range.upperBound
    {
      end += 2
    }
    guard end > start else { return nil }
    position = end
    let range = tokens[start].range.lowerBound..<tokens[end].range.upperBound
    let name = report.text.string(range)
    let right = name.replacing("-", with: "_")
    report.add(
      "condition-arithmetic", "\"\(name)\" is not a name, and conditions do not calculate",
      at: range, help: "names have \"_\": \(right)", fix: (right, .ask))
    advance()
    return .invalid(range)
  }

  /// Refuses `a < b < c`, offers the pair, and reads past it.
  mutating func refuseChain(_ left: Syntax, _ middle: Syntax) {
    guard let mark = current.symbol, mark.isComparison else { return }
    let repeated = report.text.string(middle.range)
    let finding = report.error(
      "condition-chained-comparison", "comparisons cannot be chained", at: current.range,
      help: "repeat what is in the middle: write \"&& \(repeated) \(mark.rawValue)\" here")
    report.add(
      report.text.fixing(finding, current.range, with: "&& \(repeated) \(mark.rawValue)", .ask))
    while takeComparison() != nil { _ = operand() }
  }

  /// Refuses `fact in "a", "b"`, and offers the brackets.
  mutating func refuseBareList(from first: Syntax) -> Syntax {
    while take(.comma) { _ = operand() }
    let range = first.range.lowerBound..<tokens[position - 1].range.upperBound
    let list = "[\(report.text.string(range))]"
    report.add(
      "condition-in-needs-list", "right of \"in\", a list stands in brackets", at: range,
      help: "write \(list)", fix: (list, .ask))
    return .invalid(range)
  }

  mutating func refuseUnclosed(_ opening: Range<Int>, _ mark: String, by closing: String) {
    guard !isStopped else { return }
    report.add(
      report.error(
        "condition-unclosed", "expected \"\(closing)\", found \(describe(current))",
        at: current.range
      ).labelled(report.text.range(opening), "closes this \"\(mark)\""))
    // Whatever stands here is not understood: going on would only find echoes.
    stop()
  }

  mutating func refuseRest(behind syntax: Syntax) {
    let token = current
    switch token.symbol {
    case .rightParenthesis?, .rightBracket?:
      report.add(
        "condition-unexpected", "this \(describe(token)) closes nothing", at: token.range)
    default:
      // After another mistake, this is most likely its echo.
      guard report.diagnostics.isEmpty else { return }
      report.add(
        "condition-unexpected", "unexpected \(describe(token)) behind a complete condition",
        at: token.range, help: "join conditions with \"&&\" or \"||\"")
    }
  }

  /// A token as messages name it.
  func describe(_ token: Token) -> String {
    switch token.kind {
    case .end: "the end of the condition"
    case .text(let position): Literal.quoted(texts[position])
    case .number, .name, .symbol: "\"\(report.text.string(token.range))\""
    }
  }
}

extension Diagnostic {
  /// A unit or another word that sticks to a number.
  static func unit(
    _ unit: String, after number: String, at part: Range<Int>, from numberEnd: Int,
    _ report: ConditionReport
  ) -> Diagnostic {
    let finding = report.error(
      "condition-unit", "the number \(number) is followed by \"\(unit)\"", at: part,
      help: "the unit belongs to the declaration of the fact: leave it out here")
    return report.text.fixing(finding, numberEnd..<part.upperBound, with: "", .ask)
  }
}
