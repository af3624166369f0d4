public import ArgumentParser

/// The command `plumbline`: one subcommand for each thing that people do with a plan.
public struct Plumbline: ParsableCommand {
  static let version = "0.1.0"

  /// Name, summary and subcommands.
  public static let configuration = CommandConfiguration(
    commandName: "plumbline",
    abstract: "A personal long-term management plan from a clinical pathway in YAML.",
    discussion: """
      Plumbline supports a conversation with a professional. It is not a medical device.

      Exit codes: 0 fine; 1 findings; 3 a path could not be opened or written; 64 wrong usage.
      """,
    version: version,
    subcommands: [
      Generate.self, Batch.self, Validate.self, TestCases.self, Cases.self, Render.self,
      Schema.self, Explain.self, New.self,
    ])

  /// Creates the command; the parser calls it.
  public init() {}

  /// Runs the command that the arguments name, and ends the process.
  public static func start() {
    Heap.reserve()
    main()
  }
}
