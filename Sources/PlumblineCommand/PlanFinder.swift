import PlanFiles
import SourceTree

/// Finds the folder of a plan by its name.
struct PlanFinder: Sendable {
  private let folders: [String]

  /// - Parameter path: the value of `--plans-path`; it is looked through before everything else.
  init(path: String?, system: System) {
    var folders = PlanFinder.split(path) + PlanFinder.split(system.environment["PLUMBLINE_PLANS"])
    folders.append("Plans")
    if let program = system.programFolder { folders.append("\(program)/../share/plumbline/Plans") }
    self.folders = folders
  }

  private static func split(_ path: String?) -> [String] {
    (path ?? "").split(separator: ":").map(String.init)
  }

  /// The plan folders at or right under a path.
  static func plans(under path: String) -> [String] {
    if FileAccess.exists("\(path)/plan.yaml") { return [path] }
    return FileAccess.names(in: path).map { "\(path)/\($0)" }.filter {
      FileAccess.exists("\($0)/plan.yaml")
    }
  }

  /// The folder of the plan with this name; nil when no folder has it.
  func folder(of name: String) -> String? {
    folders.map { "\($0)/\(name)" }.first { FileAccess.exists("\($0)/plan.yaml") }
  }

  /// The finding about a plan that is nowhere.
  func notFound(_ name: String, at range: SourceRange?) -> Diagnostic {
    Diagnostic(
      .error, .unknownPlan, "no plan '\(name)'", at: range,
      help: "looked in \(folders.joined(separator: ", ")); --plan names a folder"
    )
  }
}

extension Diagnostic.Code {
  /// A plan that no folder has.
  static let unknownPlan: Self = "unknown-plan"
}
