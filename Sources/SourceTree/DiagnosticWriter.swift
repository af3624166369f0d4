/// How findings are written.
public enum DiagnosticFormat: String, Sendable, Hashable, CaseIterable {
  /// With the lines of the file and the place underlined, for people.
  case text
  /// One line for each finding: `file:line:column: severity: message [code]`.
  case short
  /// One document for programs; offsets count bytes, columns count code points.
  case json
  /// The findings of `json`, one document on each line.
  case jsonl
  /// SARIF 2.1.0, for code scanning.
  case sarif
  /// Commands that GitHub's log turns into annotations.
  case github
}

/// Writes findings in one of the formats, always in the same order: by file, place and code.
public struct DiagnosticWriter: Sendable {
  private let files: SourceFiles
  private let format: DiagnosticFormat
  private let colour: Bool
  private let context: ReportContext

  /// Creates a writer.
  ///
  /// - Parameters:
  ///   - files: the files that the findings' ranges lie in.
  ///   - colour: whether the `text` format uses the colours of a terminal.
  ///   - context: what `sarif` and `github` need besides.
  public init(
    files: SourceFiles, format: DiagnosticFormat, colour: Bool = false,
    context: ReportContext = ReportContext()
  ) {
    self.files = files
    self.format = format
    self.colour = colour
    self.context = context
  }

  /// All findings as one text, which ends with a line break unless it is empty.
  public func write(_ findings: [Diagnostic]) -> String {
    let sorted = findings.sorted(by: Self.precedes)
    let places = SourcePlaces(files, for: sorted)
    switch format {
    case .text:
      let text = TextFormat(places: places, painter: Painter(isColoured: colour))
      return sorted.map(text.render).joined(separator: "\n")
    case .short:
      return sorted.map { ShortFormat(places: places).render($0) }.joined()
    case .json:
      return JSONFormat(places: places).render(sorted)
    case .jsonl:
      return JSONFormat(places: places).lines(sorted)
    case .sarif:
      return SARIFFormat(places: places, context: context).render(sorted)
    case .github:
      return GitHubFormat(places: places, context: context).render(sorted)
    }
  }

  private static func precedes(_ left: Diagnostic, _ right: Diagnostic) -> Bool {
    guard let a = left.range, let b = right.range else {
      return left.range == nil && (right.range != nil || tieBreak(left, right))
    }
    if a.file != b.file { return a.file < b.file }
    if a.lower != b.lower { return a.lower < b.lower }
    if left.code == right.code, a.upper != b.upper { return a.upper < b.upper }
    return tieBreak(left, right)
  }

  private static func tieBreak(_ left: Diagnostic, _ right: Diagnostic) -> Bool {
    guard left.code == right.code else { return left.code < right.code }
    return left.message.utf8.lexicographicallyPrecedes(right.message.utf8)
  }
}

/// The line tables of all files that some findings speak of.
struct SourcePlaces: Sendable {
  let files: SourceFiles
  private var tables: [FileID: LineTable] = [:]

  init(_ files: SourceFiles, for findings: [Diagnostic]) {
    self.files = files
    for finding in findings {
      let ranges = [finding.range] + finding.labels.map(\.range)
      for case let range? in ranges where tables[range.file] == nil {
        tables[range.file] = LineTable(files[range.file].bytes)
      }
    }
  }

  func table(of file: FileID) -> LineTable {
    tables[file] ?? LineTable(files[file].bytes)
  }

  /// `file:line:column` of the beginning of a range.
  func name(of range: SourceRange) -> String {
    let position = table(of: range.file).position(of: range.lower)
    return "\(files[range.file].name.printable):\(position.line):\(position.column)"
  }
}

/// One line for each finding.
struct ShortFormat {
  let places: SourcePlaces

  func render(_ finding: Diagnostic) -> String {
    let place = finding.range.map { places.name(of: $0) + ": " } ?? ""
    let severity = finding.severity.rawValue
    return "\(place)\(severity): \(finding.message.printable) [\(finding.code.name)]\n"
  }
}
