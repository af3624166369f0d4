import Foundation

@testable import PlumblineCommand

/// What `--format json` says, read back.
struct JSONReport: Decodable {
  struct Place: Decodable {
    var byte: Int
    var line: Int
    var column: Int
  }
  struct Label: Decodable {
    var start: Place
    var text: String
  }
  struct Fix: Decodable {
    struct Edit: Decodable {
      var text: String
    }
    var applicability: String
    var edits: [Edit]
  }
  struct Finding: Decodable {
    var code: String
    var severity: String
    var message: String
    var file: String?
    var start: Place?
    var end: Place?
    var labels: [Label]
    var help: String?
    var fixes: [Fix]

    /// `line:column` of the first byte.
    var place: String { start.map { "\($0.line):\($0.column)" } ?? "" }
  }

  var findings: [Finding]

  var codes: [String] { findings.map(\.code) }

  /// The report of one command that was run with `--format json`.
  init(_ output: CommandOutput) throws {
    self = try JSONDecoder().decode(JSONReport.self, from: Data(output.standardOutput))
  }
}

/// The small plan with some words of some files replaced.
struct ChangedPlan {
  let scratch: Scratch
  let folder: String

  init(_ changes: (file: String, from: String, to: String)...) throws {
    scratch = try Scratch()
    folder = try scratch.copy(Bench.tiny, as: "tiny")
    for change in changes { try replace(change.from, by: change.to, in: change.file) }
  }

  /// The text of a file.
  func text(_ file: String) throws -> String {
    try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)
  }

  func replace(_ from: String, by to: String, in file: String) throws {
    let old = try text(file)
    guard old.contains(from) else { throw Missing(text: from, file: file) }
    let new = old.replacing(from, with: to, maxReplacements: 1)
    try Data(new.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(file)"))
  }

  struct Missing: Error {
    var text: String
    var file: String
  }

  /// What `validate` says of it.
  func report() throws -> JSONReport {
    try JSONReport(Bench.validate(folder, "--format", "json"))
  }
}
