import ArgumentParser
import PlanAnalysis
import PlanCore
import PlanFiles
import SourceTree

/// `plumbline cases`: new cases for a plan, to be judged by its author.
struct Cases: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cases",
    abstract: "Write cases at the edge of a rule, for its author to judge.",
    discussion: """
      Each pair of people differs in one answer, and the rule comes out differently: numbers at their bound and
      one step beside it, choices at each of their values, and the answer unknown. The file belongs under 'cases/'.
      """)

  @Option(help: ArgumentHelp("The rule, by its id.", valueName: "rule"))
  var boundary: String

  @OptionGroup var plans: PlanOptions

  @Option(name: .shortAndLong, help: "The file to write; left out, standard output.")
  var output: String?

  func run() throws {
    let system = System.current()
    system.finish(perform(system))
  }

  /// The command's work, without its printing.
  func perform(_ system: System) -> CommandOutput {
    let colour = plans.color.isOn(system)
    let input = PlanInput(plans, system: system)
    guard let definition = input.definition else {
      return .stopped(by: input.findings, in: input.files, colour: colour)
    }
    let rules = definition.stages.flatMap(\.stage.rules)
    guard let rule = rules.first(where: { $0.id == boundary }) else {
      let finding = Diagnostic(
        .error, .unknownSubject, "no rule '\(boundary)' in this plan", at: nil,
        help: didYouMean(boundary, among: rules.map(\.id)))
      return .stopped(by: [finding], in: input.files, colour: colour)
    }
    let found = BoundaryCases(rule, of: definition, on: system.today)
    let day = system.today ?? Day(number: 0)
    let file = BoundaryFile(rule, of: definition, on: day, found)
    return .creating(output, Array(file.yaml.utf8), colour: colour)
  }
}
