public import SourceTree

extension YAMLReader {
  /// Every code that a finding of the reader can have, in the order of their names.
  public static let codes: [Diagnostic.Code] = [
    .byteOrderMark, .controlCharacter, .duplicateKey, .emptyFile, .fileTooLarge, .lineSeparator,
    .nestingTooDeep, .notACharacter, .notUTF8, .nulCharacter, .outOfMemory, .tooManyFindings,
    .tooManyValues, .utf16File, .valueTooLong, .yamlAlias, .yamlAnchor, .yamlBlockHeader,
    .yamlBracketInText, .yamlColonInText, .yamlComplexKey, .yamlDirective, .yamlEscape,
    .yamlExplicitKey, .yamlIndentation, .yamlKeyTooLong, .yamlListOnKeyLine, .yamlMergeKey,
    .yamlMissingColon, .yamlMissingComma, .yamlMissingKey, .yamlReservedCharacter,
    .yamlSecondDocument, .yamlSyntax, .yamlTab, .yamlTag, .yamlTextAfterBracket, .yamlTextAfterEnd,
    .yamlTextAfterQuote, .yamlUnclosedBracket, .yamlUnclosedQuote,
  ].sorted()
}
