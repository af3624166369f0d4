import SourceTree

extension TreeAssembler {
  mutating func addScalar(_ event: YAMLEvent, _ parser: borrowing EventParser) {
    var start = index.offset(of: event.start)
    var end = index.offset(of: event.end)
    var isBroken = reportProperties(event, at: &start, end: end)
    if start == end, isBeforeGap(end) { isBroken = true }
    if start == end, reportEntryWithoutColon() { isBroken = true }
    if event.style.isBlock { end = endOfText(from: start, to: end) }
    let extent = start..<max(start, end)
    let isKey = takeTurn()
    let node = builder.count
    parser.withValue { value in
      if let restored = restoredValue(value, event.style, extent) {
        add(restored.span, event.style, extent, isBroken: isBroken, isKey: isKey)
      } else {
        add(value, event.style, extent, isBroken: isBroken, isKey: isKey)
      }
    }
    if isKey { checkKey(node, extent, event.style) }
    reached.scalar = extent
    reached.style = event.style
  }

  private mutating func add(
    _ value: Span<UInt8>, _ style: ScalarStyle, _ extent: Range<Int>, isBroken: Bool, isKey: Bool
  ) {
    if isKey { keys.add(node: builder.count, value) }
    builder.addScalar(style, at: extent, value: value, isBroken: isBroken)
  }

  /// The value with the characters that libyaml was kept from seeing; nil when it saw all of them.
  private func restoredValue(
    _ value: Span<UInt8>, _ style: ScalarStyle, _ extent: Range<Int>
  ) -> [UInt8]? {
    guard let pairs else { return nil }
    let bytes = value.indices.map { value[$0] }
    let scalar = WrittenScalar(style: style, extent: extent, value: bytes[...])
    return pairs.value(of: scalar, in: source)
  }

  mutating func addAlias(_ event: YAMLEvent) {
    let range = range(of: event)
    _ = takeTurn()
    findings.add(.alias(at: range))
    builder.addScalar(.plain, at: range.lower..<range.upper, value: Span(), isBroken: true)
  }

  mutating func open(_ event: YAMLEvent) {
    var start = index.offset(of: event.start)
    let isBroken = reportProperties(event, at: &start, end: source.count)
    let isMapping = event.kind == .mappingStart
    let isKey = takeTurn()
    if isKey {
      findings.add(.complexKey(at: place(start..<(start + 1))))
      frames[frames.count - 1].isBroken = true
    }
    let width = isMapping && !event.isFlow ? 0 : 1
    // The first items of a list may be gone: what follows its key belongs to it.
    let isItem = frames.last.map { !$0.isMapping } ?? false
    let gapStart = isItem ? start : min(start, reached.scalar?.upperBound ?? 0)
    builder.open(
      isMapping ? .mapping : .sequence, at: start..<min(start + width, source.count),
      isBroken: isBroken || isKey)
    frames.append(
      Frame(
        isMapping: isMapping, isFlow: event.isFlow, expectsKey: isMapping, start: start,
        gapStart: gapStart, firstKey: keys.count))
    reached.openFlow = event.isFlow ? start : nil
  }

  mutating func close(_ event: YAMLEvent) {
    guard let frame = frames.popLast() else { return }
    let end = index.offset(of: event.end)
    let isBroken = gaps.contains { $0.overlaps(frame.gapStart..<max(end, frame.start + 1)) }
    builder.close(endingAt: frame.isFlow ? end : nil, isBroken: isBroken || frame.isBroken)
    if frame.isMapping { reportDuplicates(from: frame.firstKey) }
    reached.openFlow = frames.last.flatMap { $0.isFlow ? $0.start : nil }
  }

