import Foundation
public import Testing

/// Compares a text with the file that keeps the expected one; `PLUMBLINE_GOLDEN=rewrite` writes the file instead.
///
/// - Parameters:
///   - text: what the program said.
///   - path: the golden file, relative to the package's folder.
public func expectGolden(
  _ text: String, _ path: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let file = PackageFolder.url.appending(path: path)
  if ProcessInfo.processInfo.environment["PLUMBLINE_GOLDEN"] == "rewrite" {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    return
  }
  guard let bytes = try? Data(contentsOf: file) else {
    Issue.record("no golden file '\(path)': run 'make golden'", sourceLocation: sourceLocation)
    return
  }
  let expected = String(decoding: bytes, as: UTF8.self)
  guard text != expected else { return }
  let difference = firstDifference(text, expected)
  Issue.record(
    "'\(path)' differs; 'make golden' rewrites it\n\(difference)", sourceLocation: sourceLocation)
}

private func firstDifference(_ text: String, _ expected: String) -> String {
  let new = text.split(separator: "\n", omittingEmptySubsequences: false)
  let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
  let line = zip(new, old).prefix { $0 == $1 }.count
  func show(_ lines: [Substring]) -> String {
    lines.dropFirst(line).prefix(4).joined(separator: "\n      ")
  }
  return "line \(line + 1)\n  was \(show(old))\n  is  \(show(new))"
}
