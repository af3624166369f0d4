import SourceTree

/// Reads one string of a JSON text, from quote to quote.
struct JSONString {
  private let source: [UInt8]
  private(set) var index: Int
  /// What it says.
  private(set) var value: [UInt8] = []
  /// Where each byte of the value is written.
  private(set) var places = ValueMap(starts: [], ends: [])

  /// Reads the string whose opening quote stands at an offset.
  init(_ source: [UInt8], at start: Int) throws(JSONFailure) {
    self.source = source
    index = start + 1
    while index < source.count {
      switch source[index] {
      case UInt8(ascii: "\""):
        index += 1
        return
      case UInt8(ascii: "\\"): try readEscape()
      case ..<0x20:
        throw failure("a control character in a string", help: #"write it as \u and four digits"#)
      default: append(CollectionOfOne(source[index]), width: 1)
      }
    }
    throw JSONFailure(
      message: "the string does not end", range: start..<index, help: "close it with '\"'")
  }

  private mutating func append(_ bytes: some Collection<UInt8>, width: Int) {
    value += bytes
    places.starts += repeatElement(index, count: bytes.count)
    places.ends += repeatElement(index + width, count: bytes.count)
    index += width
  }

  private mutating func readEscape() throws(JSONFailure) {
    let letter = index + 1 < source.count ? source[index + 1] : 0
    if letter == UInt8(ascii: "u") { return try readUnicode() }
    guard let position = Self.letters.firstIndex(of: letter) else {
      throw failure(
        "an escape that JSON does not have", width: 2,
        help: #"the escapes are \" \\ \/ \b \f \n \r \t, and \u with four hexadecimal digits"#)
    }
    append(CollectionOfOne(Self.meanings[position]), width: 2)
  }

  /// The letters of the escapes that are one letter long, and what they stand for.
  private static let letters = Array("\"\\/bfnrt".utf8)
  private static let meanings = Array("\"\\/\u{8}\u{C}\n\r\t".utf8)

  private mutating func readUnicode() throws(JSONFailure) {
    guard let first = unit(at: index) else {
      throw failure("'\\u' without four hexadecimal digits", width: 2)
    }
    let second = UTF16.isLeadSurrogate(first) ? unit(at: index + 6) : nil
    let units = [first, second].compactMap(\.self)
    guard let character = String(validating: units, as: UTF16.self) else {
      throw failure("half of a surrogate pair, which is not a character", width: 6)
    }
    append(character.utf8, width: 6 * units.count)
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

/// Follows a string's value back to its file by reading it a second time.
struct JSONValueMapping: ValueMapping {
  func map(_ scalar: WrittenScalar, in source: [UInt8]) -> ValueMap? {
    let extent = scalar.extent
    guard scalar.style == .doubleQuoted else {
      return ValueMap(starts: Array(extent), ends: extent.map { $0 + 1 })
    }
    return try? JSONString(source, at: extent.lowerBound).places
  }
}
