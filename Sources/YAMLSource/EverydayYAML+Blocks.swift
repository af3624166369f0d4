import SourceTree

extension EverydayYAML {
  /// Reads a line from its first byte, which is so far from the left, and the texts that go on below.
  mutating func readLine(at column: Int) throws(Unfamiliar) {
    let isItem = isDash
    if isWaiting {
      isWaiting = false
      if let block = blocks.last {
        // The dashes of a list may be as far from the left as the key that it belongs to.
        let isBelowKey = isItem && block.isMapping && column == block.column
        guard column > block.column || isBelowKey else { throw Unfamiliar() }
      }
      return try readValue(opensBlock: true)
    }
    while let block = blocks.last,
      block.column > column || (block.column == column && !block.isMapping && !isItem)
    {
      try closeBlock()
    }
    guard let block = blocks.last, block.column == column else { throw Unfamiliar() }
    if block.isMapping {
      try readEntry(of: readScalar(inFlow: false))
    } else {
      try readNext(opensBlock: true)
    }
  }

  private mutating func readValue(opensBlock: Bool) throws(Unfamiliar) {
    switch bytes[at] {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      try readFlow()
      try endLine()
    case UInt8(ascii: ">"), UInt8(ascii: "|"): try readBlockScalar()
    case UInt8(ascii: "-") where isDash:
      guard opensBlock else { throw Unfamiliar() }
      try open(.sequence, at: at..<(at + 1))
      try readNext(opensBlock: true)
    default:
      let scalar = try readScalar(inFlow: false)
      guard isColon else {
        try add(scalar)
        return try endLine()
      }
      guard opensBlock else { throw Unfamiliar() }
      // A block mapping has the range of its first key.
      try open(.mapping, at: scalar.extent.lowerBound..<scalar.extent.lowerBound)
      try readEntry(of: scalar)
    }
  }

  /// Reads from the colon behind a key.
  private mutating func readEntry(of key: Scalar) throws(Unfamiliar) {
    guard isColon else { throw Unfamiliar() }
    try addKey(key)
    try readNext(opensBlock: false)
  }

  /// Reads from a colon or a dash.
  ///
  /// - Parameter opensBlock: whether a block may begin on the same line.
  private mutating func readNext(opensBlock: Bool) throws(Unfamiliar) {
    at += 1
    skipSpaces()
    guard bytes[at] == 10 || isComment else {
      return try readValue(opensBlock: opensBlock)
    }
    isWaiting = true
    skipLine()
  }

  private mutating func open(_ kind: SourceNode.Kind, at range: Range<Int>) throws(Unfamiliar) {
    builder.open(kind, at: range)
    blocks.append(
      Block(
        isMapping: kind == .mapping, column: range.lowerBound - lineStart, firstKey: keys.count))
    guard builder.depth <= limits.depth else { throw Unfamiliar() }
  }

  mutating func closeBlock() throws(Unfamiliar) {
    guard let block = blocks.popLast() else { return }
    builder.close()
    if block.isMapping { try closeMapping(from: block.firstKey) }
  }

  /// Leaves a key that is given twice to libyaml, and so to the finding about it.
  mutating func closeMapping(from firstKey: Int) throws(Unfamiliar) {
    guard keys.closeMapping(from: firstKey, in: builder).isEmpty else { throw Unfamiliar() }
  }

  private var isDash: Bool {
    bytes[at] == UInt8(ascii: "-") && (bytes[at + 1] == 32 || bytes[at + 1] == 10)
  }

  var isColon: Bool {
    bytes[at] == UInt8(ascii: ":") && (bytes[at + 1] == 32 || bytes[at + 1] == 10)
  }
}
