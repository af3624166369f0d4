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
    var folders = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    // An example is a profile, not a part of the plan.
    if folders.last == "examples" { return path }
    for _ in 0..<2 {
      let folder = folders.isEmpty ? "." : folders.joined(separator: "/")
      if FileAccess.exists("\(folder)/plan.yaml"), !isProfile(path) { return folder }
      guard !folders.isEmpty else { break }
      folders.removeLast()
    }
    return path
  }

  /// Whether a file beside a plan's files is one person's profile: only those name the plan without a format.
  private static func isProfile(_ path: String) -> Bool {
    var ignored: [Diagnostic] = []
    guard let file = FileAccess().read(path, &ignored) else { return false }
    let lines = file.bytes.split(separator: UInt8(ascii: "\n"))
    return lines.contains { $0.starts(with: "patient:".utf8) }
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
