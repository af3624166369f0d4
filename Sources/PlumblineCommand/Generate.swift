import ArgumentParser
import PlanCore
import PlanFiles
import PlanPipeline
import PlanRendering
import SourceTree

/// `plumbline generate`: one person's plan.
struct Generate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate",
    // Spares the search for a request for completion scripts, which is for the whole program.
    _superCommandName: "plumbline",
    abstract: "Write the plan of one person.",
    discussion: "A profile with errors gets all of them, and no plan.")

  @Argument(help: "The profile, YAML or JSON; '-' is standard input.")
  var profile: String

  @OptionGroup var plans: PlanOptions
  @OptionGroup var output: OutputOptions

  @Option(help: "The day to plan for, YYYY-MM-DD, instead of the profile's own.")
  var on: Day?

  @Flag(help: "Add every candidate with its verdict and the facts that decided it.")
  var explain = false

  func run() throws {
    let system = System.current()
    system.finish(perform(system))
  }

  /// The command's work, without its printing.
  func perform(_ system: System) -> CommandOutput {
    let colour = plans.color.isOn(system)
    let input = ProfileInput(profile, on: on, options: plans, system: system)
    guard let definition = input.definition, let person = input.profile else {
      var result = CommandOutput.stopped(by: input.findings, in: input.files, colour: colour)
      result.report(urgentPart: input.urgentPart, colour: colour)
      return result
    }
    let outcome = PlanPipeline(definition).run(person, explaining: explain)
    switch outcome {
    case .outOfScope(let rule):
      return .stopped(
        by: input.findings + [outOfScope(rule, definition, person)], in: input.files,
        colour: colour)
    case .plan(let plan):
      var result = CommandOutput(kept: (input, outcome))
      let findings = input.findings.applyingSuppressions(of: input.files)
      result.report(findings, in: input.files, colour: colour)
      output.write(plan, explaining: explain, to: &result)
      if result.exit != .fine { result.report(urgentPart: plan, colour: colour) }
      return result
    }
  }

  private func outOfScope(
    _ rule: PlanDefinition.ScopeRule, _ definition: PlanDefinition, _ person: Profile
  ) -> Diagnostic {
    let facts = definition.program.baseFacts(in: rule.when)
    let place = facts.lazy.compactMap { person[$0].range }.first
    let ref = rule.ref.map { " (\($0))" } ?? ""
    return Diagnostic(
      .error, .outOfScope, "no plan\(ref): \(rule.message.clinician)", at: place
    ).noting(rule.message.patient)
  }
}

extension OutputOptions {
  /// Writes a plan in the chosen format to the chosen place.
  func write(_ plan: CarePlan, explaining: Bool, to result: inout CommandOutput) {
    let bytes =
      switch format {
      case .json: PlanJSON.write(plan)
      case .text: Array(PlanText.write(plan, for: audience, explaining: explaining).utf8)
      }
    guard let output else {
      result.standardOutput = bytes
      return
    }
    if let failure = WholeFile.write(bytes, to: output) {
      result.standardError += "error[\(failure.code.name)]: \(failure.message)\n"
      result.exit = failure.code == .diskFull ? .findings : .inputOutput
    }
  }
}

extension Diagnostic.Code {
  /// A person whom the plan is not for.
  static let outOfScope: Self = "out-of-scope"
}
