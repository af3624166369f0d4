public import Foundation
public import SourceTree

/// The repository that the benchmarks stand in.
public enum Repository {
  /// Its folder.
  public static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The shipped plan's folder.
  public static let plan = root.appending(path: "Plans/low-back-thigh-pain").path

  /// The shipped plan's files, as making a plan reads them.
  public static func planFiles() throws -> [SourceFile] {
    let found = FileManager.default.enumerator(atPath: plan)?.allObjects ?? []
    let names = found.compactMap { $0 as? String }.filter { name in
      name.hasSuffix(".yaml") && !name.hasPrefix("examples/") && !name.hasPrefix("cases/")
    }
    return try names.sorted().map { name in
      SourceFile(name: name, bytes: Array(try Data(contentsOf: URL(filePath: "\(plan)/\(name)"))))
    }
  }
}
