import PlanCore
import PlanFiles
import PlanPipeline
import SourceTree
import YAMLSource

/// Reads a plan folder and a profile, and makes the plan.
struct PlanReading {
  private(set) var findings: [Diagnostic] = []
  private var files = SourceFiles()
  private let registry: StageRegistry

  init(_ registry: StageRegistry) {
    self.registry = registry
  }

  /// The plan of a profile; nil after a finding, and for a person whom the plan is not for.
  mutating func plan(_ folder: String, for path: String) -> CarePlan? {
    guard
      let definition = PlanLoader(registry).load(folder, files: &files, diagnostics: &findings),
      let file = FileAccess().read(path, &findings),
      let node = YAMLReader().read(files.add(file), in: files, diagnostics: &findings),
      let person = ProfileReader(definition).read(node, on: nil, diagnostics: &findings),
      case .plan(let plan) = PlanPipeline(definition).run(person)
    else { return nil }
    return plan
  }
}
