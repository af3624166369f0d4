import SourceTree

extension EverydayYAML {
  /// A value on one line, before it is known whether it is a key.
  struct Scalar {
    var style: ScalarStyle
    /// Its bytes, quotes included.
    var extent: Range<Int>
    /// Whether it has a quote that is written twice.
    var hasEscape = false

    /// Its bytes without the quotes.
    var inner: Range<Int> {
      style == .plain ? extent : (extent.lowerBound + 1)..<(extent.upperBound - 1)
    }
  }

  /// Goes behind a value, and behind the spaces that follow it if it has no quotes.
  mutating func readScalar(inFlow: Bool) throws(Unfamiliar) -> Scalar {
    switch bytes[at] {
    case UInt8(ascii: "\""): try readDoubleQuoted()
    case UInt8(ascii: "'"): try readSingleQuoted()
    default: try readPlain(inFlow: inFlow)
    }
  }

  private mutating func readDoubleQuoted() throws(Unfamiliar) -> Scalar {
    let start = at
    at += 1
    while bytes[at] != UInt8(ascii: "\"") {
      guard bytes[at] >= 32, bytes[at] != UInt8(ascii: "\\") else { throw Unfamiliar() }
      at += 1
    }
    at += 1
    return Scalar(style: .doubleQuoted, extent: start..<at)
  }

  private mutating func readSingleQuoted() throws(Unfamiliar) -> Scalar {
    var scalar = Scalar(style: .singleQuoted, extent: at..<at)
    at += 1
    while true {
      guard bytes[at] >= 32 else { throw Unfamiliar() }
      at += 1
      guard bytes[at - 1] == UInt8(ascii: "'") else { continue }
      guard bytes[at] == UInt8(ascii: "'") else { break }
      scalar.hasEscape = true
      at += 1
    }
    scalar.extent = scalar.extent.lowerBound..<at
    return scalar
  }

  private mutating func readPlain(inFlow: Bool) throws(Unfamiliar) -> Scalar {
    try refuseIndicator()
    let start = at
    var index = at
    search: while true {
      switch bytes[index] {
      case 10: break search
      case UInt8(ascii: "#"):
        if bytes[index - 1] == 32 { break search }
      case UInt8(ascii: ":"):
        let next = bytes[index + 1]
        if next == 32 || next == 10 { break search }
        if inFlow, Self.isFlowIndicator(next) || next == UInt8(ascii: "?") { throw Unfamiliar() }
      case ..<32: throw Unfamiliar()
      case let byte: if inFlow, Self.isFlowIndicator(byte) { break search }
      }
      index += 1
    }
    at = index
    var end = index
    while bytes[end - 1] == 32 { end -= 1 }
    return Scalar(style: .plain, extent: start..<end)
  }

  /// Leaves to libyaml what a value without quotes may not begin with.
  private func refuseIndicator() throws(Unfamiliar) {
    switch bytes[at] {
    case ...32, UInt8(ascii: "?"), UInt8(ascii: ":"), UInt8(ascii: "#"), UInt8(ascii: "&"),
      UInt8(ascii: "*"), UInt8(ascii: "!"), UInt8(ascii: "|"), UInt8(ascii: ">"),
      UInt8(ascii: "%"), UInt8(ascii: "@"), UInt8(ascii: "`"):
      throw Unfamiliar()
    case UInt8(ascii: "-") where bytes[at + 1] <= 32 || Self.isFlowIndicator(bytes[at + 1]):
      throw Unfamiliar()
    case let byte: if Self.isFlowIndicator(byte) { throw Unfamiliar() }
    }
  }

  private static func isFlowIndicator(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"),
      UInt8(ascii: "}"):
      true
    default: false
    }
  }

  mutating func addKey(_ key: Scalar) throws(Unfamiliar) {
    // libyaml looks for the colon behind a key in 1024 characters.
    let isShort = at - key.extent.lowerBound <= 1000
    let isMerge = key.style == .plain && bytes[key.extent].elementsEqual("<<".utf8)
    guard isShort, !isMerge, !key.hasEscape else { throw Unfamiliar() }
    let bytes = bytes
    keys.add(node: builder.count, bytes.span.extracting(key.inner))
    try add(key)
  }

  mutating func add(_ scalar: Scalar) throws(Unfamiliar) {
    guard scalar.extent.count <= limits.scalarBytes else { throw Unfamiliar() }
    guard scalar.hasEscape else {
      return builder.addVerbatim(scalar.style, at: scalar.extent)
    }
    text.removeAll(keepingCapacity: true)
    var isSecond = false
    for byte in bytes[scalar.inner] {
      isSecond = byte == UInt8(ascii: "'") && !isSecond
      if !isSecond { text.append(byte) }
    }
    let text = text
    builder.addScalar(scalar.style, at: scalar.extent, value: text.span)
  }
}
