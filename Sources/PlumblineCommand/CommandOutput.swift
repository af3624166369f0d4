import PlanFiles
import SourceTree

/// What a command says and how it ends; nothing is printed before the command is done with its work.
struct CommandOutput: Sendable {
  /// The bytes for standard output.
  var standardOutput: [UInt8] = []
  /// The text for standard error.
  var standardError = ""
  /// How it ends.
  var exit = Exit.fine
  /// What the command worked with, kept until the process ends: taking it apart before would be work for nobody.
  var kept: (any Sendable)?

  /// The exit codes of README.md.
  enum Exit: Int32, Sendable {
    case fine = 0
    case findings = 1
    case inputOutput = 3
    /// Ended by a person, as shells count it.
    case interrupted = 130
  }

  /// The end of a command that findings stop: all of them on standard error.
  static func stopped(
    by findings: [Diagnostic], in files: SourceFiles, colour: Bool
  ) -> CommandOutput {
    var output = CommandOutput()
    output.report(findings, in: files, colour: colour)
    let isMissing = !findings.isEmpty && findings.allSatisfy(\.isAboutMissingPath)
    output.exit = isMissing ? .inputOutput : .findings
    return output
  }

  /// The end of a command that writes a new file, never over one that is there; nil is standard output.
  static func creating(_ path: String?, _ bytes: [UInt8], colour: Bool) -> CommandOutput {
    guard let path else {
      var output = CommandOutput()
      output.standardOutput = bytes
      return output
    }
    var findings: [Diagnostic] = []
    if FileAccess.exists(path) {
      findings = [
        Diagnostic(
          .error, .alreadyThere, "'\(path)' is there already", at: nil,
          help: "choose another name")
      ]
    } else if let failure = WholeFile.write(bytes, to: path) {
      findings = [failure]
    }
    return findings.isEmpty
      ? CommandOutput() : .stopped(by: findings, in: SourceFiles(), colour: colour)
  }

  /// Adds findings to standard error.
  mutating func report(_ findings: [Diagnostic], in files: SourceFiles, colour: Bool) {
    guard !findings.isEmpty else { return }
    standardError +=
      DiagnosticWriter(files: files, format: .text, colour: colour).write(findings)
  }
}

extension Diagnostic {
  /// Whether a path that the person named leads nowhere.
  fileprivate var isAboutMissingPath: Bool {
    range == nil && (code.name == "file-missing" || code.name == "cannot-write")
  }
}
