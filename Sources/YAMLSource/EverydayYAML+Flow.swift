import SourceTree

extension EverydayYAML {
  /// Reads braces or brackets with everything inside, on one line or more.
  mutating func readFlow() throws(Unfamiliar) {
    let isMapping = bytes[at] == UInt8(ascii: "{")
    let end = isMapping ? UInt8(ascii: "}") : UInt8(ascii: "]")
    let firstKey = keys.count
    builder.open(isMapping ? .mapping : .sequence, at: at..<(at + 1))
    guard builder.depth <= limits.depth else { throw Unfamiliar() }
    at += 1
    try skipBlanks()
    while bytes[at] != end {
      if isMapping { try readFlowKey() }
      try readFlowValue()
      try skipBlanks()
      if bytes[at] == UInt8(ascii: ",") {
        at += 1
        try skipBlanks()
      } else if bytes[at] != end {
        throw Unfamiliar()
      }
    }
    at += 1
    builder.close(endingAt: at)
    if isMapping { try closeMapping(from: firstKey) }
  }

  private mutating func readFlowKey() throws(Unfamiliar) {
    let key = try readScalar(inFlow: true)
    skipSpaces()
    // Behind quotes, as in JSON, the value may follow at once.
    let isFound = key.style == .plain ? isColon : bytes[at] == UInt8(ascii: ":")
    guard isFound else { throw Unfamiliar() }
    try addKey(key)
    at += 1
    try skipBlanks()
  }

  private mutating func readFlowValue() throws(Unfamiliar) {
    switch bytes[at] {
    case UInt8(ascii: "{"), UInt8(ascii: "["): try readFlow()
    default: try add(readScalar(inFlow: true))
    }
  }

  /// Goes behind spaces, line breaks and comments.
  private mutating func skipBlanks() throws(Unfamiliar) {
    while true {
      skipSpaces()
      guard bytes[at] == 10 || isComment else { return }
      skipLine()
      guard at < bytes.count else { throw Unfamiliar() }
      try refuseMarker()
    }
  }
}
