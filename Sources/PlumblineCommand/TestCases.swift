import ArgumentParser
import PlanAnalysis
import PlanCases
import PlanCore
import PlanFiles
import SourceTree
import StageCatalog

/// `plumbline test`: the cases of plans, what they cover, and what they would not notice.
struct TestCases: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Run the cases of plan folders; show what differs from what they expect.")

  @Argument(help: "Plan folders, or folders of plan folders; left out, 'Plans'.")
  var paths: [String] = []

  @Flag(help: "Show which rules, red flags and exceptions no case covers.")
  var coverage = false

  @Flag(help: "Change the plan in one place at a time and show what no case notices.")
  var mutants = false

  @Option(help: "How failures are written: text, short or json.")
  var format: DiagnosticFormat = .text

  @Option(help: "When findings are coloured: auto, always or never.")
  var color: ColourChoice = .auto

  func run() throws {
    let system = System.current()
    system.finish(perform(system))
  }

  /// The command's work, without its printing.
  func perform(_ system: System) -> CommandOutput {
    var report = CaseReport()
    for path in paths.isEmpty ? ["Plans"] : paths { report.test(path, self) }
    report.applySuppressions()
    let colour = color.isOn(system)
    var output = CommandOutput()
    if report.findings.hasErrors {
      output = .stopped(by: report.findings, in: report.files, colour: colour)
      output.standardError = ""
    }
    let text = DiagnosticWriter(files: report.files, format: format, colour: colour)
      .write(report.findings)
    output.standardOutput = Array(text.utf8)
    if format == .json {
      output.standardError += report.summary
    } else {
      output.standardOutput += Array(((text.isEmpty ? "" : "\n") + report.summary).utf8)
    }
    return output
  }
}

/// What the cases of some plans came to.
private struct CaseReport {
  private(set) var files = SourceFiles()
  private(set) var findings: [Diagnostic] = []
  private var tables = ""
  private var passed = 0
  private var failed = 0

  var summary: String { "\(tables)\(passed) passed, \(failed) failed\n" }

  mutating func applySuppressions() {
    findings = findings.applyingSuppressions(of: files)
  }

  mutating func test(_ path: String, _ options: TestCases) {
    let folders = PlanFinder.plans(under: path)
    if folders.isEmpty {
      findings.append(
        FileAccess.exists(path)
          ? Diagnostic(
            .error, .nothingMatched, "no plan in the folder '\(path)'", at: nil,
            help: "a plan folder holds 'plan.yaml'")
          : Diagnostic(.error, .fileMissing, "there is no folder '\(path)'", at: nil))
    }
    for folder in folders { test(plan: folder, options) }
  }

  private mutating func test(plan folder: String, _ options: TestCases) {
    guard let registry = try? BuiltInStages.registry(),
      let definition = PlanLoader(registry).load(folder, files: &files, diagnostics: &findings)
    else { return }
    let before = findings.count
    let cases = CaseReader(definition).cases(files: &files, diagnostics: &findings)
    guard !findings[before...].contains(where: { $0.severity == .error }) else { return }
    let runs = CaseRun.all(cases, definition)
    findings += runs.flatMap(\.findings)
    failed += runs.count { !$0.failures.isEmpty }
    passed += runs.count(where: \.failures.isEmpty)
    if options.coverage {
      let coverage = Coverage(runs, definition)
      tables += coverage.table
      findings += coverage.findings
    }
    guard options.mutants, runs.allSatisfy(\.failures.isEmpty) else { return }
    let mutation = MutationRun(definition, cases, registry: registry) {
      PlanAnalysis($0, on: nil).breaksInvariant()
    }
    tables += mutation.table
    findings += mutation.findings
  }
}
