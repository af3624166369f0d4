import PlanCore
import PlanFiles
import SourceTree
import StageCatalog

/// The plan that a command is about when there is no profile to name it.
struct PlanInput {
  /// The files that were read, for the findings' places.
  private(set) var files = SourceFiles()
  /// Everything that is wrong.
  private(set) var findings: [Diagnostic] = []
  /// The plan; nil after an error in it.
  private(set) var definition: PlanDefinition?

  /// Reads the plan that `--plan` names by folder or by name; left out, the only plan there is.
  init(_ options: PlanOptions, system: System) {
    let finder = PlanFinder(path: options.plansPath, system: system)
    guard let folder = folder(options, finder) else { return }
    do {
      let loader = PlanLoader(try BuiltInStages.registry())
      definition = loader.load(folder, files: &files, diagnostics: &findings)
    } catch {
      findings.append(
        Diagnostic(.error, .duplicateStage, "two stages are called '\(error.name)'", at: nil))
    }
  }

  private mutating func folder(_ options: PlanOptions, _ finder: PlanFinder) -> String? {
    if let name = options.plan {
      return FileAccess.isFolder(name) ? name : finder.folder(of: name) ?? name
    }
    let all = finder.all
    if all.count == 1 { return all[0] }
    findings.append(
      Diagnostic(
        .error, .unknownPlan,
        all.isEmpty ? "there is no plan here" : "there are \(all.count) plans here", at: nil,
        help: "name the plan's folder with --plan"))
    return nil
  }
}
