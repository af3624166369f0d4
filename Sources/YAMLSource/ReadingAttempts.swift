import SourceTree

/// Reads a file again and again, each time without the parts where the parser stopped before.
struct ReadingAttempts {
  private var source: ReadableSource
  private let limits: YAMLReader.Limits
  private var syntaxErrors = 0
  private var lines: LineTable?

  private static let syntaxLimit = 20

  init(_ source: ReadableSource, limits: YAMLReader.Limits) {
    self.source = source
    self.limits = limits
  }

  /// The tree of what could be read; nil when nothing could.
  mutating func run(findings: inout FindingCollector) -> SourceNode? {
    while true {
      var assembler = TreeAssembler(source, limits: limits)
      do throws(ParserFailure) {
        try assembler.readAll()
        return finish(assembler, findings: &findings)
      } catch {
        guard prepareNext(after: error, assembler, findings: &findings) else {
          findings.add(assembler.findings.all)
          return nil
        }
      }
    }
  }

  private func finish(
    _ assembler: consuming TreeAssembler, findings: inout FindingCollector
  ) -> SourceNode? {
    findings.add(assembler.findings.all)
    guard let root = assembler.finish(), !root.isMissing else {
      if findings.count == 0 { findings.add(.emptyFile(source.file)) }
      return nil
    }
    return root
  }

  /// Reports why the parser stopped and takes that part out; false when reading again would not help.
  private mutating func prepareNext(
    after failure: ParserFailure, _ assembler: borrowing TreeAssembler,
    findings: inout FindingCollector
  ) -> Bool {
    guard failure != .outOfMemory else {
      findings.add(.outOfMemory(source.file))
      return false
    }
    if failure.problem == "found invalid Unicode character escape code",
      source.replaceSurrogatePairs()
    {
      return true
    }
    let table = lines ?? LineTable(source.bytes)
    lines = table
    let site = SyntaxSite(failure, in: source, lines: table, reached: assembler.reached)
    let finding = site.finding
    findings.add(finding)
    syntaxErrors += 1
    let line = table.line(of: finding.range?.lower ?? site.problem)
    return syntaxErrors < Self.syntaxLimit
      && source.blank(Recovery.extent(around: site, line: line))
  }
}

extension SourceNode {
  /// Whether nothing is written where the value should be.
  fileprivate var isMissing: Bool {
    isPlain && length == 0 && !isBroken
  }
}
