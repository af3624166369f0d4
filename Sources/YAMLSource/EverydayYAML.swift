import SourceTree

/// Reads the YAML that people write in plan files, in one pass, and leaves everything else to libyaml.
///
/// It knows block mappings and sequences, braces and brackets, values on one line, block texts and comments: where all
/// readers of YAML agree. It reports nothing. At the first byte that it does not know, or that would be worth a finding,
/// it gives up, and libyaml reads the file from its beginning. So a tree that it gives is the one that libyaml's events
/// make; tests compare the two for every file at hand and for random ones.
struct EverydayYAML {
  /// Something was met that is left to libyaml.
  struct Unfamiliar: Error {}

  /// A block mapping or sequence that is open.
  struct Block {
    var isMapping: Bool
    /// How far its keys or dashes are from the left.
    var column: Int
    var firstKey: Int
  }

  let bytes: [UInt8]
  let limits: YAMLReader.Limits
  var builder: SourceTreeBuilder
  var keys = KeyLedger()
  var blocks: [Block] = []
  /// The value of a text that is not written as it is read, while it is put together.
  var text: [UInt8] = []
  /// The next byte.
  var at = 0
  /// Where the line of that byte begins.
  var lineStart = 0
  /// Whether the value of the last key or dash, or of the file, has not begun.
  var isWaiting = true

  /// The tree of a file; nil when libyaml has to read it.
  static func tree(of source: ReadableSource, limits: YAMLReader.Limits) -> SourceNode? {
    var reader = Self(source, limits: limits)
    do throws(Unfamiliar) {
      try reader.readAll()
      return reader.builder.finish()
    } catch {
      return nil
    }
  }

  private init(_ source: ReadableSource, limits: YAMLReader.Limits) {
    bytes = source.bytes
    self.limits = limits
    builder = SourceTreeBuilder(file: source.file, source: bytes, mapping: YAMLValueMapping())
    builder.reserveCapacity(min(limits.nodes, bytes.count / 12))
  }

  private mutating func readAll() throws(Unfamiliar) {
    // The line feed at the end is where every search stops.
    let hasLines = bytes.last == 10 && bytes.span.firstIndex(of: 13, from: 0) == nil
    let hasMark = bytes.first == 0xEF && bytes.starts(with: [0xEF, 0xBB, 0xBF])
    guard hasLines, !hasMark else { throw Unfamiliar() }
    while let column = try nextLine() { try readLine(at: column) }
    while !blocks.isEmpty { try closeBlock() }
    guard !isWaiting, builder.count <= limits.nodes else { throw Unfamiliar() }
  }

  /// Goes to the next line that has more than a comment; gives how far from the left its first byte is.
  private mutating func nextLine() throws(Unfamiliar) -> Int? {
    while at < bytes.count {
      lineStart = at
      skipSpaces()
      if bytes[at] != 10, bytes[at] != UInt8(ascii: "#") {
        if at == lineStart { try refuseMarker() }
        return at - lineStart
      }
      skipLine()
    }
    return nil
  }

  /// Leaves to libyaml what begins or ends a document, or stands in front of one.
  func refuseMarker() throws(Unfamiliar) {
    switch bytes[at] {
    case UInt8(ascii: "%"), UInt8(ascii: "."): throw Unfamiliar()
    case UInt8(ascii: "-") where bytes[at + 1] == UInt8(ascii: "-"): throw Unfamiliar()
    default: break
    }
  }

  /// Goes behind the rest of a line that has nothing more to say.
  mutating func endLine() throws(Unfamiliar) {
    skipSpaces()
    guard bytes[at] == 10 || isComment else { throw Unfamiliar() }
    skipLine()
  }

  mutating func skipLine() {
    at = (bytes.span.firstIndex(of: 10, from: at) ?? bytes.count) + 1
    lineStart = at
  }

  mutating func skipSpaces() {
    while bytes[at] == 32 { at += 1 }
  }

  var isComment: Bool {
    bytes[at] == UInt8(ascii: "#") && (at == lineStart || bytes[at - 1] == 32)
  }
}
