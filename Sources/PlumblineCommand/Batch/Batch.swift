public import ArgumentParser
import ByteStreams
import FoundationEssentials
import PlanBatch
import PlanCore
import PlanFiles
public import PlanRendering
import SourceTree

extension CohortTable.Format: ExpressibleByArgument {}
extension Selection.RuleNaming: ExpressibleByArgument {}

/// `plumbline batch`: many people's plans in one stream.
struct Batch: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batch",
    abstract: "Write the plans of many people, a line of JSON each.",
    discussion: """
      The input is a profile a line (NDJSON), or a folder of profiles. Results come in the order of the input. A record \
      with errors becomes an error line with its number, place and code, and the rest goes on; the exit code is then 1.
      Names that end in .gz are unpacked and packed.
      """)

  @Argument(help: "The profiles: a file, a folder, or '-' for standard input.")
  var input = "-"

  @OptionGroup var plans: PlanOptions

  @Option(
    help: ArgumentHelp(
      "What to write instead of whole plans: \(ResultField.allCases.map(\.rawValue).joined(separator: ", ")). 'key=field' renames.",
      valueName: "fields"), transform: { try Selection($0) })
  var select: Selection?

  @Option(help: "How results name rules: by their id, or by their ref where they have one.")
  var name: Selection.RuleNaming = .id

  @Option(
    help:
      "Write a table of counts instead of lines: text, json or csv. Lines are written too with --output."
  )
  var summary: CohortTable.Format?

  @Option(
    help: ArgumentHelp(
      "Each line is a row whose keys are facts; this key names the person.", valueName: "key"))
  var rows: String?

  @Option(help: "The day to plan for, YYYY-MM-DD, instead of the profiles' own; rows need it.")
  var on: Day?

  @Option(name: .shortAndLong, help: "The file to write; left out, standard output.")
  var output: String?

  @Option(help: "The file for error lines; left out, they stand among the results.")
  var errors: String?

  @Option(help: "How many cores to use; left out, all.")
  var jobs: Int?

  @Flag(help: "Go on where a broken run with the same --output stopped.")
  var resume = false

  func validate() throws {
    if let jobs, !(1...1024).contains(jobs) { throw ValidationError("'--jobs' is 1 to 1024") }
    if rows != nil, on == nil {
      throw ValidationError("'--rows' needs '--on', the day that the rows speak of")
    }
    if resume, output == nil { throw ValidationError("'--resume' needs '--output'") }
    if resume, summary != nil {
      throw ValidationError("'--summary' counts whole runs and does not go with '--resume'")
    }
    if let output, output == errors {
      throw ValidationError("'--output' and '--errors' are the same file")
    }
  }

  func run() throws {
    let system = System.current()
    system.finish(perform(system))
  }

  /// The command's work; results are written on the way.
  func perform(_ system: System) -> CommandOutput {
    let plan = PlanInput(plans, system: system)
    guard let definition = plan.definition else {
      return .stopped(by: plan.findings, in: plan.files, colour: plans.color.isOn(system))
    }
    let reader = RecordReader(
      definition, shape: rows.map { .row(id: $0) } ?? .profile, on: on)
    let writer = BatchWriter(definition, reader, shape, counting: summary != nil)
    do throws(SystemError) {
      let run = try BatchRun(self, definition: definition, system: system)
      return try run.work(writer)
    } catch {
      var result = CommandOutput()
      result.standardError = "error: '\(error.path)' \(error.reason)\n"
      result.exit = .inputOutput
      return result
    }
  }

  /// Whether there is somewhere for results to go.
  var writesLines: Bool { summary == nil || output != nil }

  private var shape: ResultShape {
    guard writesLines else { return .nothing }
    guard var selection = select else { return .plan }
    selection.naming = name
    return .fields(selection, id: rows ?? "patient")
  }

  /// What must be the same for a run to go on.
  func fingerprint(_ definition: PlanDefinition) -> String {
    let selected = select?.columns.map { "\($0.key)=\($0.field.rawValue)" }.joined(separator: ",")
    let parts = [
      definition.sha256, selected ?? "", name.rawValue, rows ?? "", on?.description ?? "",
      errors ?? "", input,
    ]
    return Fingerprint.sha256(Array(parts.joined(separator: "\n").utf8))
  }
}
