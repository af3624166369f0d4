public import SourceTree

/// What there is to know about one kind of finding: the source of `explain`, of SARIF's rules and of `docs/findings.md`.
public struct FindingPage: Sendable {
  /// The code.
  public var code: Diagnostic.Code
  /// What it is, in one sentence.
  public var summary: String
  /// Why it matters.
  public var reason: String
  /// Something that gets the finding.
  public var failing: FindingExample
  /// The same, mended.
  public var repaired: FindingExample

  /// Creates a page.
  public init(
    _ code: Diagnostic.Code, _ summary: String, because reason: String, failing: FindingExample,
    repaired: FindingExample
  ) {
    self.code = code
    self.summary = summary
    self.reason = reason
    self.failing = failing
    self.repaired = repaired
  }

  /// Creates a page about the text of a condition.
  init(
    _ code: Diagnostic.Code, _ summary: String, because reason: String, wrong: String,
    right: String
  ) {
    self.init(
      code, summary, because: reason, failing: .condition(wrong), repaired: .condition(right))
  }

  /// Creates a page whose examples change a file of the plan that `plumbline new plan` writes.
  init(
    _ code: Diagnostic.Code, _ summary: String, because reason: String, in file: String,
    right: String, wrong: String
  ) {
    self.init(
      code, summary, because: reason,
      failing: .change(file: file, from: right, to: wrong),
      repaired: .change(file: file, from: right, to: right))
  }
}

/// A small thing to validate.
///
/// Plan files belong to the plan that `plumbline new plan` writes, and so do the facts of profiles and conditions.
public enum FindingExample: Sendable, Hashable {
  /// A condition, as it stands behind `when:`.
  case condition(String)
  /// What stands below `facts:` in a profile.
  case facts(String)
  /// A whole profile.
  case profile(String)
  /// A whole file of the plan.
  case file(String, String)
  /// A part of a file of the plan that is replaced.
  case change(file: String, from: String, to: String)
  /// A profile whose bytes are not for reading, with what to say of them.
  case bytes([UInt8], shown: String)
  /// A line of a batch.
  case line(String)
  /// Something that only a command line or a machine can show; it is not run.
  case situation(String)

  /// The example as an author would write it.
  public var text: String {
    switch self {
    case .condition(let text): "when: >-\n  \(text)\n"
    case .facts(let text): "facts:\n\(Self.indented(text))"
    case .profile(let text), .file(_, let text): text.hasSuffix("\n") ? text : text + "\n"
    case .change(_, _, let text): text.hasSuffix("\n") ? text : text + "\n"
    case .bytes(_, let text), .line(let text), .situation(let text):
      text.hasSuffix("\n") ? text : text + "\n"
    }
  }

  /// The file that the example is a part of; nil when it is not a file.
  public var fileName: String? {
    switch self {
    case .condition: "assessment.yaml"
    case .facts, .profile, .bytes: "a profile"
    case .line: "a line of a batch"
    case .file(let name, _), .change(let name, _, _): name
    case .situation: nil
    }
  }

  private static func indented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { "  \($0)\n" }.joined()
  }
}
