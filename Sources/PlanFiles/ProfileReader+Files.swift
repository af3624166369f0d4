public import PlanCore
public import SourceTree
import YAMLSource

extension ProfileReader {
  /// Reads the profile in a file, YAML or JSON, with its fingerprint.
  ///
  /// - Parameters:
  ///   - path: a path, or `-` for standard input.
  ///   - day: the day to plan for instead of the profile's own.
  /// - Throws: everything that is wrong with the file or with the profile.
  public func read(contentsOf path: String, on day: Day? = nil) throws(Refusal) -> Profile {
    var findings: [Diagnostic] = []
    guard let file = FileAccess().read(path, &findings) else {
      throw Refusal(findings: findings, files: SourceFiles())
    }
    return try read(file, on: day)
  }

  /// Reads the profile in a text, YAML or JSON, with its fingerprint.
  ///
  /// - Parameter day: the day to plan for instead of the profile's own.
  /// - Throws: everything that is wrong with it.
  public func read(_ text: SourceFile, on day: Day? = nil) throws(Refusal) -> Profile {
    var (files, findings) = (SourceFiles(), [Diagnostic]())
    guard let node = YAMLReader().read(files.add(text), in: files, diagnostics: &findings),
      var profile = read(node, on: day, diagnostics: &findings), !findings.hasErrors
    else { throw Refusal(findings: findings, files: files) }
    profile.sha256 = Fingerprint.sha256(text.bytes)
    return profile
  }
}
