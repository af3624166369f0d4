import PlanAnalysis
import PlanCore
import PlanFiles
import SourceTree
import StageCatalog
import YAMLSource

/// Checks whatever a path leads to: a plan folder with its cases and examples, a folder of plan folders, or a profile.
struct InputCheck {
  private let options: PlanOptions
  private let system: System
  private(set) var files = SourceFiles()
  private(set) var findings: [Diagnostic] = []
  /// What became of the invariants of all plans.
  private(set) var outcomes: [InvariantOutcome] = []
  private var checkedPlans = 0
  /// The plan folders and profiles that all checks were run on; a plan that is only read for a profile is none of them.
  private var checkedPaths: [String] = []
  private var checkedProfiles = 0
  private var checkedCases = 0

  init(options: PlanOptions, system: System) {
    self.options = options
    self.system = system
  }

  /// How much was checked, and how many findings are left of it, for standard error.
  func summary(of findings: [Diagnostic]) -> String {
    let errors = findings.count { $0.severity == .error }
    let warnings = findings.count { $0.severity == .warning }
    return "\(checkedPlans) plans, \(checkedCases) cases and \(checkedProfiles) profiles checked: "
      + "\(errors) errors, \(warnings) warnings\n"
  }

  /// Checks what a path leads to.
  mutating func check(_ path: String) {
    guard FileAccess.isFolder(path) else {
      if path.hasSuffix("/plan.yaml") || path == "plan.yaml" {
        return checkPlan(path == "plan.yaml" ? "." : String(path.dropLast("/plan.yaml".count)))
      }
      return checkProfile(path, plan: nil)
    }
    let folders = PlanFinder.plans(under: path)
    if folders.isEmpty {
      findings.append(
        Diagnostic(
          .error, .nothingMatched, "no plan in the folder '\(path)'", at: nil,
          help: "a plan folder holds 'plan.yaml'"))
    }
    for folder in folders { checkPlan(folder) }
  }

  /// Whether all checks were run on a file.
  func isWhollyChecked(_ name: String) -> Bool {
    checkedPaths.contains { name == $0 || name.hasPrefix($0 + "/") }
  }

  private mutating func checkPlan(_ folder: String) {
    checkedPlans += 1
    checkedPaths.append(folder)
    guard let registry = try? BuiltInStages.registry() else { return }
    let loader = PlanLoader(registry, readsInvariants: true)
    let definition = loader.load(folder, files: &files, diagnostics: &findings)
    guard let definition else { return }
    checkedCases += CaseReader(definition).cases(files: &files, diagnostics: &findings).count
    let analysis = PlanAnalysis(definition, on: system.today).run()
    findings += analysis.findings
    outcomes += analysis.outcomes
    let examples = "\(folder)/examples"
    for name in FileAccess.names(in: examples) where name.hasSuffix(".yaml") {
      checkProfile("\(examples)/\(name)", plan: definition)
    }
  }

  private mutating func checkProfile(_ path: String, plan definition: PlanDefinition?) {
    checkedProfiles += 1
    checkedPaths.append(path)
    guard let definition else {
      let input = ProfileInput(path, on: nil, options: options, system: system, files: files)
      files = input.files
      findings += input.findings
      return
    }
    guard let file = FileAccess().read(path, &findings) else { return }
    let id = files.add(file)
    guard let node = YAMLReader().read(id, in: files, diagnostics: &findings) else { return }
    _ = ProfileReader(definition).read(node, on: nil, diagnostics: &findings)
  }
}

extension Diagnostic.Code {
  /// A path under which there is nothing to check.
  static let nothingMatched: Self = "nothing-matched"
}
