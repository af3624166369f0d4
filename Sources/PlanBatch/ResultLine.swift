import PlanCore
import PlanPipeline
import PlanRendering
import SourceTree

/// Writes result lines and error lines, each with its line feed.
enum ResultLine {
  /// A whole plan as one line of JSON.
  static func plan(_ plan: CarePlan) -> [UInt8] {
    var bytes = PlanJSON.write(plan, compact: true)
    if bytes.last != UInt8(ascii: "\n") { bytes.append(UInt8(ascii: "\n")) }
    return bytes
  }

  /// The chosen fields of a plan, behind the person's identifier.
  static func fields(
    _ selection: Selection, of plan: CarePlan, _ candidates: [Candidate],
    identifiedBy key: String
  ) -> [UInt8] {
    var line = JSONLine()
    line.add(key, plan.patient)
    for (key, field) in selection.columns {
      func ids(_ verdict: Verdict) -> [String] {
        candidates.filter { $0.judgement.verdict == verdict }.map { selection.name(of: $0.rule) }
      }
      switch field {
      case .urgency: line.add(key, plan.urgency.rawValue)
      case .completeness: line.add(key, plan.completeness.rawValue)
      case .flags: line.add(key, plan.redFlags.map(\.id))
      case .hints: line.add(key, plan.hints.map(\.id))
      case .offered: line.add(key, ids(.offered))
      case .blocked: line.add(key, ids(.blocked))
      case .held: line.add(key, ids(.held))
      case .undecided: line.add(key, ids(.needsFacts))
      case .referrals: line.add(key, plan.referrals.map(\.id))
      case .ask: line.add(key, plan.ask.map(\.id))
      case .decision: line.add(key, plan.followUp?.decision?.id)
      }
    }
    return line.finished
  }

  /// What is wrong with a record: its file, and the first finding, with the rest behind it.
  ///
  /// A line gets its number where it is known how many there are before it.
  static func failure(
    _ findings: [Diagnostic], _ files: SourceFiles, at place: RecordPlace
  ) -> [UInt8] {
    var line = JSONLine()
    if case .file(let name) = place { line.add("file", name) }
    let errors = findings.filter { $0.severity == .error }
    for (index, finding) in errors.enumerated() {
      if index == 1 { line.open("more") }
      if index > 0 { line.openElement() }
      if let range = finding.range {
        let position = LineTable(files[range.file].bytes).position(of: range.lower)
        if case .file = place { line.add("line", position.line) }
        line.add("column", position.column)
      }
      line.add("code", finding.code.name)
      line.add("message", finding.message)
      if let help = finding.help { line.add("help", help) }
      if index > 0 { line.closeElement() }
    }
    if errors.count > 1 { line.close() }
    return line.finished
  }
}

/// Where a record stands in its batch.
public enum RecordPlace: Sendable, Equatable {
  /// A line, counted from the first of those that are worked on together.
  case line(Int)
  /// A file of a folder.
  case file(String)
}

/// One line of JSON while it is written.
struct JSONLine {
  private var bytes: [UInt8] = [UInt8(ascii: "{")]
  private var isFirst = true

  var finished: [UInt8] { bytes + [UInt8(ascii: "}"), UInt8(ascii: "\n")] }

  mutating func add(_ key: String, _ value: String?) {
    begin(key)
    if let value { JSONString.append(value, to: &bytes) } else { bytes += "null".utf8 }
  }

  mutating func add(_ key: String, _ value: Int) {
    begin(key)
    bytes += value.description.utf8
  }

  mutating func add(_ key: String, _ values: [String]) {
    begin(key)
    bytes.append(UInt8(ascii: "["))
    for (index, value) in values.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      JSONString.append(value, to: &bytes)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  /// Opens a list of objects.
  mutating func open(_ key: String) {
    begin(key)
    bytes.append(UInt8(ascii: "["))
    isFirst = true
  }

  mutating func openElement() {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    bytes.append(UInt8(ascii: "{"))
    isFirst = true
  }

  mutating func closeElement() {
    bytes.append(UInt8(ascii: "}"))
    isFirst = false
  }

  mutating func close() {
    bytes.append(UInt8(ascii: "]"))
    isFirst = false
  }

  private mutating func begin(_ key: String) {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    isFirst = false
    JSONString.append(key, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
  }
}
