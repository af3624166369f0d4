/// Texts as JSON writes them.
public enum JSONString {
  /// Appends a text in quotes; what needs no escape is copied in runs.
  public static func append(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { utf8 in
      var start = utf8.startIndex
      for index in utf8.indices where needsEscape(utf8[index]) {
        bytes.append(contentsOf: utf8[start..<index])
        append(escaped: utf8[index], to: &bytes)
        start = index + 1
      }
      bytes.append(contentsOf: utf8[start...])
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Whether a byte cannot stand in a string as it is.
  static func needsEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == 0x7F || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private static func append(escaped byte: UInt8, to bytes: inout [UInt8]) {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"):
      bytes.append(UInt8(ascii: "\\"))
      bytes.append(byte)
    case UInt8(ascii: "\n"): bytes += #"\n"#.utf8
    case UInt8(ascii: "\r"): bytes += #"\r"#.utf8
    case UInt8(ascii: "\t"): bytes += #"\t"#.utf8
    default:
      let hex = String(byte, radix: 16)
      bytes += #"\u00"#.utf8
      if hex.utf8.count == 1 { bytes.append(UInt8(ascii: "0")) }
      bytes += hex.utf8
    }
  }
}
