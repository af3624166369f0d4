/// Commands in a job's log that GitHub shows beside the lines of a change.
///
/// GitHub keeps ten annotations of each kind in one step and drops the rest without a word, so the rest is counted here.
struct GitHubFormat {
  private static let limit = 10

  let places: SourcePlaces
  let context: ReportContext

  func render(_ findings: [Diagnostic]) -> String {
    var result = ""
    var left: [String] = []
    for severity in [Diagnostic.Severity.error, .warning, .note] {
      let own = findings.filter { $0.severity == severity }
      result += own.prefix(Self.limit).map(annotation).joined()
      let rest = own.count - Self.limit
      if rest > 0 { left.append("\(rest) more \(severity.rawValue)\(rest == 1 ? "" : "s")") }
    }
    if left.isEmpty { return result }
    return result + "not shown: \(left.joined(separator: ", ")); "
      + "GitHub shows \(Self.limit) of each kind in one step\n"
  }

  private func annotation(_ finding: Diagnostic) -> String {
    let command = finding.severity == .note ? "notice" : finding.severity.rawValue
    let properties = (place(finding.range) + [("title", finding.code.name)])
      .map { "\($0.0)=\(escape($0.1, isProperty: true))" }.joined(separator: ",")
    let lines = [finding.message] + finding.notes + (finding.help.map { ["help: \($0)"] } ?? [])
    let text = escape(lines.joined(separator: "\n"), isProperty: false)
    return "::\(command) \(properties)::\(text)\n"
  }

  private func place(_ range: SourceRange?) -> [(String, String)] {
    guard let range else { return [] }
    let table = places.table(of: range.file)
    let start = table.position(of: range.lower)
    let end = table.position(of: range.upper)
    var properties = [
      ("file", context.path(of: places.files[range.file].name)), ("line", String(start.line)),
    ]
    // GitHub refuses columns of a place that ends on another line than it begins.
    if start.line == end.line {
      properties += [
        ("endLine", String(end.line)), ("col", String(start.column)),
        ("endColumn", String(end.column)),
      ]
    } else {
      properties.append(("endLine", String(end.line)))
    }
    return properties
  }

  private func escape(_ text: String, isProperty: Bool) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": result += "%25"
      case "\r": result += "%0D"
      case "\n": result += "%0A"
      case ":" where isProperty: result += "%3A"
      case "," where isProperty: result += "%2C"
      default: result += String(scalar).printable
      }
    }
    return result
  }
}
