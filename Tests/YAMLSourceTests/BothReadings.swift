@testable import SourceTree
@testable import YAMLSource

/// A file as the everyday reader reads it, beside what libyaml's events make of it.
struct BothReadings {
  let everyday: SourceNode?
  let libyaml: SourceNode?
  /// What there is to say of the file apart from its bytes.
  let findings: [Diagnostic]

  /// Nil for bytes that are not read as YAML at all.
  init?(_ bytes: [UInt8], limits: YAMLReader.Limits = .plan) {
    var files = SourceFiles()
    let file = files.add(SourceFile(name: "t.yaml", bytes: bytes))
    var ofBytes = FindingCollector()
    let scan = ByteScan(bytes, file: file, findings: &ofBytes)
    guard scan.isText else { return nil }
    let source = ReadableSource(file: file, bytes: scan.bytes, isASCII: scan.isASCII)
    everyday = EverydayYAML.tree(of: source, limits: limits)
    var attempts = ReadingAttempts(source, limits: limits)
    var collector = FindingCollector()
    libyaml = attempts.run(findings: &collector)
    findings = collector.all
  }

  /// Whether libyaml gives the same tree, node for node and byte for byte, and nothing to report.
  var areAlike: Bool {
    guard let everyday else { return true }
    guard let libyaml, findings.isEmpty, everyday.index == libyaml.index else { return false }
    return everyday.tree.records == libyaml.tree.records && everyday.tree.pool == libyaml.tree.pool
  }
}
