import ArgumentParser
import PlanAnalysis
import PlanCore
import SourceTree

/// `plumbline cases`: cases for a plan's author to judge.
struct Cases: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cases",
    abstract: "Write people on both sides of each bound of a rule, as cases to be judged.",
    discussion: """
      Two people of a pair differ in one answer, and the rule is offered to one of them. What should become of each is left \
      open: the author judges it by the guideline, never by what the plan does now.
      """)

  @Option(help: ArgumentHelp("The rule, by its id or its ref.", valueName: "rule"))
  var boundary: String

  @OptionGroup var plans: PlanOptions

  @Option(help: "The day of the cases, YYYY-MM-DD; left out, today.")
  var on: Day?

  func run() throws {
    let system = System.current()
    system.finish(perform(system))
  }

  /// The command's work, without its printing.
  func perform(_ system: System) -> CommandOutput {
    let input = PlanInput(plans, system: system)
    let colour = plans.color.isOn(system)
    guard let definition = input.definition else {
      return .stopped(by: input.findings, in: input.files, colour: colour)
    }
    let day = on ?? system.today ?? Day(number: 0)
    guard let cases = BoundaryCases(definition, rule: boundary, on: day) else {
      let names = definition.stages.flatMap(\.stage.rules).map(\.id)
      let finding = Diagnostic(
        .error, .unknownSubject, "'\(boundary)' is no rule of '\(definition.id)'", at: nil,
        help: didYouMean(boundary, among: names))
      return .stopped(by: [finding], in: input.files, colour: colour)
    }
    var output = CommandOutput()
    output.standardOutput = Array(cases.yaml().utf8)
    return output
  }
}
