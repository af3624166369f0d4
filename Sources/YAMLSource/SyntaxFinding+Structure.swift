import SourceTree

extension Diagnostic.Code {
  /// A key without its colon.
  static let yamlMissingColon: Self = "yaml-missing-colon"
  /// A colon inside a value without quotes.
  static let yamlColonInText: Self = "yaml-colon-in-text"
  /// A key longer than YAML allows.
  static let yamlKeyTooLong: Self = "yaml-key-too-long"
  /// A line whose indentation fits nothing above it.
  static let yamlIndentation: Self = "yaml-indentation"
  /// Text behind the closing quote of a value.
  static let yamlTextAfterQuote: Self = "yaml-text-after-quote"
  /// Text behind the closing bracket of a value.
  static let yamlTextAfterBracket: Self = "yaml-text-after-bracket"
  /// A list item on the line of its key.
  static let yamlListOnKeyLine: Self = "yaml-list-on-key-line"
  /// Text behind the end of the file's only value.
  static let yamlTextAfterEnd: Self = "yaml-text-after-end"
}

extension SyntaxSite {
  var missingColon: Diagnostic {
    let start = context ?? problem
    return Diagnostic(
      .error, .yamlMissingColon, "there is no ': ' behind the key on this line",
      at: restOfLine(from: start), help: "write 'key: value', with a blank behind the colon")
  }

  var extraColon: Diagnostic {
    let first = firstByte(ofLineAt: problem)
    let before = source[first..<min(problem, source.count)]
    if before.count > 1000 {
      return Diagnostic(
        .error, .yamlKeyTooLong, "a key has more than 1024 characters",
        at: range(problem, problem + 1), help: "use a shorter key")
    }
    let colon = zip(before.indices, before.indices.dropFirst()).first {
      source[$0] == UInt8(ascii: ":") && PlainText.isBlank(source[$1])
    }
    guard let colon else { return deeperThanAbove(first) }
    var start = colon.1
    while PlainText.isBlank(source[start]) { start += 1 }
    return quoting(
      Diagnostic(
        .error, .yamlColonInText, "': ' cannot be part of a value without quotes",
        at: range(problem, problem + 1)), from: start)
  }

  private func deeperThanAbove(_ first: Int) -> Diagnostic {
    let finding = Diagnostic(
      .error, .yamlIndentation,
      "the key is indented deeper than the line above, which has a value already",
      at: range(first, problem), help: "compare the indentation with the line above")
    guard let above = reached.scalar, above.lowerBound < lineStart(of: first) else {
      return finding
    }
    return finding.labelled(
      restOfLine(from: above.lowerBound), "the line was read as a part of this value")
  }

  var expectedKey: Diagnostic {
    if let other = textAfterValue { return other }
    if byte == UInt8(ascii: ":") { return .missingKey(at: range(problem, problem + 1)) }
    guard beginsLine(problem) else { return general }
    if byte == UInt8(ascii: "-") { return itemAmongKeys }
    let finding = Diagnostic(
      .error, .yamlIndentation,
      "the line is indented by \(blanks(indent(at: problem))), "
        + "which fits none of the lines above",
      at: word(at: problem), help: "give all keys of one mapping the same indentation")
    guard let context else { return finding }
    let column = lines.position(of: context).column - 1
    return finding.labelled(
      word(at: context), "the keys of this mapping are indented by \(blanks(column))")
  }

  private var itemAmongKeys: Diagnostic {
    let finding = Diagnostic(
      .error, .yamlIndentation, "a list item stands where a key was expected",
      at: range(problem, problem + 1),
      help: "write 'key: value', or indent the item as far as the list it belongs to")
    guard let context else { return finding }
    return finding.labelled(word(at: context), "the mapping begins here")
  }

  var expectedDash: Diagnostic {
    if let other = textAfterValue { return other }
    let finding = Diagnostic(
      .error, .yamlIndentation, "the line stands where a list item was expected",
      at: word(at: problem),
      help: "begin an item with '- ', or indent the line as far as the text it belongs to")
    guard let context else { return finding }
    return finding.labelled(range(context, context + 1), "the list begins here")
  }

  /// Text that follows a value which ended at its quote or bracket.
  var textAfterValue: Diagnostic? {
    guard !beginsLine(problem) else { return nil }
    var end = problem
    while end > 0, PlainText.isBlank(source[end - 1]) { end -= 1 }
    guard end > 0 else { return nil }
    if let scalar = reached.scalar, scalar.upperBound == end,
      reached.style == .singleQuoted || reached.style == .doubleQuoted
    {
      return textAfterQuote(scalar)
    }
    guard [UInt8(ascii: "]"), UInt8(ascii: "}")].contains(source[end - 1]) else { return nil }
    return Diagnostic(
      .error, .yamlTextAfterBracket,
      "the value begins with a bracket, so it ends at the closing one; text follows",
      at: restOfLine(from: problem), help: "put the whole value in quotes")
  }

  private func textAfterQuote(_ scalar: Range<Int>) -> Diagnostic {
    let quote = character(at: scalar.lowerBound)
    guard lines.line(of: scalar.lowerBound) == lines.line(of: problem) else {
      let close = range(scalar.upperBound - 1, scalar.upperBound)
      return unclosedQuote(at: scalar.lowerBound).labelled(close, "the next quote is only here")
    }
    let rest = PlainText.value(in: source, from: problem)
    var finding = Diagnostic(
      .error, .yamlTextAfterQuote,
      "the value begins with the quote \(quote), so YAML ends it at the next one; text follows",
      at: range(rest.lowerBound, rest.upperBound))
    guard scalar.upperBound == problem else { return quoting(finding, from: scalar.lowerBound) }
    finding.help = "write \(quote == "'" ? "''" : "\\\"") for a quote inside the value"
    return finding
  }

  var dashOnKeyLine: Diagnostic {
    Diagnostic(
      .error, .yamlListOnKeyLine, "a list item cannot begin on the line of its key",
      at: range(problem, problem + 1),
      help: "begin the list on the next line, or quote a text that begins with '- '")
  }

  var textBehindContent: Diagnostic {
    if let other = textAfterValue { return other }
    if let directive = directiveAbove { return .directive(at: restOfLine(from: directive)) }
    if beginsLine(problem), source[firstByte(ofLineAt: problem)...].first != UInt8(ascii: "{") {
      return Diagnostic(
        .error, .yamlIndentation,
        "the line is indented less than the first line, so it belongs to nothing",
        at: word(at: problem), help: "give all keys of one mapping the same indentation")
    }
    return Diagnostic(
      .error, .yamlTextAfterEnd, "text follows behind the end of the file's value",
      at: restOfLine(from: problem), help: "a file holds one mapping, list or text; remove the rest"
    )
  }

  /// The line with `%` that the parser took for the beginning of a document.
  private var directiveAbove: Int? {
    var line = lines.line(of: problem)
    while line > 1 {
      line -= 1
      let text = source[lines.extent(of: line)].drop(while: PlainText.isBlank)
      guard let first = text.first, first != UInt8(ascii: "#") else { continue }
      return first == UInt8(ascii: "%") && reached.scalar == nil ? text.startIndex : nil
    }
    return nil
  }

  private func blanks(_ count: Int) -> String {
    count == 1 ? "1 blank" : "\(count) blanks"
  }
}
