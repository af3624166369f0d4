import SourceTree

extension Diagnostic.Code {
  /// A YAML tag.
  static let yamlTag: Self = "yaml-tag"
  /// A YAML anchor.
  static let yamlAnchor: Self = "yaml-anchor"
  /// A YAML alias.
  static let yamlAlias: Self = "yaml-alias"
  /// A merge key.
  static let yamlMergeKey: Self = "yaml-merge-key"
  /// An explicit key.
  static let yamlExplicitKey: Self = "yaml-explicit-key"
  /// A list or mapping as a key.
  static let yamlComplexKey: Self = "yaml-complex-key"
  /// A colon without a key.
  static let yamlMissingKey: Self = "yaml-missing-key"
  /// A directive other than the one for YAML 1.2.
  static let yamlDirective: Self = "yaml-directive"
  /// More than one document in a file.
  static let yamlSecondDocument: Self = "yaml-second-document"
  /// A key that its mapping has already.
  static let duplicateKey: Self = "duplicate-key"
}

extension Diagnostic {
  static func entryWithoutColon(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error, .yamlMissingColon, "there is no ': ' behind this entry of a mapping in braces",
      at: range, help: "quote a text that holds a comma: in braces a ',' ends the entry before it")
  }

  /// A tag that says what type its value has.
  static func typeTag(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error, .yamlTag, "'!!' is a YAML tag, which plan files do not have", at: range,
      help: "remove it: what a value is follows from its key")
  }

  static func tag(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error, .yamlTag, "'!' at the start of a value is a YAML tag, which plan files do not have",
      at: range, help: "put the whole value in quotes")
  }

  static func anchor(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error, .yamlAnchor,
      "'&' at the start of a value is a YAML anchor, which plan files do not have",
      at: range, help: "write the value out where it is used; quote a text that begins with '&'")
  }

  static func alias(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error, .yamlAlias,
      "'*' at the start of a value is a YAML alias, which plan files do not have",
      at: range, help: "write the value out where it is used; quote a text that begins with '*'")
  }

  static func mergeKey(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error, .yamlMergeKey, "'<<' is a YAML merge key, which plan files do not have", at: range,
      help: "write the entries out where they are used")
  }

  static func explicitKey(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error, .yamlExplicitKey,
      "'?' begins the long form of a YAML key, which plan files do not have", at: range,
      help: "write 'key: value'; quote a text that begins with '?'")
  }

  static func complexKey(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error, .yamlComplexKey, "a list or mapping cannot be a key", at: range,
      help: "write a name in front of the ':'; quote a text that begins with a bracket")
  }

  static func missingKey(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error, .yamlMissingKey, "there is no key in front of the ':'", at: range,
      help: "write 'key: value'")
  }

  static func otherVersion(at range: SourceRange, _ version: (major: Int, minor: Int)) -> Diagnostic
  {
    Diagnostic(
      .error, .yamlDirective,
      "the file says YAML \(version.major).\(version.minor); plan files are YAML 1.2",
      at: range, help: "remove the line, or write '%YAML 1.2'")
  }

  static func directive(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error, .yamlDirective,
      "a line with '%' is a YAML directive; plan files have only '%YAML 1.2'",
      at: range, help: "remove the line")
  }

  static func secondDocument(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error, .yamlSecondDocument, "a second document begins here; a plan file has only one",
      at: range, help: "put it in a file of its own; the rest of this file was not read")
  }

  static func duplicateKey(_ key: String, at range: SourceRange, first: SourceRange) -> Diagnostic {
    var finding = Diagnostic(
      .error, .duplicateKey, "the key '\(key)' is given twice in one mapping", at: range,
      help: "remove one of the two, or put it where it belongs")
    finding.label = "given again here"
    return finding.labelled(first, "first given here")
  }
}
