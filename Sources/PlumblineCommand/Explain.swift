import ArgumentParser
import FindingPages
import PlanCore
import SourceTree

/// `plumbline explain`: what a finding means, or what a rule says.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explain a finding by its code, or a rule of a plan by its id.")

  @Argument(help: "A finding's code, such as 'duplicate-key', or a rule's id.")
  var name: String

  @OptionGroup var plans: PlanOptions

  func run() throws {
    let system = System.current()
    system.finish(perform(system))
  }

  /// The command's work, without its printing.
  func perform(_ system: System) -> CommandOutput {
    var output = CommandOutput()
    if plans.plan == nil, let page = FindingPages.page(of: name) {
      output.standardOutput = Array(page.markdown.utf8)
      return output
    }
    let colour = plans.color.isOn(system)
    let input = PlanInput(plans, system: system)
    guard let definition = input.definition else {
      if plans.plan == nil { return .stopped(by: [unknown([])], in: input.files, colour: colour) }
      return .stopped(by: input.findings, in: input.files, colour: colour)
    }
    let rules = definition.stages.flatMap(\.stage.rules)
    guard let rule = rules.first(where: { $0.id == name || $0.ref == name }) else {
      return .stopped(by: [unknown(rules.map(\.id))], in: input.files, colour: colour)
    }
    output.standardOutput = Array(RuleWords(rule, of: definition).text.utf8)
    return output
  }

  private func unknown(_ rules: [String]) -> Diagnostic {
    let names = FindingPages.all.map(\.code.name) + rules
    return Diagnostic(
      .error, .unknownSubject, "'\(name)' is neither a finding's code nor a rule's id", at: nil,
      help: didYouMean(name, among: names) ?? "--plan names the plan that a rule belongs to")
  }
}

extension Diagnostic.Code {
  /// Something to explain that nobody knows.
  static let unknownSubject: Self = "unknown-subject"
}
