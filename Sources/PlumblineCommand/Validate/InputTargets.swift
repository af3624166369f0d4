import PlanFiles
import SourceTree

/// What there is to check behind the paths that a person, an editor or a hook names.
enum InputTargets {
  /// The paths, each once, with the plan's folder in place of every file that belongs to a plan.
  static func of(_ paths: [String]) -> [String] {
    var targets: [String] = []
    for path in paths.map(target) where !targets.contains(path) { targets.append(path) }
    return targets.filter { path in
      // An example is checked with its plan.
      !targets.contains { $0 != path && path.hasPrefix("\($0)/") }
    }
  }

  private static func target(_ path: String) -> String {
    guard path != "-", !FileAccess.isFolder(path), FileAccess.exists(path) else {
      return trimmed(path)
    }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    for count in [1, 2] where parts.count >= count {
      let above = parts.dropLast(count)
      let folder = above.isEmpty ? "." : above.joined(separator: "/")
      let name = parts.suffix(count).joined(separator: "/")
      if isPart(name, ofPlanIn: folder) { return folder }
    }
    return path
  }

  /// Whether the plan in a folder names this file or is tested by it; any other file there is a profile.
  private static func isPart(_ name: String, ofPlanIn folder: String) -> Bool {
    guard FileAccess.exists("\(folder)/plan.yaml") else { return false }
    if name == "plan.yaml" || name.hasPrefix("cases/") { return true }
    var ignored: [Diagnostic] = []
    guard let plan = FileAccess().read("\(folder)/plan.yaml", &ignored) else { return false }
    let words = plan.bytes.split { !isNamePart($0) }
    return words.contains { $0.elementsEqual(name.utf8) }
  }

  /// Whether a byte can be part of a file's name as plans write it.
  private static func isNamePart(_ byte: UInt8) -> Bool {
    ![32, 10, 13, 9].contains(byte) && !"[]{},:'\"".utf8.contains(byte)
  }

  private static func trimmed(_ path: String) -> String {
    path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }
}

/// What makes two findings of one run the same, whatever number their file got.
private struct FindingMark: Hashable {
  var code: Diagnostic.Code
  var message: String
  var file: String?
  var lower: Int?
  var upper: Int?

  init(_ finding: Diagnostic, in files: SourceFiles) {
    code = finding.code
    message = finding.message
    file = finding.range.map { files[$0.file].name }
    lower = finding.range?.lower
    upper = finding.range?.upper
  }
}

extension [Diagnostic] {
  /// Each finding once, though a file was read for several profiles.
  func withoutEchoes(in files: SourceFiles) -> [Diagnostic] {
    var seen: Set<FindingMark> = []
    return filter { seen.insert(FindingMark($0, in: files)).inserted }
  }
}
