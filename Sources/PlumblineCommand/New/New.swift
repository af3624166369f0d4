import ArgumentParser
import PlanCore
import PlanFiles
import SourceTree
import StageCatalog

/// `plumbline new`: a first plan or profile to begin with.
struct New: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Write a commented plan folder or profile to begin with.",
    subcommands: [NewPlan.self, NewProfile.self])
}

/// `plumbline new plan`: a folder with one file of each kind.
struct NewPlan: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Write a small plan that validates, with comments.")

  @Argument(help: "The plan's id, which is its folder's name too: lower-case letters, digits, '-'.")
  var name: String

  @Option(name: .customLong("in"), help: "The folder in which the plan's folder is made.")
  var place = "Plans"

  func run() throws {
    let system = System.current()
    system.finish(perform(system))
  }

  /// The command's work, without its printing.
  func perform(_ system: System) -> CommandOutput {
    guard Identifier.isValid(name) else {
      return stopped(
        Diagnostic(
          .error, .notAnIdentifier, "'\(name)' is not an id", at: nil,
          help: "lower-case letters, digits and '-': 'shoulder-pain'"))
    }
    let folder = "\(place)/\(name)"
    guard !FileAccess.exists(folder) else {
      return stopped(
        Diagnostic(
          .error, .alreadyThere, "'\(folder)' is there already", at: nil,
          help: "choose another name, or another folder with --in"))
    }
    if let failure = FolderWriter.write(StarterPlan(name: name).files, to: folder) {
      return stopped(failure)
    }
    var output = CommandOutput()
    output.standardOutput = Array("\(folder)\n".utf8)
    output.standardError = "next: plumbline validate \(folder)\n"
    return output
  }

  private func stopped(_ finding: Diagnostic) -> CommandOutput {
    .stopped(by: [finding], in: SourceFiles(), colour: false)
  }
}

/// `plumbline new profile`: the questions of a plan, to be answered.
struct NewProfile: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "profile", abstract: "Write an empty profile with all facts of a plan.")

  @OptionGroup var plans: PlanOptions

  @Option(name: .shortAndLong, help: "The file to write; left out, standard output.")
  var output: String?

  func run() throws {
    let system = System.current()
    system.finish(perform(system))
  }

  /// The command's work, without its printing.
  func perform(_ system: System) -> CommandOutput {
    let input = PlanInput(plans, system: system)
    guard let definition = input.definition else {
      return .stopped(by: input.findings, in: input.files, colour: plans.color.isOn(system))
    }
    let bytes = Array(StarterProfile(definition).text.utf8)
    return .creating(output, bytes, colour: plans.color.isOn(system))
  }
}

extension Diagnostic.Code {
  /// A name that is not an id.
  static let notAnIdentifier: Self = "not-an-id"
  /// A file or folder that would be written over.
  static let alreadyThere: Self = "already-there"
}
