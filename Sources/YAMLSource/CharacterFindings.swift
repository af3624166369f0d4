import SourceTree

extension Diagnostic.Code {
  /// A byte that does not belong to UTF-8 text.
  static let notUTF8: Self = "not-utf8"
  /// A file in UTF-16.
  static let utf16File: Self = "utf16-file"
  /// A zero byte.
  static let nulCharacter: Self = "nul-character"
  /// A control character that has no meaning in a text.
  static let controlCharacter: Self = "control-character"
  /// A line break that only some programs see as one.
  static let lineSeparator: Self = "line-separator"
  /// A byte order mark that is not at the start.
  static let byteOrderMark: Self = "byte-order-mark"
  /// A code that Unicode reserves.
  static let notACharacter: Self = "not-a-character"
}

extension Diagnostic {
  static func wideEncoding(_ file: FileID, _ encoding: String) -> Diagnostic {
    Diagnostic(
      .error, .utf16File, "the file is in \(encoding), not in UTF-8",
      at: SourceRange(file: file, lower: 0, upper: 0), help: "save the file as UTF-8")
  }

  static func moreBadCharacters(_ count: Int, _ file: FileID) -> Diagnostic {
    Diagnostic(
      .error, .tooManyFindings, "\(count) more characters cannot be read and are not listed",
      at: SourceRange(file: file, lower: 0, upper: 0), help: "the file may not be a text file")
  }

  static func badCharacter(
    _ problem: ScannedCharacter.Problem, _ scalar: Unicode.Scalar?, byte: UInt8,
    at range: SourceRange
  ) -> Diagnostic {
    let name = codePointName(scalar?.value ?? UInt32(byte))
    switch problem {
    case .notUTF8:
      let hex = String(byte, radix: 16, uppercase: true)
      return Diagnostic(
        .error, .notUTF8, "the byte 0x\(hex.count < 2 ? "0" : "")\(hex) is not part of UTF-8 text",
        at: range, help: "save the file as UTF-8")
    case .nul:
      return Diagnostic(
        .error, .nulCharacter, "a zero byte is in the text", at: range,
        help: "remove it; the file may be damaged or not be a text file")
    case .control:
      return Diagnostic(
        .error, .controlCharacter, "the control character \(name) is in the text", at: range,
        help: "remove it, or write it as an escape in double quotes"
      ).fixing(range, "", .ask)
    case .lineSeparator:
      return Diagnostic(
        .error, .lineSeparator,
        "\(name) is in the text: YAML sees a line break here, and editors do not", at: range,
        help: "use an ordinary line break or a blank"
      ).fixing(range, " ", .ask)
    case .byteOrderMark:
      return Diagnostic(
        .error, .byteOrderMark, "an invisible byte order mark is in the middle of the text",
        at: range, help: "remove it; only the first bytes of a file may be one"
      ).fixing(range, "", .safe)
    case .notACharacter:
      return Diagnostic(
        .error, .notACharacter, "\(name) is not a character", at: range, help: "remove it")
    }
  }

  private static func codePointName(_ value: UInt32) -> String {
    let hex = String(value, radix: 16, uppercase: true)
    let name = "U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
    let known: [UInt32: String] = [
      0x85: "next line", 0x2028: "line separator", 0x2029: "paragraph separator", 0x7F: "delete",
      0x1B: "escape", 8: "backspace", 12: "form feed", 11: "vertical tab",
    ]
    return known[value].map { "\(name) (\($0))" } ?? name
  }
}