  private mutating func reportDuplicates(from firstKey: Int) {
    for pair in keys.closeMapping(from: firstKey, in: builder) {
      let (first, second) = (builder.range(of: pair.first), builder.range(of: pair.second))
      builder.markBroken(pair.second)
      // Without what was left out between them, two mappings may have run into one.
      guard !gaps.contains(where: { first.upper <= $0.lowerBound && $0.upperBound <= second.upper })
      else { continue }
      let key = String(decoding: builder.value(of: pair.second), as: UTF8.self)
      findings.add(.duplicateKey(key, at: second, first: first))
    }
  }

  /// Reports a word in braces that has no colon, which YAML takes for a key without a value; false when it has one.
  private mutating func reportEntryWithoutColon() -> Bool {
    guard let frame = frames.last, frame.isMapping, frame.isFlow, !frame.expectsKey,
      let key = reached.scalar
    else { return false }
    let next = source[key.upperBound...].first { !PlainText.isBlankOrBreak($0) }
    guard next == UInt8(ascii: ",") || next == UInt8(ascii: "}") else { return false }
    findings.add(.entryWithoutColon(at: place(key)))
    frames[frames.count - 1].isBroken = true
    if let node = keys.last { builder.markBroken(node) }
    return true
  }

  /// Notes that a node comes at this place, and tells whether it is a key.
  private mutating func takeTurn() -> Bool {
    guard let frame = frames.last, frame.isMapping else { return false }
    frames[frames.count - 1].expectsKey.toggle()
    return frame.expectsKey
  }

  /// Whether nothing stands between an offset and a part that was blanked out.
  private func isBeforeGap(_ offset: Int) -> Bool {
    gaps.contains {
      $0.upperBound > offset
        && source[offset..<max(offset, $0.lowerBound)].allSatisfy(PlainText.isBlankOrBreak)
    }
  }

  /// The end of a block scalar without the line breaks behind it; libyaml's mark is at the next token.
  private func endOfText(from start: Int, to end: Int) -> Int {
    var end = end
    while end > start, PlainText.isBlankOrBreak(source[end - 1]) { end -= 1 }
    return end
  }

  /// Reports a tag and an anchor in front of a node and moves `start` behind them; false when there are none.
  private mutating func reportProperties(
    _ event: YAMLEvent, at start: inout Int, end: Int
  ) -> Bool {
    guard event.hasTag || event.hasAnchor else { return false }
    let properties = NodeProperties(in: source, from: start, to: end)
    if let tag = properties.tag { findings.add(tagFinding(event, at: tag)) }
    if let anchor = properties.anchor { findings.add(.anchor(at: place(anchor))) }
    start = properties.end
    return true
  }

  /// The finding for a tag, with the change that quotes the value if it is one line of text.
  private func tagFinding(_ event: YAMLEvent, at tag: Range<Int>) -> Diagnostic {
    guard !source[tag].starts(with: "!!".utf8) else { return .typeTag(at: place(tag)) }
    var finding = Diagnostic.tag(at: place(tag))
    let isInFlow = frames.last?.isFlow ?? false
    guard event.kind == .scalar, !isInFlow else { return finding }
    let value = PlainText.value(in: source, from: tag.lowerBound)
    let quoted = PlainText.quoted(source[value])
    finding.help = "put the whole value in quotes: \(quoted)"
    return finding.fixing(place(value), quoted, .ask)
  }

  private mutating func checkKey(_ node: Int, _ extent: Range<Int>, _ style: ScalarStyle) {
    if let mark = explicitKeys.mark(in: source, before: extent.lowerBound) {
      findings.add(.explicitKey(at: place(mark..<(mark + 1))))
    }
    guard style == .plain else { return }
    let isMissing = builder.length(of: node) == 0
    guard isMissing || builder.isMergeMark(node) else { return }
    findings.add(isMissing ? .missingKey(at: place(extent)) : .mergeKey(at: place(extent)))
    builder.markBroken(node)
    frames[frames.count - 1].isBroken = true
  }
}

extension SourceTreeBuilder {
  fileprivate func isMergeMark(_ node: Int) -> Bool {
    length(of: node) == 2 && value(of: node).elementsEqual("<<".utf8)
  }
}
