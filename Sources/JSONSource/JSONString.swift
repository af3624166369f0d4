import SourceTree

/// Reads one string of a JSON text, from quote to quote.
struct JSONString {
  private let source: [UInt8]
  private(set) var index: Int
  /// Where each byte of the value is written; kept only on request.
  private(set) var places: ValueMap?
  private var value: [UInt8]?

  init(_ source: [UInt8], from start: Int, keepingPlaces: Bool = false) {
    self.source = source
    index = start
    if keepingPlaces {
      places = ValueMap(starts: [], ends: [])
      value = []
    }
  }

  /// The value; nil when it is what stands between the quotes.
  mutating func read() throws(JSONFailure) -> [UInt8]? {
    let start = index
    index += 1
    while index < source.count {
      switch source[index] {
      case UInt8(ascii: "\""):
        index += 1
        return value
      case UInt8(ascii: "\\"):
        if value == nil { value = Array(source[start + 1..<index]) }
        try readEscape()
      case ..<0x20:
        throw failure("a control character in a string", help: "write it as \\u00XX")
      case 0x80...:
        try readCharacter()
      default:
        append([source[index]], width: 1)
      }
    }
    throw JSONFailure(
      message: "the string does not end", range: start..<index, help: "close it with '\"'")
  }

  private mutating func append(_ bytes: some Collection<UInt8>, width: Int) {
    if value != nil { value? += bytes }
    if places != nil {
      places?.starts += Array(repeating: index, count: bytes.count)
      places?.ends += Array(repeating: index + width, count: bytes.count)
    }
    index += width
  }

  /// A character of two to four bytes, of which Unicode says which there are.
  private mutating func readCharacter() throws(JSONFailure) {
    var rest = source[index...].prefix(4).makeIterator()
    var decoder = UTF8()
    guard case .scalarValue(let scalar) = decoder.decode(&rest) else {
      throw failure("bytes that are not UTF-8", help: "save the text as UTF-8")
    }
    append(Array(String(Character(scalar)).utf8), width: UTF8.width(scalar))
  }

  private mutating func readEscape() throws(JSONFailure) {
    let letter = index + 1 < source.count ? source[index + 1] : 0
    if letter == UInt8(ascii: "u") { return try readUnicode() }
    let escapes: [UInt8: UInt8] = [
      UInt8(ascii: "\""): 34, UInt8(ascii: "\\"): 92, UInt8(ascii: "/"): 47,
      UInt8(ascii: "b"): 8, UInt8(ascii: "f"): 12, UInt8(ascii: "n"): 10,
      UInt8(ascii: "r"): 13, UInt8(ascii: "t"): 9,
    ]
    guard let byte = escapes[letter] else {
      throw failure(
        "an escape that JSON does not have", width: 2,
        help: "the escapes are \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX")
    }
    append([byte], width: 2)
  }

  private mutating func readUnicode() throws(JSONFailure) {
    guard let first = unit(at: index) else {
      throw failure("'\\u' without four hexadecimal digits", width: 2)
    }
    var units = [first]
    if UTF16.isLeadSurrogate(first), let second = unit(at: index + 6) { units.append(second) }
    var rest = units.makeIterator()
    var decoder = UTF16()
    guard case .scalarValue(let scalar) = decoder.decode(&rest) else {
      throw failure("half of a surrogate pair, which is not a character", width: 6)
    }
    append(Array(String(Character(scalar)).utf8), width: 6 * UTF16.width(scalar))
  }

  /// The number behind a `\u`.
  private func unit(at start: Int) -> UInt16? {
    guard start + 6 <= source.count, source[start] == UInt8(ascii: "\\"),
      source[start + 1] == UInt8(ascii: "u"),
      source[start + 2..<start + 6].allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit })
    else { return nil }
    return UInt16(String(decoding: source[start + 2..<start + 6], as: UTF8.self), radix: 16)
  }

  private func failure(_ message: String, width: Int = 1, help: String? = nil) -> JSONFailure {
    JSONFailure(message: message, range: index..<index + width, help: help)
  }
}

/// Follows a JSON string's value back to its file by reading it a second time.
struct JSONValueMapping: ValueMapping {
  func map(_ scalar: WrittenScalar, in source: [UInt8]) -> ValueMap? {
    guard scalar.style == .doubleQuoted else {
      let extent = scalar.extent
      return ValueMap(starts: Array(extent), ends: extent.map { $0 + 1 })
    }
    var reader = JSONString(source, from: scalar.extent.lowerBound, keepingPlaces: true)
    guard let value = try? reader.read(), value.elementsEqual(scalar.value) else { return nil }
    return reader.places
  }
}
