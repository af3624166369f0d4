import SourceTree

/// One pass over a JSON text.
struct JSONParser {
  private let source: [UInt8]
  private var index = 0
  private var builder: SourceTreeBuilder

  init(_ source: [UInt8], file: FileID) {
    self.source = source
    builder = SourceTreeBuilder(file: file, source: source, mapping: JSONValueMapping())
    builder.reserveCapacity(source.count / 10 + 1)
  }

  /// The whole text as one value.
  mutating func document() throws(JSONFailure) -> SourceNode? {
    skipBlanks()
    guard index < source.count else {
      throw JSONFailure(
        message: "there is nothing here", range: 0..<source.count, help: "expected one JSON value")
    }
    try value()
    skipBlanks()
    guard index == source.count else {
      throw failure(
        "expected nothing behind the value", help: "a line or file holds one JSON value")
    }
    let finished = builder
    return finished.finish()
  }

  private mutating func value() throws(JSONFailure) {
    switch byte {
    case UInt8(ascii: "{"): try object()
    case UInt8(ascii: "["): try array()
    case UInt8(ascii: "\""): _ = try string()
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try number()
    default: try word()
    }
  }

  private mutating func object() throws(JSONFailure) {
    try open(.mapping)
    var keys = JSONKeys()
    try elements(until: UInt8(ascii: "}")) { parser throws(JSONFailure) in
      guard parser.byte == UInt8(ascii: "\"") else {
        throw parser.failure("expected a key in double quotes", help: "write \"name\": value")
      }
      let node = parser.builder.count
      let extent = try parser.string()
      if let earlier = keys.add(node, at: extent, parser.builder) {
        let name = String(decoding: parser.builder.value(of: node), as: UTF8.self)
        throw JSONFailure(
          code: .jsonDuplicateKey, message: "the key \"\(name)\" stands here twice", range: extent,
          help: "keep one of them", earlier: earlier)
      }
      parser.skipBlanks()
      guard parser.byte == UInt8(ascii: ":") else {
        throw parser.failure("expected ':' behind the key")
      }
      parser.index += 1
      parser.skipBlanks()
      try parser.value()
    }
  }

  private mutating func array() throws(JSONFailure) {
    try open(.sequence)
    try elements(until: UInt8(ascii: "]")) { parser throws(JSONFailure) in try parser.value() }
  }

  private mutating func open(_ kind: SourceNode.Kind) throws(JSONFailure) {
    guard builder.depth < JSONReader.depthLimit else {
      throw JSONFailure(
        code: .jsonTooDeep, message: "nested deeper than \(JSONReader.depthLimit) levels",
        range: index..<index + 1, help: "a profile needs four")
    }
    // One byte wide for now: an empty range would take on that of the first key.
    builder.open(kind, at: index..<index + 1)
    index += 1
  }

  /// The elements of a collection up to its end, with their commas.
  private mutating func elements(
    until end: UInt8, _ element: (inout JSONParser) throws(JSONFailure) -> Void
  ) throws(JSONFailure) {
    skipBlanks()
    if byte != end {
      try element(&self)
      skipBlanks()
      while byte == UInt8(ascii: ",") {
        index += 1
        skipBlanks()
        try element(&self)
        skipBlanks()
      }
    }
    guard byte == end else {
      throw failure("expected ',' or '\(Character(Unicode.Scalar(end)))'")
    }
    index += 1
    builder.close(endingAt: index)
  }

  /// A string with its quotes; decoded only when it holds an escape.
  private mutating func string() throws(JSONFailure) -> Range<Int> {
    var reader = JSONString(source, from: index)
    let value = try reader.read()
    let extent = index..<reader.index
    if let value {
      builder.addScalar(.doubleQuoted, at: extent, value: value.span)
    } else {
      let source = source
      builder.addScalar(
        .doubleQuoted, at: extent, value: source.span.extracting(index + 1..<reader.index - 1))
    }
    index = reader.index
    return extent
  }

  private mutating func number() throws(JSONFailure) {
    let start = index
    if byte == UInt8(ascii: "-") { index += 1 }
    if byte == UInt8(ascii: "0") {
      index += 1
      if isDigit { throw failure("a number does not begin with 0", help: "leave the 0 out") }
    } else {
      try digits()
    }
    if byte == UInt8(ascii: ".") {
      index += 1
      try digits()
    }
    if byte | 0x20 == UInt8(ascii: "e") {
      index += 1
      if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { index += 1 }
      try digits()
    }
    addPlain(from: start)
  }

  private mutating func digits() throws(JSONFailure) {
    guard isDigit else { throw failure("expected a digit") }
    while isDigit { index += 1 }
  }

  private mutating func word() throws(JSONFailure) {
    let start = index
    while UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20 { index += 1 }
    let word = String(decoding: source[start..<index], as: UTF8.self)
    guard ["true", "false", "null"].contains(word) else {
      let range = start..<max(index, start + 1)
      guard !word.isEmpty else { index = start; throw failure("expected a value") }
      throw JSONFailure(
        message: "\"\(word)\" is not a JSON value", range: range,
        help: "write true, false, null, a number, or text in double quotes")
    }
    addPlain(from: start)
  }

  private mutating func addPlain(from start: Int) {
    let source = source
    builder.addScalar(
      .plain, at: start..<index, value: source.span.extracting(start..<index))
  }

  private var byte: UInt8 {
    index < source.count ? source[index] : 0
  }

  private var isDigit: Bool {
    UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
  }

  private mutating func skipBlanks() {
    while byte == 32 || byte == 10 || byte == 13 || byte == 9 { index += 1 }
  }

  private func failure(_ expectation: String, help: String? = nil) -> JSONFailure {
    let found = index < source.count ? "" : ", found the end"
    return JSONFailure(message: expectation + found, range: index..<index + 1, help: help)
  }
}

/// The keys of one object so far; few are compared one by one, many are found by their bytes.
private struct JSONKeys {
  private var extents: [[UInt8]: Range<Int>] = [:]

  /// Adds a key; where the same key stood before, if it did.
  mutating func add(
    _ node: Int, at extent: Range<Int>, _ builder: SourceTreeBuilder
  ) -> Range<Int>? {
    extents.updateValue(extent, forKey: Array(builder.value(of: node)))
  }
}
