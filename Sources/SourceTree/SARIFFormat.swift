import JSONWriting

/// SARIF 2.1.0: one run, its rules and its results, in the order of the findings.
struct SARIFFormat {
  private static let schema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

  let places: SourcePlaces
  let context: ReportContext

  func render(_ findings: [Diagnostic]) -> String {
    let codes = Set(findings.map(\.code)).sorted()
    var fingerprints = Fingerprints()
    let results = findings.map { finding in
      let mark = fingerprints.mark(of: finding, text: text(at: finding.range), file: file(finding))
      return result(finding, index: codes.firstIndex(of: finding.code) ?? 0, fingerprint: mark)
    }
    var driver: [(String, JSONValue)] = [("name", .string("plumbline"))]
    if !context.version.isEmpty { driver.append(("version", .string(context.version))) }
    driver.append(("rules", .array(codes.map(rule))))
    let run = JSONValue.object([
      ("tool", .object([("driver", .object(driver))])),
      ("columnKind", .string("unicodeCodePoints")), ("results", .array(results)),
    ])
    return JSONValue.object([
      ("$schema", .string(Self.schema)), ("version", .string("2.1.0")), ("runs", .array([run])),
    ]).text + "\n"
  }

  private func rule(_ code: Diagnostic.Code) -> JSONValue {
    var members: [(String, JSONValue)] = [("id", .string(code.name))]
    if let rule = context.rules[code] {
      members += [
        ("shortDescription", message(rule.summary)), ("fullDescription", message(rule.reason)),
        ("help", .object([("text", .string(rule.page)), ("markdown", .string(rule.page))])),
        ("helpUri", .string(rule.address)),
      ]
    }
    return .object(members)
  }

  private func result(_ finding: Diagnostic, index: Int, fingerprint: String) -> JSONValue {
    let lines = [finding.message] + finding.notes + (finding.help.map { ["help: \($0)"] } ?? [])
    var members: [(String, JSONValue)] = [
      ("ruleId", .string(finding.code.name)), ("ruleIndex", .number(index)),
      ("level", .string(finding.severity.rawValue)),
      ("message", message(lines.joined(separator: "\n"))),
    ]
    if let range = finding.range { members.append(("locations", .array([location(range)]))) }
    if !finding.labels.isEmpty {
      let labels = finding.labels.enumerated().map { index, label in
        location(label.range, id: index + 1, text: label.text)
      }
      members.append(("relatedLocations", .array(labels)))
    }
    members.append(
      ("partialFingerprints", .object([("plumblineFinding/v1", .string(fingerprint))])))
    if !finding.fixes.isEmpty { members.append(("fixes", .array(finding.fixes.map(fix)))) }
    return .object(members)
  }

  private func location(_ range: SourceRange, id: Int? = nil, text: String? = nil) -> JSONValue {
    var members: [(String, JSONValue)] = []
    if let id { members.append(("id", .number(id))) }
    members.append(
      (
        "physicalLocation",
        .object([("artifactLocation", artifact(range.file)), ("region", region(range))])
      ))
    if let text { members.append(("message", message(text))) }
    return .object(members)
  }

  private func artifact(_ file: FileID) -> JSONValue {
    .object([("uri", .string(FileAddress.text(context.path(of: places.files[file].name))))])
  }

  private func region(_ range: SourceRange) -> JSONValue {
    let table = places.table(of: range.file)
    let start = table.position(of: range.lower)
    let end = table.position(of: range.upper)
    return .object([
      ("startLine", .number(start.line)), ("startColumn", .number(start.column)),
      ("endLine", .number(end.line)), ("endColumn", .number(end.column)),
    ])
  }

  private func fix(_ fix: Diagnostic.Fix) -> JSONValue {
    let words = fix.applicability == .safe ? "keeps the meaning" : "a guess: look at it first"
    let replacement = JSONValue.object([
      ("deletedRegion", region(fix.range)), ("insertedContent", message(fix.replacement)),
    ])
    let change = JSONValue.object([
      ("artifactLocation", artifact(fix.range.file)), ("replacements", .array([replacement])),
    ])
    return .object([("description", message(words)), ("artifactChanges", .array([change]))])
  }

  private func message(_ text: String) -> JSONValue {
    .object([("text", .string(text))])
  }

  private func file(_ finding: Diagnostic) -> String {
    finding.range.map { context.path(of: places.files[$0.file].name) } ?? finding.message
  }

  private func text(at range: SourceRange?) -> ArraySlice<UInt8> {
    guard let range else { return [] }
    let bytes = places.files[range.file].bytes
    let lower = min(range.lower, bytes.count)
    return bytes[lower..<max(lower, min(range.upper, bytes.count))]
  }
}

/// The address of a file, as SARIF takes it.
enum FileAddress {
  /// A relative reference for a relative path, a `file:` address for an absolute one.
  static func text(_ path: String) -> String {
    var result = path.hasPrefix("/") ? "file://" : ""
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let hex = String(byte, radix: 16, uppercase: true)
        result += hex.utf8.count == 1 ? "%0\(hex)" : "%\(hex)"
      }
    }
    return result
  }
}

/// Marks by which a finding is known again after lines above it were added or removed.
struct Fingerprints {
  private var seen: [String: Int] = [:]

  /// The mark: a hash of code, file and the underlined words, and for equal ones a number.
  mutating func mark(
    of finding: Diagnostic, text: ArraySlice<UInt8>, file: String
  ) -> String {
    let words = text.split { [9, 10, 13, 32].contains($0) }.joined(separator: [32])
    let parts = [Array(finding.code.name.utf8), Array(file.utf8), Array(words)]
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in parts.joined(separator: [0]) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    let hex = String(hash, radix: 16)
    let text = String(repeating: "0", count: 16 - hex.utf8.count) + hex
    seen[text, default: 0] += 1
    return "\(text):\(seen[text, default: 1])"
  }
}
