public import ArgumentParser
import FindingPages
import PlanCore
import PlanFiles
public import SourceTree

/// `plumbline validate`: everything that is wrong with plan folders and profiles.
struct Validate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Check plan folders and profiles; report everything that is wrong.",
    discussion: """
      A warning is allowed by a comment on its line or the line above:
      # plumbline: allow CODE — reason

      Lines and columns count from 1, and columns count Unicode code points; bytes count from 0.
      """)

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

  @Flag(help: "Make the changes that keep the meaning, then check again.")
  var fix = false

  @Flag(help: "With --fix: show the changes as a diff and write nothing.")
  var dryRun = false

  @Flag(help: "List every invariant: proved, refuted or undecided, and how long it took.")
  var proofs = false

  @Flag(help: "Check again whenever a file changes, until interrupted.")
  var watch = false

  func validate() throws {
    if dryRun, !fix { throw ValidationError("'--dry-run' goes with '--fix'") }
    if proofs, format != .text { throw ValidationError("'--proofs' goes with '--format text'") }
    if watch, fix { throw ValidationError("'--watch' and '--fix' exclude each other") }
    if watch, paths.contains("-") { throw ValidationError("standard input cannot be watched") }
  }

  func run() throws {
    let system = System.current()
    if watch {
      let finder = PlanFinder(path: plans.plansPath, system: system)
      let watched = targets + (plans.plan.map { [$0] } ?? finder.all)
      Watching(watched, system: system).run { perform(system) }
    }
    system.finish(perform(system))
  }

  private var targets: [String] { InputTargets.of(paths.isEmpty ? ["Plans"] : paths) }

  /// The command's work, without its printing.
  func perform(_ system: System) -> CommandOutput {
    let first = check(system)
    guard fix else { return report(first, system) }
    let edits = FileEdits.all(for: first.findings, in: first.files)
    guard !dryRun else {
      var result = report(first, system)
      result.standardOutput = Array(edits.map(\.diff).joined().utf8)
      return result
    }
    for file in edits {
      if let failure = WholeFile.write(file.result, to: file.file.name) {
        return .stopped(by: [failure], in: first.files, colour: plans.color.isOn(system))
      }
    }
    var result = report(edits.isEmpty ? first : check(system), system)
    let count = edits.reduce(0) { $0 + $1.edits.count }
    if count > 0 { result.standardError += "\(count) fixes made in \(edits.count) files\n" }
    return result
  }

  /// One look at everything.
  private struct Outcome {
    var findings: [Diagnostic]
    var files: SourceFiles
    var proofs: String
    var summary: String
  }

  private func check(_ system: System) -> Outcome {
    var check = InputCheck(options: plans, system: system)
    for path in targets { check.check(path) }
    let findings = check.findings.withoutEchoes(in: check.files)
      .applyingSuppressions(of: check.files, reportsUnused: check.isWhollyChecked)
    return Outcome(
      findings: findings, files: check.files, proofs: ProofList(outcomes: check.outcomes).text,
      summary: check.summary(of: findings))
  }

  private func report(_ outcome: Outcome, _ system: System) -> CommandOutput {
    let colour = plans.color.isOn(system)
    let context = ReportContext(
      version: Plumbline.version, rules: format == .sarif ? FindingPages.rules : [:],
      folder: system.workingFolder)
    let writer = DiagnosticWriter(
      files: outcome.files, format: format, colour: colour, context: context)
    let level: Diagnostic.Severity = failOn == .warning ? .warning : .error
    var result = CommandOutput()
    if outcome.findings.contains(where: { $0.severity >= level }) {
      result = CommandOutput.stopped(by: outcome.findings, in: outcome.files, colour: colour)
      result.standardError = ""
    }
    result.standardOutput = Array(writer.write(outcome.findings).utf8)
    if proofs {
      let gap = result.standardOutput.isEmpty ? "" : "\n"
      result.standardOutput += Array((gap + outcome.proofs).utf8)
    }
    if format == .text { result.standardError += outcome.summary }
    return result
  }
}

extension DiagnosticFormat: ExpressibleByArgument {
  /// All formats, for help.
  fileprivate static var list: String {
    allCases.map(\.rawValue).joined(separator: ", ")
  }
}
