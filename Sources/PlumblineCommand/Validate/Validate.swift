public import ArgumentParser
import FindingPages
import PlanCore
import PlanFiles
public import SourceTree
import StageCatalog
import YAMLSource

/// `plumbline validate`: everything that is wrong with plan folders and profiles.
struct Validate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check plan folders and profiles; report everything that is wrong.")

  @Argument(
    help:
      "Plan folders or files in them, folders of plan folders, profiles, '-'; left out, 'Plans'.")
  var paths: [String] = []

  @OptionGroup var plans: PlanOptions

  @Option(
    help: ArgumentHelp(
      "How findings are written: \(DiagnosticFormat.list).", valueName: "format"))
  var format: DiagnosticFormat = .text

  /// The severity from which the exit code is 1.
  enum FailLevel: String, ExpressibleByArgument, CaseIterable {
    case warning, error
  }

  @Option(help: "The severity from which the exit code is 1: warning or error.")
  var failOn: FailLevel = .error

  func run() throws {
    let system = System.current()
    try system.finish(perform(system))
  }

  /// The command's work, without its printing.
  func perform(_ system: System) -> CommandOutput {
    var check = InputCheck(options: plans, system: system)
    for path in InputTargets.of(paths.isEmpty ? ["Plans"] : paths) { check.check(path) }
    let findings = check.findings.withoutEchoes(in: check.files)
    let colour = plans.color.isOn(system)
    let context = ReportContext(
      version: Plumbline.version, rules: FindingPages.rules, folder: system.workingFolder)
    let writer = DiagnosticWriter(
      files: check.files, format: format, colour: colour, context: context)
    let level: Diagnostic.Severity = failOn == .warning ? .warning : .error
    var result = CommandOutput()
    if findings.contains(where: { $0.severity >= level }) {
      result = CommandOutput.stopped(by: findings, in: check.files, colour: colour)
      result.standardError = ""
    }
    result.standardOutput = Array(writer.write(findings).utf8)
    if format == .text {
      result.standardError += check.summary
    }
    return result
  }
}

extension DiagnosticFormat: ExpressibleByArgument {
  /// All formats, for help.
  fileprivate static var list: String {
    allCases.map(\.rawValue).joined(separator: ", ")
  }
}
