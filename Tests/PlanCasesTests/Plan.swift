import Foundation
import PlanCore
import PlanFiles
import SourceTree
import StageCatalog
import TestSupport
import YAMLSource

/// The plan that ships, with a way to read cases written in a test.
struct Plan {
  static let folder = PackageFolder.url.path + "/Plans/low-back-thigh-pain"

  let definition: PlanDefinition
  let registry: StageRegistry
  private(set) var files = SourceFiles()

  struct Unreadable: Error {}

  init() throws {
    registry = try BuiltInStages.registry()
    var findings: [Diagnostic] = []
    guard
      let definition = PlanLoader(registry).load(
        Self.folder, files: &files, diagnostics: &findings)
    else { throw Unreadable() }
    self.definition = definition
  }

  /// The cases of a text, and what is wrong with it.
  func cases(_ text: String) -> (cases: [PlanCase], findings: [Diagnostic]) {
    var files = files
    var findings: [Diagnostic] = []
    let id = files.add(SourceFile(name: "cases.yaml", bytes: Array(text.utf8)))
    guard let node = YAMLReader().read(id, in: files, diagnostics: &findings) else {
      return ([], findings)
    }
    let cases = CaseReader(definition).cases(in: node, files: &files, diagnostics: &findings)
    return (cases, findings)
  }

  /// A file with one case that expects this of the plain person.
  static func text(facts: String = "{}", expect: String) -> String {
    """
    format: 1
    about: a test
    base: cases/people/plain.yaml
    cases:
      - { id: only, title: a test, because: a test, facts: \(facts), expect: \(expect) }
    """
  }
}
