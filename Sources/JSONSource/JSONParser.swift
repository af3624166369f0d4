import SourceTree

/// One pass over a JSON text.
struct JSONParser {
  private let source: [UInt8]
  private var index = 0
  private var builder: SourceTreeBuilder

  init(_ source: [UInt8], file: FileID) throws(JSONFailure) {
    do {
      _ = try UTF8Span(validating: source.span)
    } catch {
      throw JSONFailure(
        message: "bytes that are not UTF-8", range: error.byteOffsets,
        help: "save the text as UTF-8")
    }
    self.source = source
    builder = SourceTreeBuilder(file: file, source: source, mapping: JSONValueMapping())
    builder.reserveCapacity(source.count / 10 + 1)
  }

  /// The whole text as one value.
  mutating func document() throws(JSONFailure) -> SourceNode? {
    // A byte order mark, which Windows programs write; RFC 8259 lets readers pass over it.
    if source.starts(with: "\u{FEFF}".utf8) { index = 3 }
    try value()
    skipBlanks()
    guard index == source.count else {
      throw failure("expected nothing behind the value", help: "a text holds one value")
    }
    return builder.finish()
  }

  private mutating func value() throws(JSONFailure) {
    skipBlanks()
    switch next {
    case "{": try object()
    case "[":
      try collection(.sequence, until: "]") { parser throws(JSONFailure) in try parser.value() }
    case "\"": _ = try string()
    case "-", "0"..."9": try number()
    default: try word()
    }
  }

  private mutating func object() throws(JSONFailure) {
    var keys: [[UInt8]: Range<Int>] = [:]
    try collection(.mapping, until: "}") { parser throws(JSONFailure) in
      guard parser.next == "\"" else {
        throw parser.failure("expected a key in double quotes", help: "write \"name\": value")
      }
      let start = parser.index
      let key = try parser.string().value
      let extent = start..<parser.index
      if let earlier = keys.updateValue(extent, forKey: key) {
        let name = String(decoding: key, as: UTF8.self)
        throw JSONFailure(
          code: .jsonDuplicateKey, message: "the key \"\(name)\" stands here twice", range: extent,
          help: "keep one of them", earlier: earlier)
      }
      parser.skipBlanks()
      guard parser.take(":") else { throw parser.failure("expected ':' behind the key") }
      try parser.value()
    }
  }

  /// An object or a list, with its brackets and commas.
  private mutating func collection(
    _ kind: SourceNode.Kind, until end: Unicode.Scalar,
    _ element: (inout JSONParser) throws(JSONFailure) -> Void
  ) throws(JSONFailure) {
    guard builder.depth < JSONReader.depthLimit else {
      throw JSONFailure(
        code: .jsonTooDeep, message: "nested deeper than \(JSONReader.depthLimit) levels",
        range: index..<index + 1, help: "a profile needs four")
    }
    // One byte wide for now: an empty range would take on that of the first key.
    builder.open(kind, at: index..<index + 1)
    index += 1
    skipBlanks()
    if next != end {
      repeat {
        skipBlanks()
        try element(&self)
        skipBlanks()
      } while take(",")
    }
    guard take(end) else { throw failure("expected ',' or '\(end)'") }
    builder.close(endingAt: index)
  }

  private mutating func string() throws(JSONFailure) -> JSONString {
    let string = try JSONString(source, at: index)
    builder.addScalar(.doubleQuoted, at: index..<string.index, value: string.value.span)
    index = string.index
    return string
  }

  private mutating func number() throws(JSONFailure) {
    let start = index
    _ = take("-")
    let isZero = take("0")
    if isZero, isDigit { throw failure("a number does not begin with 0", help: "leave the 0 out") }
    if !isZero { try digits() }
    if take(".") { try digits() }
    if take("e") || take("E") {
      _ = take("+") || take("-")
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
    while "a"..."z" ~= next || "A"..."Z" ~= next { index += 1 }
    let word = String(decoding: source[start..<index], as: UTF8.self)
    if ["true", "false", "null"].contains(word) { return addPlain(from: start) }
    guard !word.isEmpty else { throw failure("expected a value") }
    throw JSONFailure(
      message: "\"\(word)\" is not a JSON value", range: start..<index,
      help: "write true, false, null, a number, or text in double quotes")
  }

  private mutating func addPlain(from start: Int) {
    let source = source
    builder.addScalar(.plain, at: start..<index, value: source.span.extracting(start..<index))
  }

  /// The byte that stands here, as a character; zero at the end.
  private var next: Unicode.Scalar { Unicode.Scalar(index < source.count ? source[index] : 0) }

  private var isDigit: Bool { "0"..."9" ~= next }

  /// Goes on behind a character; false when another stands here.
  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard next == character, index < source.count else { return false }
    index += 1
    return true
  }

  private mutating func skipBlanks() {
    while next == " " || next == "\n" || next == "\r" || next == "\t" { index += 1 }
  }

  private func failure(_ expectation: String, help: String? = nil) -> JSONFailure {
    let message = expectation + (index < source.count ? "" : ", found the end")
    return JSONFailure(message: message, range: index..<index + 1, help: help)
  }
}
