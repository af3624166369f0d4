public import Foundation

/// Where the public fixtures are that the repository does not carry.
public enum SharedFixtures {
  /// The fixture folder: `$PLUMBLINE_FIXTURES`, or `../shared/fixtures` beside the package; nil when neither is there.
  public static var folder: URL? {
    let named = ProcessInfo.processInfo.environment["PLUMBLINE_FIXTURES"].map(
      URL.init(fileURLWithPath:))
    let beside = PackageFolder.url.deletingLastPathComponent().appending(path: "shared/fixtures")
    return [named, beside].compactMap(\.self).first {
      FileManager.default.fileExists(atPath: $0.path)
    }
  }

  /// Why a suite over the public fixtures did not run.
  public static let absence: String =
    "the public fixtures are not here: set PLUMBLINE_FIXTURES to their folder"
}

/// The package that the tests belong to.
public enum PackageFolder {
  /// The folder that holds `Package.swift`.
  public static let url = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
}
