public import SourceTree

/// Why a plan or a profile was not read: everything that is wrong with it.
///
/// Its description is what the command line prints: each finding with its place, the line, and what would mend it.
public struct Refusal: Error, CustomStringConvertible {
  /// Everything that was found; at least one error.
  public let findings: [Diagnostic]
  /// The files that the findings' places lie in.
  public let files: SourceFiles

  /// The findings as text, in the order of their files and places.
  public var description: String {
    DiagnosticWriter(files: files, format: .text).write(findings)
  }
}
