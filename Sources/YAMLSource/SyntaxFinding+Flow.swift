import SourceTree

extension Diagnostic.Code {
  /// A bracket or brace that is never closed.
  static let yamlUnclosedBracket: Self = "yaml-unclosed-bracket"
  /// A bracket inside a value without quotes.
  static let yamlBracketInText: Self = "yaml-bracket-in-text"
  /// Two items without a comma between them.
  static let yamlMissingComma: Self = "yaml-missing-comma"
}

extension SyntaxSite {
  /// A list in brackets or a mapping in braces goes on with something else than a comma or its end.
  var expectedComma: Diagnostic {
    let open = context ?? reached.openFlow ?? problem
    if isLeft(open) { return unclosedBracket(open) }
    if let bracket = bracketInText { return bracket }
    if let other = textAfterValue, other.code == .yamlTextAfterQuote, endsLikeText { return other }
    let closing = character(at: open) == "[" ? "]" : "}"
    return Diagnostic(
      .error, .yamlMissingComma, "',' or '\(closing)' is missing in front of this",
      at: swallowedKey ?? word(at: problem),
      help: "separate the items with commas, or quote the whole value"
    ).labelled(range(open, open + 1), "opened here")
  }

  /// A key in quotes that was read as the second line of the value above, for want of a comma.
  private var swallowedKey: SourceRange? {
    guard byte == UInt8(ascii: ":"), reached.style == .plain, let scalar = reached.scalar,
      scalar.upperBound == problem, scalar.lowerBound < lineStart(of: problem)
    else { return nil }
    return range(firstByte(ofLineAt: problem), problem)
  }

  var expectedContent: Diagnostic {
    if let open = reached.openFlow, isLeft(open) { return unclosedBracket(open) }
    guard problem < source.count else { return general }
    return Diagnostic(
      .error, .yamlReservedCharacter, "a value cannot begin with '\(character(at: problem))'",
      at: range(problem, problem + 1), help: "put the whole value in quotes, or remove the sign")
  }

  private func unclosedBracket(_ open: Int) -> Diagnostic {
    Diagnostic(
      .error, .yamlUnclosedBracket, "'\(character(at: open))' is opened here and never closed",
      at: range(open, open + 1), help: "close it behind the last item")
  }

  /// Whether the text has left the bracket: the file ends, or a line is not indented deeper than the bracket's.
  private func isLeft(_ open: Int) -> Bool {
    let rest = source[min(problem, source.count)...]
    guard rest.contains(where: { !PlainText.isBlankOrBreak($0) }) else { return true }
    let isLater = lines.line(of: problem) > lines.line(of: open)
    return isLater && indent(at: problem) <= indent(at: open)
  }

  /// A bracket behind text, as in `{when: stage in ["II"]}`.
  private var bracketInText: Diagnostic? {
    guard [UInt8(ascii: "["), UInt8(ascii: "{")].contains(byte), let scalar = reached.scalar,
      reached.style == .plain, scalar.upperBound <= problem, !scalar.isEmpty,
      source[scalar.upperBound..<problem].allSatisfy(PlainText.isBlank)
    else { return nil }
    return Diagnostic(
      .error, .yamlBracketInText,
      "'\(character(at: problem))' cannot be part of a value without quotes inside braces or brackets",
      at: range(problem, problem + 1),
      help: "put the whole value in quotes, or write the mapping on lines of its own"
    ).labelled(range(scalar.lowerBound, scalar.upperBound), "the value begins here")
  }

  /// Whether what follows a quoted value looks like the rest of a condition, not like a next item.
  private var endsLikeText: Bool {
    "=!<>&|".utf8.contains(byte) || source[min(problem, source.count)...].starts(with: "in ".utf8)
  }
}
