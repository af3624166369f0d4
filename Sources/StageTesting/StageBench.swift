public import PlanCore
import PlanFiles
import PlanPipeline
import YAMLSource

/// Stages read from texts, with facts declared beside them: a plan without a folder, for the tests of a stage.
///
/// Every source that the texts cite is there, and every hypothesis that they name and do not list themselves has a fact
/// `hints.…` that a profile may give.
public struct StageBench: Sendable {
  /// One stage and the texts of its files.
  public struct Part: Sendable {
    var stage: any Stage.Type
    var texts: [String]

    /// Creates a part from the texts of a stage's files, in their order.
    public init(_ stage: any Stage.Type, _ texts: String...) {
      self.init(stage, texts)
    }

    init(_ stage: any Stage.Type, _ texts: [String]) {
      self.stage = stage
      self.texts = texts
    }
  }

  /// Texts with errors in them.
  public struct Unreadable: Error, CustomStringConvertible {
    /// What is wrong.
    public var findings: [Diagnostic]
    /// One line for each finding.
    public var description: String

    init(_ reading: BenchReading) {
      findings = reading.builder.diagnostics
      description = findings.map { reading.line(for: $0) }.joined(separator: "\n")
    }
  }

  /// The plan: its stages in order, every gate open.
  public let definition: PlanDefinition
  /// Every place of the texts where something of a known kind stands.
  let sites: [ShapeSite]

  /// Reads the texts of the stages.
  ///
  /// - Parameter facts: the facts as `profile.yaml` declares them under `facts:`; `group` and `title` may be left out.
  public init(_ parts: [Part], facts: String) throws(Unreadable) {
    var reading = BenchReading(facts: facts)
    let stages = reading.read(parts)
    guard !reading.builder.diagnostics.hasErrors else { throw Unreadable(reading) }
    definition = reading.definition(stages)
    sites = reading.sites
  }

  /// Reads the text of one stage.
  public init(_ stage: any Stage.Type, yaml: String, facts: String) throws(Unreadable) {
    try self.init([Part(stage, yaml)], facts: facts)
  }

  /// Reads a profile from the lines under its `facts:` and its `visits:`.
  public func profile(
    _ facts: String, visits: String = "", on: String = "2026-11-22"
  ) throws(Unreadable) -> Profile {
    var text = "patient: P-1\non: \(on)\nfacts:\n" + indented(facts)
    if !visits.isEmpty { text += "visits:\n" + indented(visits) }
    var reading = BenchReading()
    let node = reading.node(text, named: "profile")
    let profile = node.flatMap {
      ProfileReader(definition).read($0, on: nil, diagnostics: &reading.builder.diagnostics)
    }
    guard let profile, !reading.builder.diagnostics.hasErrors else { throw Unreadable(reading) }
    return profile
  }

  private func indented(_ text: String) -> String {
    text.split(separator: "\n").map { "  \($0)\n" }.joined()
  }

  /// The plan of a profile, with every verdict; nil when the person is out of scope.
  public func plan(_ profile: Profile) -> CarePlan? {
    guard case .plan(let plan) = PlanPipeline(definition).run(profile, explaining: true) else {
      return nil
    }
    return plan
  }

  /// The facts of a profile with those that the stages write.
  public func facts(_ profile: Profile) -> Facts {
    var facts = Facts(profile, program: definition.program, vocabulary: definition.vocabulary)
    for entry in definition.stages { facts.derive(factsOf: entry.stage) }
    return facts
  }
}
