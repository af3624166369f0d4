import SourceTree

/// Where and in what surroundings the parser stopped.
struct SyntaxSite {
  let failure: ParserFailure
  let source: [UInt8]
  let lines: LineTable
  let file: FileID
  let reached: TreeAssembler.Reached
  /// The offset where the parser gave up.
  let problem: Int
  /// The offset where what it was reading began.
  let context: Int?

  init(
    _ failure: ParserFailure, in readable: ReadableSource, lines: LineTable,
    reached: TreeAssembler.Reached
  ) {
    self.failure = failure
    self.lines = lines
    self.reached = reached
    source = readable.bytes
    file = readable.file
    var index = CodePointIndex(source, isASCII: readable.isASCII)
    problem = index.offset(of: failure.mark)
    context = failure.contextMark.map { index.offset(of: $0) }
  }

  /// The byte where the parser gave up; zero at the end of the file.
  var byte: UInt8 {
    problem < source.count ? source[problem] : 0
  }

  /// How far the line of an offset is indented.
  func indent(at offset: Int) -> Int {
    firstByte(ofLineAt: offset) - lineStart(of: offset)
  }

  func lineStart(of offset: Int) -> Int {
    lines.extent(of: lines.line(of: offset)).lowerBound
  }

  /// The offset of the first byte of a line that is not a blank.
  func firstByte(ofLineAt offset: Int) -> Int {
    let extent = lines.extent(of: lines.line(of: offset))
    return source[extent].firstIndex { !PlainText.isBlank($0) } ?? extent.upperBound
  }

  /// Whether only blanks are in front of an offset on its line.
  func beginsLine(_ offset: Int) -> Bool {
    firstByte(ofLineAt: offset) >= offset
  }

  func range(_ lower: Int, _ upper: Int) -> SourceRange {
    SourceRange(file: file, lower: min(lower, source.count), upper: min(upper, source.count))
  }

  /// From an offset to the end of the text on its line.
  func restOfLine(from offset: Int) -> SourceRange {
    range(offset, PlainText.endOfLine(in: source, from: min(offset, source.count)))
  }

  /// The word or sign at an offset, up to the next blank.
  func word(at offset: Int) -> SourceRange {
    var end = min(offset, source.count)
    while end < source.count, !PlainText.isBlankOrBreak(source[end]) { end += 1 }
    return range(offset, max(end, min(offset + 1, source.count)))
  }

  func character(at offset: Int) -> String {
    var end = min(offset + 1, source.count)
    while end < source.count, source[end] & 0xC0 == 0x80 { end += 1 }
    return String(decoding: source[min(offset, source.count)..<end], as: UTF8.self)
  }
}
