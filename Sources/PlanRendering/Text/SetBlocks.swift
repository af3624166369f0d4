/// Texts whose lines have been set once, to be copied into letters from then on.
struct SetBlocks: Sendable {
  private let bytes: [UInt8]
  let lines: [Block: Lines]

  /// A text, and where it stands between the margins.
  struct Block: Hashable, Sendable {
    let text: String
    /// The column of its first word.
    let start: Int
    /// The column in which further lines begin.
    let hang: Int

    /// Bytes, because hashing characters would first look for others that mean the same.
    func hash(into hasher: inout Hasher) {
      var text = text
      text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
      hasher.combine(start)
      hasher.combine(hang)
    }
  }

  /// Where the lines of a block stand.
  struct Lines: Sendable {
    let range: Range<Int>
    /// The column behind the last word.
    let end: Int
  }

  /// Nothing is set yet.
  init() {
    self.init([], [:])
  }

  /// Lines of a page.
  init(_ bytes: [UInt8], _ lines: [Block: Lines]) {
    self.bytes = bytes
    self.lines = lines
  }

  /// Copies the lines of a block without the last break and returns the column behind them; nil when they were not set.
  func copy(_ block: Block, to page: inout [UInt8]) -> Int? {
    guard let lines = lines[block] else { return nil }
    page += bytes[lines.range]
    return lines.end
  }
}
