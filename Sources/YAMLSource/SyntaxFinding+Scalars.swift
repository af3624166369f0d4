import SourceTree

extension Diagnostic.Code {
  /// A quote that is never closed.
  static let yamlUnclosedQuote: Self = "yaml-unclosed-quote"
  /// A backslash escape that does not exist.
  static let yamlEscape: Self = "yaml-escape"
  /// Text behind `|` or `>`.
  static let yamlBlockHeader: Self = "yaml-block-header"
  /// A tab where blanks are needed.
  static let yamlTab: Self = "yaml-tab"
  /// A character that cannot begin a value.
  static let yamlReservedCharacter: Self = "yaml-reserved-character"
}

extension SyntaxSite {
  var quotedFinding: Diagnostic {
    switch failure.problem {
    case "found unexpected end of stream", "found unexpected document indicator":
      unclosedQuote(at: context ?? problem)
    default: badEscape
    }
  }

  func unclosedQuote(at offset: Int) -> Diagnostic {
    let quote = character(at: offset)
    return Diagnostic(
      .error, .yamlUnclosedQuote, "the quote \(quote) is opened here and never closed",
      at: range(offset, offset + 1), help: "close it at the end of the value")
  }

  private var badEscape: Diagnostic {
    let backslash = UInt8(ascii: "\\")
    var start = problem
    while start > 0, start > problem - 3, start >= source.count || source[start] != backslash {
      start -= 1
    }
    let end = min(start + 2, source.count)
    let written = String(decoding: source[min(start, end)..<end], as: UTF8.self)
    let finding = Diagnostic(
      .error, .yamlEscape, "'\(written)' is not an escape that can be read here",
      at: range(start, end),
      help: "write '\\\\' for a backslash, or put the value in single quotes")
    let kind = end > start ? source[end - 1] : 0
    guard [UInt8(ascii: "x"), UInt8(ascii: "u"), UInt8(ascii: "U")].contains(kind) else {
      return finding
    }
    return finding.noting(
      "'\\x' needs 2, '\\u' 4 and '\\U' 8 hexadecimal digits that name a Unicode character")
  }

  var blockScalarFinding: Diagnostic {
    let start = context ?? problem
    switch failure.problem {
    case "found a tab character where an indentation space is expected": return tab(at: problem)
    case "found an indentation indicator equal to 0":
      return Diagnostic(
        .error, .yamlBlockHeader, "'0' cannot be the indentation of a block",
        at: restOfLine(from: start), help: "leave the number out")
    default:
      let value = restOfLine(from: start)
      let sign = character(at: start)
      let meaning = sign == "|" ? "a block that keeps its lines" : "a folded block"
      return quoting(
        Diagnostic(
          .error, .yamlBlockHeader,
          "'\(sign)' at the start of a value opens \(meaning), so no text may follow on the line",
          at: value), from: start)
    }
  }

  func tab(at offset: Int) -> Diagnostic {
    var start = min(offset, source.count)
    while start > 0, source[start - 1] == 9 { start -= 1 }
    var end = min(offset, source.count)
    while end < source.count, source[end] == 9 { end += 1 }
    return Diagnostic(
      .error, .yamlTab, "a tab is used for indentation", at: range(start, end),
      help: "indent with blanks; YAML does not say how wide a tab is")
  }

  var unusableCharacter: Diagnostic {
    if byte == 9 { return tab(at: problem) }
    return quoting(
      Diagnostic(
        .error, .yamlReservedCharacter,
        "a value without quotes cannot begin with '\(character(at: problem))'",
        at: range(problem, problem + 1)), from: problem)
  }

  /// A finding with the advice to quote what begins at an offset, and the change that does it.
  ///
  /// Inside brackets and braces the value may end before its line does, so there is only the advice.
  func quoting(_ finding: Diagnostic, from start: Int) -> Diagnostic {
    var finding = finding
    guard reached.openFlow == nil else {
      finding.help = "put the whole value in quotes"
      return finding
    }
    let value = PlainText.value(in: source, from: start)
    let quoted = PlainText.quoted(source[value])
    finding.help = "put the whole value in quotes: \(quoted)"
    return finding.fixing(range(value.lowerBound, value.upperBound), quoted, .ask)
  }
}
