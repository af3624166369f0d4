import JSONWriting

/// The format for programs: one document, one line for each finding, keys always in the same order.
struct JSONFormat {
  /// Raised when a key is renamed or removed, not when one is added.
  private static let version = 1

  let places: SourcePlaces

  func render(_ findings: [Diagnostic]) -> String {
    let lines = findings.map { "\n  " + finding($0) }.joined(separator: ",")
    return "{\"format\":\(Self.version),\"findings\":[\(lines)\n]}\n"
  }

  /// Each finding as a document of its own, with the version in front.
  func lines(_ findings: [Diagnostic]) -> String {
    findings.map { "{\"format\":\(Self.version)," + finding($0).dropFirst() + "\n" }.joined()
  }

  private func finding(_ finding: Diagnostic) -> String {
    JSONValue.object(
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

  private func place(_ range: SourceRange?) -> [(String, JSONValue)] {
    guard let range else { return [("file", .null), ("start", .null), ("end", .null)] }
    return [
      ("file", .string(places.files[range.file].name)),
      ("start", position(range.lower, in: range.file)),
      ("end", position(range.upper, in: range.file)),
    ]
  }

  private func position(_ offset: Int, in file: FileID) -> JSONValue {
    let position = places.table(of: file).position(of: offset)
    return .object([
      ("byte", .number(offset)), ("line", .number(position.line)),
      ("column", .number(position.column)),
    ])
  }

  private func fix(_ fix: Diagnostic.Fix) -> JSONValue {
    let edit: [(String, JSONValue)] = [
      ("file", .string(places.files[fix.range.file].name)), ("startByte", .number(fix.range.lower)),
      ("endByte", .number(fix.range.upper)), ("text", .string(fix.replacement)),
    ]
    return .object([
      ("applicability", .string(fix.applicability.rawValue)), ("edits", .array([.object(edit)])),
    ])
  }
}
