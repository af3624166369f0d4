import ArgumentParser
import PlanRendering

/// `plumbline schema`: the JSON Schema of what Plumbline reads and writes.
struct Schema: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print the JSON Schema (draft 7) of a format.")

  /// What there is a schema of.
  enum Subject: String, ExpressibleByArgument, CaseIterable {
    case plan
  }

  @Argument(help: "plan: the plan as JSON, as 'generate --format json' writes it.")
  var subject: Subject

  func run() throws {
    var output = CommandOutput()
    switch subject {
    case .plan: output.standardOutput = PlanSchema.json()
    }
    System.current().finish(output)
  }
}
