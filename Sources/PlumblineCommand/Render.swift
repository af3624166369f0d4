import ArgumentParser
import PlanCore
import PlanFiles
import PlanRendering
import SourceTree

/// `plumbline render`: a plan that was written as JSON, in another form.
struct Render: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Write a plan from its JSON in another form.")

  @Argument(help: "The plan as JSON; '-' is standard input.")
  var plan: String

  @OptionGroup var output: OutputOptions

  @Flag(help: "Add the verdicts, when the JSON holds them.")
  var explain = false

  @Option(help: "When findings are coloured: auto, always or never.")
  var color: ColourChoice = .auto

  func run() throws {
    let system = System.current()
    system.finish(perform(system))
  }

  /// The command's work, without its printing.
  func perform(_ system: System) -> CommandOutput {
    var findings: [Diagnostic] = []
    guard let file = FileAccess(limit: 64 << 20).read(plan, &findings) else {
      return .stopped(by: findings, in: SourceFiles(), colour: color.isOn(system))
    }
    var result = CommandOutput()
    do {
      let plan = try PlanJSON.read(file.bytes)
      output.write(plan, explaining: explain, to: &result)
    } catch {
      result.standardError = "error[not-a-plan]: '\(file.name)' is not a plan as JSON: \(error)\n"
      result.exit = .findings
    }
    return result
  }
}
