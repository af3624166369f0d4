import SourceTree

/// Reads a file again and again, each time without the parts where the parser stopped before.
struct ReadingAttempts {
  /// The bytes of the file, with the broken parts blanked out.
  private var source: [UInt8]
  private let isASCII: Bool
  private let file: FileID
  private let limits: YAMLReader.Limits
  private var gaps: [Range<Int>] = []

  private static let syntaxLimit = 20

  init(source: [UInt8], isASCII: Bool, file: FileID, limits: YAMLReader.Limits) {
    self.source = source
    self.isASCII = isASCII
    self.file = file
    self.limits = limits
  }

  mutating func run(findings: inout FindingCollector) -> SourceNode? {
    var lines: LineTable?
    for attempt in 1...Self.syntaxLimit {
      var assembler = TreeAssembler(
        source: source, isASCII: isASCII, file: file, limits: limits, gaps: gaps)
      let failure: ParserFailure
      do throws(ParserFailure) {
        try assembler.readAll()
        return finish(assembler, findings: &findings)
      } catch {
        failure = error
      }
      guard failure != .outOfMemory else {
        findings.add(.outOfMemory(file))
        return nil
      }
      let table = lines ?? LineTable(source)
      lines = table
      let site = SyntaxSite(
        failure: failure, source: source, lines: table, file: file, reached: assembler.reached,
        index: CodePointIndex(source, isASCII: isASCII))
      findings.add(site.finding)
      guard attempt < Self.syntaxLimit, blank(Recovery.extent(around: site)) else {
        findings.add(assembler.findings.all)
        return nil
      }
    }
    return nil
  }

  private func finish(
    _ assembler: consuming TreeAssembler, findings: inout FindingCollector
  ) -> SourceNode? {
    findings.add(assembler.findings.all)
    let root = assembler.finish()
    if root == nil, findings.count == 0 { findings.add(.emptyFile(file)) }
    return root
  }

  /// Writes blanks over a part, but keeps line breaks, so that all later places stay true; false when nothing changed.
  private mutating func blank(_ extent: Range<Int>) -> Bool {
    var hasChanged = false
    for index in extent where source[index] != 10 && source[index] != 13 && source[index] != 32 {
      source[index] = 32
      hasChanged = true
    }
    gaps.append(extent)
    return hasChanged
  }
}
