/// The format for programs: one document, one line for each finding, keys always in the same order.
struct JSONFormat {
  /// Raised when a key is renamed or removed, not when one is added.
  private static let version = 1

  let places: SourcePlaces

  func render(_ findings: [Diagnostic]) -> String {
    let lines = findings.map { "\n  " + finding($0) }.joined(separator: ",")
    return "{\"format\":\(Self.version),\"findings\":[\(lines)\n]}\n"
  }

  private func finding(_ finding: Diagnostic) -> String {
    JSONText.object(
      [
        ("code", .string(finding.code.name)),
        ("severity", .string(finding.severity.rawValue)),
        ("message", .string(finding.message)),
      ] + place(finding.range) + [
        ("label", finding.label.map { .string($0) } ?? .null),
        (
          "labels",
          .array(finding.labels.map { .object(place($0.range) + [("text", .string($0.text))]) })
        ),
        ("notes", .array(finding.notes.map { .string($0) })),
        ("help", finding.help.map { .string($0) } ?? .null),
        ("fixes", .array(finding.fixes.map(fix))),
      ] + (finding.witness.map { [("witness", .string($0))] } ?? [])
    ).text
  }

  private func place(_ range: SourceRange?) -> [(String, JSONText)] {
    guard let range else { return [("file", .null), ("start", .null), ("end", .null)] }
    return [
      ("file", .string(places.files[range.file].name)),
      ("start", position(range.lower, in: range.file)),
      ("end", position(range.upper, in: range.file)),
    ]
  }

  private func position(_ offset: Int, in file: FileID) -> JSONText {
    let position = places.table(of: file).position(of: offset)
    return .object([
      ("byte", .number(offset)), ("line", .number(position.line)),
      ("column", .number(position.column)),
    ])
  }

  private func fix(_ fix: Diagnostic.Fix) -> JSONText {
    let edit: [(String, JSONText)] = [
      ("file", .string(places.files[fix.range.file].name)), ("startByte", .number(fix.range.lower)),
      ("endByte", .number(fix.range.upper)), ("text", .string(fix.replacement)),
    ]
    return .object([
      ("applicability", .string(fix.applicability.rawValue)), ("edits", .array([.object(edit)])),
    ])
  }
}

/// A piece of JSON without blanks.
struct JSONText {
  let text: String

  static let null = JSONText(text: "null")

  static func number(_ value: Int) -> JSONText {
    JSONText(text: String(value))
  }

  static func array(_ elements: [JSONText]) -> JSONText {
    JSONText(text: "[" + elements.map(\.text).joined(separator: ",") + "]")
  }

  static func object(_ members: [(String, JSONText)]) -> JSONText {
    let texts = members.map { "\(string($0.0).text):\($0.1.text)" }
    return JSONText(text: "{" + texts.joined(separator: ",") + "}")
  }

  static func string(_ value: String) -> JSONText {
    var result = "\""
    for scalar in value.unicodeScalars {
      switch scalar.value {
      case 0x22: result += "\\\""
      case 0x5C: result += "\\\\"
      case 0x0A: result += "\\n"
      case 0x0D: result += "\\r"
      case 0x09: result += "\\t"
      case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029: result += escape(scalar)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return JSONText(text: result + "\"")
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    let hex = String(scalar.value, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - hex.utf8.count) + hex
  }
}
