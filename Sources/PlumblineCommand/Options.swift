public import ArgumentParser
public import PlanCore

/// When findings are coloured.
enum ColourChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never

  /// `--color` wins over `NO_COLOR`, that over `CLICOLOR_FORCE` and `FORCE_COLOR`, and those over the terminal.
  func isOn(_ system: System) -> Bool {
    switch self {
    case .always: return true
    case .never: return false
    case .auto:
      if let value = system.environment["NO_COLOR"], !value.isEmpty { return false }
      for name in ["CLICOLOR_FORCE", "FORCE_COLOR"] {
        if let value = system.environment[name], !value.isEmpty, value != "0" { return true }
      }
      return system.isTerminal && system.environment["TERM"] != "dumb"
    }
  }
}

/// How a plan is written.
enum PlanFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json
}

extension Audience: ExpressibleByArgument {}

extension Day: ExpressibleByArgument {
  /// Reads `YYYY-MM-DD`.
  public init?(argument: String) {
    self.init(argument)
  }
}

/// The options of every command that reads plan folders.
struct PlanOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The plan's folder; left out, the profile's 'plan:' names it.", valueName: "dir"))
  var plan: String?

  @Option(
    help: ArgumentHelp(
      "Folders in which plans are looked for by name, separated by ':'.", valueName: "dirs"))
  var plansPath: String?

  @Option(help: "When findings are coloured: auto, always or never.")
  var color: ColourChoice = .auto
}

/// The options of every command that writes a plan.
struct OutputOptions: ParsableArguments {
  @Option(help: "How the plan is written: text or json.")
  var format: PlanFormat = .text

  @Option(help: "Who reads it: patient or clinician. JSON holds both voices.")
  var audience: Audience = .patient

  @Option(name: .shortAndLong, help: "The file to write; left out, standard output.")
  var output: String?
}
