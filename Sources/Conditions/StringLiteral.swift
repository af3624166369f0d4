import SourceTree

/// Reads one quoted text with CEL's escapes.
struct StringLiteral {
  private let bytes: [UInt8]
  private let start: Int
  private var value: [UInt8] = []
  /// The byte behind the closing quote once the text was read.
  private(set) var end: Int

  /// - Parameter start: the opening quote.
  init(bytes: [UInt8], start: Int) {
    self.bytes = bytes
    self.start = start
    end = start + 1
  }

  /// Reads up to the closing quote and returns the characters in between.
  mutating func read(_ report: inout ConditionReport) -> String {
    while end < bytes.count, bytes[end] != bytes[start], bytes[end] != UInt8(ascii: "\n") {
      if bytes[end] == UInt8(ascii: "\\") {
        readEscape(&report)
      } else {
        value.append(bytes[end])
        end += 1
      }
    }
    if end < bytes.count, bytes[end] == bytes[start] {
      end += 1
    } else {
      report.add(
        "condition-unclosed-text", "the text that begins here is not closed", at: start..<end,
        help: "close it with the same quote; where YAML takes \" #\" for a comment, quote the "
          + "whole condition or write it as a block behind \"|\"")
    }
    return String(decoding: value, as: UTF8.self)
  }

  private mutating func readEscape(_ report: inout ConditionReport) {
    let letter = end + 1 < bytes.count ? bytes[end + 1] : 0
    if let byte = Self.simple[letter] {
      value.append(byte)
      end += 2
    } else if let scalar = scalar(letter) {
      value.append(contentsOf: String(Character(scalar.value)).utf8)
      end = scalar.end
    } else {
      // The closing quote and the line end are never part of an escape that is not known.
      let width = letter == 0 || letter == UInt8(ascii: "\n") ? 1 : 2
      var next = end + width
      while next < bytes.count, bytes[next] & 0xC0 == 0x80 { next += 1 }
      report.add(
        "condition-escape", "the text holds an escape that is not known", at: end..<next,
        help: "write \"\\\\\" for a backslash")
      end = next
    }
  }

  private func scalar(_ letter: UInt8) -> (value: Unicode.Scalar, end: Int)? {
    let digits: Range<Int>
    let radix: Int
    switch letter {
    case UInt8(ascii: "x"), UInt8(ascii: "X"): (digits, radix) = (end + 2..<end + 4, 16)
    case UInt8(ascii: "u"): (digits, radix) = (end + 2..<end + 6, 16)
    case UInt8(ascii: "U"): (digits, radix) = (end + 2..<end + 10, 16)
    case UInt8(ascii: "0")...UInt8(ascii: "3"): (digits, radix) = (end + 1..<end + 4, 8)
    default: return nil
    }
    guard digits.upperBound <= bytes.count, bytes[digits].allSatisfy({ $0.isASCIIAlphanumeric }),
      let code = UInt32(String(decoding: bytes[digits], as: UTF8.self), radix: radix),
      let value = Unicode.Scalar(code)
    else { return nil }
    return (value, digits.upperBound)
  }

  private static let simple: [UInt8: UInt8] = [
    UInt8(ascii: "a"): 0x07, UInt8(ascii: "b"): 0x08, UInt8(ascii: "t"): 0x09,
    UInt8(ascii: "n"): 0x0A, UInt8(ascii: "v"): 0x0B, UInt8(ascii: "f"): 0x0C,
    UInt8(ascii: "r"): 0x0D, UInt8(ascii: "\\"): UInt8(ascii: "\\"),
    UInt8(ascii: "?"): UInt8(ascii: "?"), UInt8(ascii: "\""): UInt8(ascii: "\""),
    UInt8(ascii: "'"): UInt8(ascii: "'"), UInt8(ascii: "`"): UInt8(ascii: "`"),
  ]
}

extension UInt8 {
  /// Whether this is a letter or digit of ASCII, as in the digits of an escape.
  fileprivate var isASCIIAlphanumeric: Bool {
    continuesName && self != UInt8(ascii: "_")
  }
}
