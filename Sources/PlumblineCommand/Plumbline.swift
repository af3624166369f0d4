public import ArgumentParser
import Dispatch

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
    // A thread takes a while to come up: the files of a plan are read on it, and until then there are arguments to read.
    DispatchQueue.global(qos: .userInitiated).async {}
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard var command = soundCommand(arguments) else { return main(arguments) }
    do {
      try command.run()
    } catch {
      exit(withError: error)
    }
  }

  /// The command that the arguments name, read by itself, which is half the work.
  ///
  /// Nil for a mistake, for `--help` and for whatever else is not plainly one command: there the words must be those
  /// of the whole program.
  static func soundCommand(_ arguments: [String]) -> (any ParsableCommand)? {
    let named = configuration.subcommands.first {
      $0.configuration.commandName == arguments.first
    }
    guard let named, let command = try? named.parseAsRoot(Array(arguments.dropFirst())),
      type(of: command) == named
    else { return nil }
    return command
  }
}
