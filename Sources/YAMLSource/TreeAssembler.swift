import SourceTree

/// Turns the parser's events into a tree, and reports what the parser allows but a plan file may not have.
struct TreeAssembler {
  let file: FileID
  let source: [UInt8]
  let limits: YAMLReader.Limits
  /// The parts that were blanked out, whose collections are marked as broken.
  let gaps: [Range<Int>]
  /// What libyaml reads, and the escapes in which it differs from `source`.
  let parsed: [UInt8]
  let pairs: SurrogatePairs?
  var index: CodePointIndex
  let explicitKeys: ExplicitKey
  var builder: SourceTreeBuilder
  var keys = KeyLedger()
  var frames: [Frame] = []
  var findings = FindingCollector()
  /// How far reading came, for explaining a syntax error.
  var reached = Reached()
  private var hasDocument = false
  private var isOverLimit = false

  /// An open collection.
  struct Frame {
    var isMapping: Bool
    var isFlow: Bool
    var expectsKey: Bool
    var start: Int
    /// From where on a part that was blanked out would have belonged to it.
    var gapStart: Int
    var firstKey: Int
    /// Whether one of its entries is not what a plan file may have.
    var isBroken = false
  }

  /// What was read last before the parser stopped.
  struct Reached {
    var scalar: Range<Int>?
    var style = ScalarStyle.plain
    /// Where the innermost open bracket or brace is.
    var openFlow: Int?
  }

  /// Prepares for one reading of a file.
  init(_ readable: ReadableSource, limits: YAMLReader.Limits) {
    file = readable.file
    source = readable.bytes
    parsed = readable.parsed
    pairs = readable.pairs
    gaps = readable.gaps
    self.limits = limits
    index = CodePointIndex(source, isASCII: readable.isASCII)
    explicitKeys = ExplicitKey(in: source)
    builder = SourceTreeBuilder(file: file, source: source, mapping: YAMLValueMapping())
    builder.reserveCapacity(min(limits.nodes, source.count / 12))
  }

  /// Reads to the end of the first document, or to where a limit is passed.
  mutating func readAll() throws(ParserFailure) {
    let parsed = parsed
    let result: Result<Void, ParserFailure> = unsafe parsed.withUnsafeBufferPointer { bytes in
      do throws(ParserFailure) {
        var parser = try unsafe EventParser(bytes)
        while try step(&parser) {}
        return .success(())
      } catch {
        return .failure(error)
      }
    }
    try result.get()
  }

  /// The tree; nil when there was no content or a limit was passed.
  consuming func finish() -> SourceNode? {
    if isOverLimit { return nil }
    return builder.finish()
  }

  /// Takes one event; false when there is nothing more to read.
  private mutating func step(_ parser: inout EventParser) throws(ParserFailure) -> Bool {
    let event = try parser.next()
    switch event.kind {
    case .streamStart, .documentEnd: break
    case .streamEnd: return false
    case .documentStart:
      guard openDocument(event, parser.directives) else { return false }
    case .mappingStart, .sequenceStart:
      open(event)
      isOverLimit = isOverLimit || isTooDeep(event)
    case .mappingEnd, .sequenceEnd: close(event)
    case .scalar:
      isOverLimit = isTooLong(event, parser)
      if !isOverLimit { addScalar(event, parser) }
    case .alias: addAlias(event)
    }
    if builder.count > limits.nodes, !isOverLimit {
      isOverLimit = true
      findings.add(.tooManyValues(at: range(of: event), limit: limits.nodes))
    }
    return !isOverLimit
  }

  private mutating func openDocument(_ event: YAMLEvent, _ directives: YAMLDirectives) -> Bool {
    if let version = directives.version, version != (1, 2) {
      findings.add(.otherVersion(at: directiveRange(before: event), version))
    }
    if directives.hasTag {
      findings.add(.directive(at: directiveRange(before: event)))
    }
    guard hasDocument else {
      hasDocument = true
      return true
    }
    findings.add(.secondDocument(at: range(of: event)))
    builder.markEndBroken()
    return false
  }

  private mutating func isTooDeep(_ event: YAMLEvent) -> Bool {
    guard frames.count > limits.depth else { return false }
    let start = index.offset(of: event.start)
    findings.add(.nestingTooDeep(at: place(start..<(start + 1)), limit: limits.depth))
    return true
  }

  private mutating func isTooLong(_ event: YAMLEvent, _ parser: borrowing EventParser) -> Bool {
    let size = parser.withValue { $0.count }
    guard size > limits.scalarBytes else { return false }
    findings.add(.valueTooLong(at: range(of: event), size: size, limit: limits.scalarBytes))
    return true
  }
}

extension TreeAssembler {
  func place(_ bytes: Range<Int>) -> SourceRange {
    SourceRange(file: file, lower: bytes.lowerBound, upper: bytes.upperBound)
  }

  /// The bytes between the marks of an event.
  mutating func range(of event: YAMLEvent) -> SourceRange {
    let start = index.offset(of: event.start)
    return SourceRange(file: file, lower: start, upper: index.offset(of: event.end))
  }

  /// The last line before a document that begins with `%`.
  private mutating func directiveRange(before event: YAMLEvent) -> SourceRange {
    let start = index.offset(of: event.start)
    let table = LineTable(source)
    var line = table.line(of: start)
    while line > 1, source[table.extent(of: line)].first != UInt8(ascii: "%") { line -= 1 }
    return place(table.extent(of: line))
  }
}
