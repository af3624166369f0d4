public import ArgumentParser
import PlanCore
import PlanFiles
public import SourceTree
import StageCatalog
import YAMLSource

/// `plumbline validate`: everything that is wrong with plan folders and profiles.
struct Validate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check plan folders and profiles; report everything that is wrong.")

  @Argument(help: "Plan folders, folders of plan folders, or profiles; left out, 'Plans'.")
  var paths: [String] = []

  @OptionGroup var plans: PlanOptions

  @Option(help: "How findings are written: text, short or json.")
  var format: DiagnosticFormat = .text

  /// The severity from which the exit code is 1.
  enum FailLevel: String, ExpressibleByArgument, CaseIterable {
    case warning, error
  }

  @Option(help: "The severity from which the exit code is 1: warning or error.")
  var failOn: FailLevel = .error

  func run() throws {
    let system = System.current()
    system.finish(perform(system))
  }

  /// The command's work, without its printing.
  func perform(_ system: System) -> CommandOutput {
    var check = InputCheck(options: plans, system: system)
    for path in paths.isEmpty ? ["Plans"] : paths { check.check(path) }
    var result = CommandOutput()
    let colour = plans.color.isOn(system)
    let text = DiagnosticWriter(files: check.files, format: format, colour: colour)
      .write(check.findings)
    result.standardOutput = Array(text.utf8)
    let level: Diagnostic.Severity = failOn == .warning ? .warning : .error
    if check.findings.contains(where: { $0.severity >= level }) {
      result = CommandOutput.stopped(by: check.findings, in: check.files, colour: colour)
      result.standardError = ""
      result.standardOutput = Array(text.utf8)
    }
    if format == .text {
      result.standardError += check.summary
    }
    return result
  }
}

extension DiagnosticFormat: ExpressibleByArgument {}
