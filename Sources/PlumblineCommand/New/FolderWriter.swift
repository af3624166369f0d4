import PlanFiles
import SourceTree

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Writes a new folder with its files.
enum FolderWriter {
  /// Makes the folder and what is inside it; the finding that says why it did not work.
  static func write(
    _ files: [(name: String, text: String)], to folder: String
  ) -> Diagnostic? {
    for file in files {
      let path = "\(folder)/\(file.name)"
      let parent = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      make(parent.joined(separator: "/"))
      if let failure = WholeFile.write(Array(file.text.utf8), to: path) { return failure }
    }
    return nil
  }

  /// Makes a folder and those above it; what cannot be made shows when a file is written there.
  private static func make(_ folder: String) {
    var path = ""
    for part in folder.split(separator: "/", omittingEmptySubsequences: false) {
      path +=
        path.isEmpty && part.isEmpty ? "/" : path.isEmpty || path == "/" ? "\(part)" : "/\(part)"
      if !path.isEmpty, path != "/" { mkdir(path, 0o777) }
    }
  }
}
