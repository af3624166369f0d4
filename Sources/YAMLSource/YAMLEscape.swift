/// One escape of a double-quoted scalar.
struct YAMLEscape {
  /// What it stands for, in UTF-8.
  let value: [UInt8]
  /// How many bytes of the file it takes.
  let length: Int

  /// Reads the escape whose backslash is at an offset; nil when there is none that YAML or JSON know.
  init?(_ text: LineBreaks, at offset: Int) {
    let kind = text[offset + 1]
    if let simple = Self.simple[kind] {
      value = simple
      length = 2
      return
    }
    let digits: [UInt8: Int] = [UInt8(ascii: "x"): 2, UInt8(ascii: "u"): 4, UInt8(ascii: "U"): 8]
    guard let count = digits[kind], let code = Self.number(text, at: offset + 2, digits: count)
    else { return nil }
    if let scalar = Unicode.Scalar(code) {
      value = Array(String(scalar).utf8)
      length = 2 + count
    } else if let pair = Self.surrogatePair(text, at: offset) {
      value = Array(String(pair).utf8)
      length = Self.pairLength
    } else {
      return nil
    }
  }

  /// The length of two escapes such as `\ud83d\ude00`.
  static let pairLength = 12

  /// The character that two escapes with surrogates make, as JSON writes it.
  static func surrogatePair(_ text: LineBreaks, at offset: Int) -> Unicode.Scalar? {
    let backslash = UInt8(ascii: "\\")
    let u = UInt8(ascii: "u")
    guard text[offset] == backslash, text[offset + 1] == u, text[offset + 6] == backslash,
      text[offset + 7] == u, let high = number(text, at: offset + 2, digits: 4),
      let low = number(text, at: offset + 8, digits: 4), 0xD800..<0xDC00 ~= high,
      0xDC00..<0xE000 ~= low
    else { return nil }
    return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
  }

  private static func number(_ text: LineBreaks, at offset: Int, digits: Int) -> UInt32? {
    var value: UInt32 = 0
    for index in offset..<(offset + digits) {
      guard let digit = Character(Unicode.Scalar(text[index])).hexDigitValue else { return nil }
      value = value << 4 | UInt32(digit)
    }
    return value
  }

  private static let simple: [UInt8: [UInt8]] = [
    UInt8(ascii: "0"): [0], UInt8(ascii: "a"): [7], UInt8(ascii: "b"): [8],
    UInt8(ascii: "t"): [9], 9: [9], UInt8(ascii: "n"): [10], UInt8(ascii: "v"): [11],
    UInt8(ascii: "f"): [12], UInt8(ascii: "r"): [13], UInt8(ascii: "e"): [27],
    UInt8(ascii: " "): [32], UInt8(ascii: "\""): [34], UInt8(ascii: "/"): [47],
    UInt8(ascii: "\\"): [92], UInt8(ascii: "N"): [0xC2, 0x85], UInt8(ascii: "_"): [0xC2, 0xA0],
    UInt8(ascii: "L"): [0xE2, 0x80, 0xA8], UInt8(ascii: "P"): [0xE2, 0x80, 0xA9],
  ]
}
