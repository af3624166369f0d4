import SourceTree
import YAMLSource

/// A text that was read, with everything the reader said of it.
struct ReadFile {
  let root: SourceNode?
  let findings: [Diagnostic]
  let files: SourceFiles

  init(_ text: String, limits: YAMLReader.Limits = .plan) {
    self.init(Array(text.utf8), limits: limits)
  }

  init(_ bytes: [UInt8], name: String = "t.yaml", limits: YAMLReader.Limits = .plan) {
    var files = SourceFiles()
    var findings: [Diagnostic] = []
    let file = files.add(SourceFile(name: name, bytes: bytes))
    root = YAMLReader(limits: limits).read(file, in: files, diagnostics: &findings)
    self.findings = findings
    self.files = files
  }

  var codes: [String] { findings.map(\.code.name) }

  /// The text of the file at a range.
  func text(at range: SourceRange?) -> String? {
    range.map { String(decoding: files[$0.file].bytes[$0.lower..<$0.upper], as: UTF8.self) }
  }

  func written(_ format: DiagnosticFormat) -> String {
    DiagnosticWriter(files: files, format: format).write(findings)
  }
}
