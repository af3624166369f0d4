import JSONSource
public import PlanCore
import PlanFiles
public import SourceTree
import YAMLSource

/// Reads one record, a line or a file, as a profile for one plan.
public struct RecordReader: Sendable {
  /// What a record looks like.
  public enum Shape: Sendable, Equatable {
    /// A profile as `generate` takes it.
    case profile
    /// A row of a table: every key is a fact but the one that identifies the person.
    case row(id: String)
  }

  private let definition: PlanDefinition
  private let shape: Shape
  /// The day to plan for instead of the records' own.
  let day: Day?

  /// Creates a reader.
  ///
  /// - Parameter day: the day to plan for instead of the records' own; rows need it.
  public init(_ definition: PlanDefinition, shape: Shape = .profile, on day: Day? = nil) {
    self.definition = definition
    self.shape = shape
    self.day = day
  }

  /// The key of rows that names the person; nil for profiles.
  var rowKey: String? {
    if case .row(let id) = shape { id } else { nil }
  }

  /// A profile, or what is wrong with the record.
  public enum Outcome: Sendable {
    case profile(Profile)
    case wrong([Diagnostic], SourceFiles)
  }

  /// Reads a record.
  ///
  /// - Parameter isLine: whether it is a line of JSON; a file may be YAML too.
  public func read(_ bytes: [UInt8], named name: String, isLine: Bool) -> Outcome {
    var files = SourceFiles()
    let id = files.add(SourceFile(name: name, bytes: bytes))
    var findings: [Diagnostic] = []
    let node =
      isLine
      ? JSONReader().read(id, in: files, diagnostics: &findings)
      : YAMLReader().read(id, in: files, diagnostics: &findings)
    guard let node, var profile = profile(node, &findings),
      !findings.contains(where: { $0.severity == .error })
    else { return .wrong(findings, files) }
    profile.sha256 = Fingerprint.sha256(bytes)
    return .profile(profile)
  }

  private func profile(_ node: SourceNode, _ findings: inout [Diagnostic]) -> Profile? {
    let reader = ProfileReader(definition)
    switch shape {
    case .row(let id):
      guard let day else { return nil }
      return reader.read(row: node, identifiedBy: id, on: day, diagnostics: &findings)
    case .profile: return reader.read(node, on: day, diagnostics: &findings)
    }
  }
}
