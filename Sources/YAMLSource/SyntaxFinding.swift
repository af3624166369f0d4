import SourceTree

extension SyntaxSite {
  /// What people are told instead of libyaml's words.
  var finding: Diagnostic {
    let context = failure.context ?? ""
    if context.hasSuffix("quoted scalar") { return quotedFinding }
    if context.hasSuffix("block scalar") { return blockScalarFinding }
    if context.hasSuffix("an anchor") { return .anchor(at: word(at: self.context ?? problem)) }
    if context.hasSuffix("an alias") { return .alias(at: word(at: self.context ?? problem)) }
    if context.contains("directive") || failure.problem.contains("%YAML")
      || failure.problem.contains("%TAG") || failure.problem.contains("YAML document")
    {
      return .directive(at: restOfLine(from: firstByte(ofLineAt: self.context ?? problem)))
    }
    if context.hasSuffix("a tag") || failure.problem.contains("tag handle") {
      let start = self.context ?? problem
      return quoting(.tag(at: word(at: start)), from: start)
    }
    return structureFinding
  }

  private var structureFinding: Diagnostic {
    switch failure.problem {
    case "could not find expected ':'": missingColon
    case "mapping values are not allowed in this context", "found unexpected ':'": extraColon
    case "did not find expected key": expectedKey
    case "did not find expected '-' indicator": expectedDash
    case "did not find expected ',' or ']'", "did not find expected ',' or '}'": expectedComma
    case "did not find expected node content": expectedContent
    case "block sequence entries are not allowed in this context": dashOnKeyLine
    case "mapping keys are not allowed in this context":
      .explicitKey(at: range(problem, problem + 1))
    case "found character that cannot start any token": unusableCharacter
    case "found a tab character that violates indentation": tab(at: problem)
    case "did not find expected <document start>": textBehindContent
    default: general
    }
  }

  var general: Diagnostic {
    Diagnostic(
      .error, .yamlSyntax, "the text cannot be read as YAML from here on",
      at: restOfLine(from: problem),
      help: "compare the indentation with the lines above, and quote the value")
  }
}

extension Diagnostic.Code {
  /// A text that is not YAML for a reason without a name of its own.
  static let yamlSyntax: Self = "yaml-syntax"
}
