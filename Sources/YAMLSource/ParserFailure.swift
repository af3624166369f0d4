/// Why libyaml gave up, in its own words, which are for `SyntaxFinding` and never for people.
struct ParserFailure: Error, Equatable {
  /// What it met.
  var problem: String
  /// Where it gave up, often behind the true cause.
  var mark: YAMLEvent.Mark
  /// What it was reading.
  var context: String?
  /// Where that began.
  var contextMark: YAMLEvent.Mark?

  /// There was no memory left for the parser.
  static let outOfMemory = ParserFailure(
    problem: "out of memory", mark: YAMLEvent.Mark(index: 0, line: 0))
}
