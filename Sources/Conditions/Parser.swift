import SourceTree

/// Reads tokens into a tree by recursive descent and goes on after errors, so that all are found at once.
struct Parser {
  static let depthLimit = 64
  static let byteLimit = 4096

  let tokens: [Token]
  let texts: [String]
  var position = 0
  var report: ConditionReport
  /// Whether reading ended early, so that the end of the tokens is no finding of its own.
  private(set) var isStopped = false
  private var depth = 0

  /// The tree of a text, or nil when there is nothing that could be read.
  static func parse(_ text: ConditionText, _ report: inout ConditionReport) -> Syntax? {
    guard text.bytes.count <= byteLimit else {
      report.add(
        "condition-too-long",
        "the condition has \(text.bytes.count) bytes, \(byteLimit) are allowed",
        at: byteLimit..<text.bytes.count, help: "give a part of it a name as a derived fact")
      return nil
    }
    let tokens = Lexer.tokens(of: text, &report)
    var parser = Parser(tokens: tokens, report: report)
    if tokens.all.count == 1 {
      parser.report.add(
        "condition-empty", "the condition is empty", at: 0..<text.bytes.count,
        help: "leave the key out, or write what must be true")
      report = parser.report
      return nil
    }
    let syntax = parser.condition()
    if !parser.isAtEnd { parser.refuseRest(behind: syntax) }
    report = parser.report
    return syntax
  }

  private init(tokens: Tokens, report: ConditionReport) {
    self.tokens = tokens.all
    texts = tokens.texts
    self.report = report
  }

  var current: Token {
    tokens[position]
  }

  var isAtEnd: Bool {
    position == tokens.count - 1
  }

  /// The letters of a word; nil for any other token.
  func name(of token: Token) -> String? {
    token.isName ? report.text.string(token.range) : nil
  }

  /// The operator of another language that a word stands for; nil for any other token.
  func symbolInWords(_ token: Token) -> Symbol? {
    guard token.isName, token.range.count <= ReservedWords.longestOperator else { return nil }
    return ReservedWords.symbol(for: report.text.string(token.range))
  }

  mutating func advance() {
    if !isAtEnd { position += 1 }
  }

  /// Ends the reading: what follows cannot be understood.
  mutating func stop() {
    position = tokens.count - 1
    isStopped = true
  }

  mutating func take(_ symbol: Symbol) -> Bool {
    guard current.symbol == symbol else { return false }
    advance()
    return true
  }

  /// Runs a part of the grammar one level deeper; too deep a nesting ends the reading.
  mutating func nested(_ read: (inout Parser) -> Syntax) -> Syntax {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.depthLimit else {
      let range = current.range
      report.add(
        "condition-too-deep",
        "the condition is nested deeper than \(Self.depthLimit) levels", at: range,
        help: "give a part of it a name as a derived fact")
      stop()
      return .invalid(range)
    }
    return read(&self)
  }

  /// `or` and, refused, `or ? or : condition`.
  mutating func condition() -> Syntax {
    nested { parser in
      let first = parser.disjunction()
      guard parser.current.symbol == .question else { return first }
      parser.report.add(
        "condition-ternary", "\"? :\" is not part of the language", at: parser.current.range,
        help: "write \"a && b || !a && c\", or make a derived fact")
      parser.advance()
      let then = parser.disjunction()
      guard parser.take(.colon) else { return .invalid(first.range) }
      let otherwise = parser.condition()
      let range = first.range.lowerBound..<otherwise.range.upperBound
      return .conditional(first, then: then, otherwise: otherwise, range)
    }
  }

  private mutating func disjunction() -> Syntax {
    let first = conjunction()
    guard takeOperator(.or) else { return first }
    var operands = [first]
    repeat { operands.append(conjunction()) } while takeOperator(.or)
    return .any(operands, Self.span(operands))
  }

  private mutating func conjunction() -> Syntax {
    let first = relation()
    guard takeOperator(.and) else { return first }
    var operands = [first]
    repeat { operands.append(relation()) } while takeOperator(.and)
    return .all(operands, Self.span(operands))
  }

  private mutating func relation() -> Syntax {
    let left = operand()
    guard let mark = takeComparison() else { return left }
    let right = operand()
    if mark.symbol == .isIn, current.symbol == .comma { return refuseBareList(from: right) }
    refuseChain(left, right)
    return .comparison(left, mark.symbol, right, mark: mark.range)
  }

  mutating func unary() -> Syntax {
    let start = current.range.lowerBound
    if take(.not) || takeWordNot() {
      return nested { parser in
        let operand = parser.unary()
        return .not(operand, start..<max(start, operand.range.upperBound))
      }
    }
    guard current.symbol == .minus else { return primary() }
    return negativeNumber()
  }

  private mutating func negativeNumber() -> Syntax {
    let sign = current.range
    advance()
    guard case .number(let number) = current.kind, let negated = ExactDecimal("-\(number)") else {
      report.add(
        "condition-arithmetic", "\"-\" stands only before a number", at: sign,
        help: "the language does not calculate: make a derived fact")
      if !isAtEnd, current.symbol == nil { advance() }
      return .invalid(sign)
    }
    let range = sign.lowerBound..<current.range.upperBound
    advance()
    return .literal(.number(negated), range)
  }

  private static func span(_ operands: [Syntax]) -> Range<Int> {
    let lower = operands[0].range.lowerBound
    return lower..<operands.reduce(lower) { max($0, $1.range.upperBound) }
  }
}
