import ArgumentParser
import PlanCore
import PlanFiles
import PlanRendering
import SourceTree
import StageCatalog

/// `plumbline schema`: the JSON Schema of what Plumbline reads and writes.
struct Schema: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema (draft 7) of a format.",
    discussion: """
      plan            the plan as JSON, as 'generate --format json' writes it
      plan-yaml       the file plan.yaml of a plan folder
      evidence-yaml   a file of sources
      profile-yaml    the file profile.yaml, which declares a plan's facts
      cases-yaml      a file of cases
      invariants-yaml the file of what must hold for every profile
      stage NAME      the files of a stage: \(stages)
      profile         the profiles of one plan; --plan names it
      """)

  /// What there is a schema of.
  enum Subject: String, ExpressibleByArgument, CaseIterable {
    case plan, profile, stage
    case planYAML = "plan-yaml"
    case evidenceYAML = "evidence-yaml"
    case profileYAML = "profile-yaml"
    case casesYAML = "cases-yaml"
    case invariantsYAML = "invariants-yaml"
  }

  private static let stages = BuiltInStages.all.map { $0.name }.joined(separator: ", ")

  @Argument(
    help: ArgumentHelp(
      "\(Subject.allCases.map(\.rawValue).joined(separator: ", ")); stage goes with a name."))
  var subject: Subject

  @Argument(help: "The stage's name, for 'stage'.")
  var name: String?

  @OptionGroup var plans: PlanOptions

  func validate() throws {
    if subject == .stage {
      guard name.map({ name in BuiltInStages.all.contains { $0.name == name } }) ?? false else {
        throw ValidationError("name one of the stages: \(Self.stages)")
      }
    } else if let name {
      throw ValidationError("'\(name)' is one word too many: only 'stage' takes a name")
    }
  }

  func run() throws {
    let system = System.current()
    system.finish(perform(system))
  }

  /// The command's work, without its printing.
  func perform(_ system: System) -> CommandOutput {
    var output = CommandOutput()
    switch subject {
    case .plan: output.standardOutput = PlanSchema.json()
    case .planYAML: output.standardOutput = AuthorSchema.plan()
    case .evidenceYAML: output.standardOutput = AuthorSchema.evidence()
    case .profileYAML: output.standardOutput = AuthorSchema.facts()
    case .casesYAML: output.standardOutput = AuthorSchema.cases()
    case .invariantsYAML: output.standardOutput = AuthorSchema.invariants()
    case .stage:
      guard let stage = BuiltInStages.all.first(where: { $0.name == name }) else { return output }
      output.standardOutput = AuthorSchema.stage(stage)
    case .profile:
      let input = PlanInput(plans, system: system)
      guard let definition = input.definition else {
        return .stopped(by: input.findings, in: input.files, colour: plans.color.isOn(system))
      }
      output.standardOutput = AuthorSchema.profile(of: definition)
    }
    return output
  }
}
