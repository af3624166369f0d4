public import ArgumentParser

/// The command `plumbline`: one subcommand for each thing that people do with a plan.
public struct Plumbline: ParsableCommand {
  /// Name, summary and subcommands.
  public static let configuration = CommandConfiguration(
    commandName: "plumbline",
    abstract: "A personal long-term management plan from a clinical pathway in YAML.",
    discussion: """
      Plumbline supports a conversation with a professional. It is not a medical device.

      Exit codes: 0 fine; 1 findings; 3 a path could not be opened or written; 64 wrong usage.
      """,
    version: "0.1.0",
    subcommands: [Generate.self, Validate.self, TestCases.self, Render.self, Schema.self])

  /// Creates the command; the parser calls it.
  public init() {}
}
