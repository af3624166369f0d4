/// Texts as JSON writes them.
///
/// Beside what JSON asks for, all that steers a terminal or ends a line of JavaScript is escaped: the controls up to U+009F,
/// U+2028 and U+2029. Letters of all languages, and slashes, are written as they are.
package enum JSONString {
  /// Appends a text in quotes; what needs no escape is copied in runs.
  package static func append(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { utf8 in
      var (start, index) = (0, 0)
      while index < utf8.count {
        let width = escapedWidth(utf8, at: index)
        guard width > 0 else {
          index += 1
          continue
        }
        bytes.append(contentsOf: utf8[start..<index])
        append(escaped: utf8[index..<index + width], to: &bytes)
        index += width
        start = index
      }
      bytes.append(contentsOf: utf8[start...])
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Whether a text stands between quotes as it is.
  package static func isPlain(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    utf8.indices.allSatisfy { escapedWidth(utf8, at: $0) == 0 }
  }

  /// How many bytes a character has that needs an escape; 0 for one that needs none, and inside a character.
  private static func escapedWidth(_ utf8: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    func isNext(_ offset: Int, _ bytes: ClosedRange<UInt8>) -> Bool {
      index + offset < utf8.count && bytes ~= utf8[index + offset]
    }
    switch utf8[index] {
    case ..<0x20, 0x7F, UInt8(ascii: "\""), UInt8(ascii: "\\"): return 1
    case 0xC2 where isNext(1, 0x80...0x9F): return 2
    case 0xE2 where isNext(1, 0x80...0x80) && isNext(2, 0xA8...0xA9): return 3
    default: return 0
    }
  }

  private static func append(
    escaped character: Slice<UnsafeBufferPointer<UInt8>>, to bytes: inout [UInt8]
  ) {
    let first = character[character.startIndex]
    switch first {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), first]
    case UInt8(ascii: "\n"): bytes += #"\n"#.utf8
    case UInt8(ascii: "\r"): bytes += #"\r"#.utf8
    case UInt8(ascii: "\t"): bytes += #"\t"#.utf8
    default:
      for unit in String(decoding: character, as: UTF8.self).utf16 {
        let hex = String(unit, radix: 16)
        bytes += #"\u"#.utf8
        bytes += repeatElement(UInt8(ascii: "0"), count: 4 - hex.utf8.count)
        bytes += hex.utf8
      }
    }
  }
}
