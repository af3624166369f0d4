public import PlanCore
import PlanFiles
import SourceTree
import StageCatalog
import YAMLSource

/// What a benchmark cannot go on without.
public struct Missing: Error {
  /// What it is, with what was said about it.
  public var what: String

  /// Creates the error.
  public init(what: String) {
    self.what = what
  }
}

/// Plans and profiles from files.
public enum Loading {
  /// The definition in a folder.
  public static func definition(_ folder: String) throws -> PlanDefinition {
    var files = SourceFiles()
    var findings: [Diagnostic] = []
    let registry = try BuiltInStages.registry()
    let plan = PlanLoader(registry).load(folder, files: &files, diagnostics: &findings)
    guard let plan else { throw Missing(what: "\(folder): \(findings.map(\.message).prefix(3))") }
    return plan
  }

  /// A person from a text of YAML.
  public static func person(_ text: String, _ definition: PlanDefinition) throws -> Profile {
    var files = SourceFiles()
    var findings: [Diagnostic] = []
    let file = files.add(SourceFile(name: "person", bytes: Array(text.utf8)))
    guard let node = YAMLReader().read(file, in: files, diagnostics: &findings),
      let person = ProfileReader(definition).read(node, on: nil, diagnostics: &findings)
    else { throw Missing(what: "a person: \(findings.map(\.message).prefix(3))") }
    return person
  }
}
