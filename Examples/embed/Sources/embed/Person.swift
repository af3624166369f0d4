import PlanCore
import PlanFiles
import SourceTree
import YAMLSource

/// The profile in a file, read against a plan's vocabulary.
func person(_ path: String, _ definition: PlanDefinition) throws -> Profile {
  var (files, findings) = (SourceFiles(), [Diagnostic]())
  guard let file = FileAccess().read(path, &findings),
    let node = YAMLReader().read(files.add(file), in: files, diagnostics: &findings),
    let person = ProfileReader(definition).read(node, on: nil, diagnostics: &findings)
  else { throw Refused(findings) }
  return person
}

/// Why a plan or a profile could not be read.
struct Refused: Error, CustomStringConvertible {
  let description: String

  init(_ findings: [Diagnostic]) {
    description = findings.map { "\($0.severity.rawValue): \($0.message)" }
      .joined(separator: "\n")
  }
}
