/// What a stage does in a plan.
public enum StageRole: String, Sendable, Hashable, CaseIterable {
  /// Facts from facts: scores, phases, trends, counts.
  case assessment
  /// Urgency, red flags, actions.
  case triage
  /// Ranked hypotheses with support for, against and missing.
  case diagnosisHint = "diagnosis-hint"
  /// Activities with dose, progression and stop rule.
  case conservativeCare = "conservative-care"
  /// Notes for a discussion of medicines, never orders.
  case medicationNote = "medication-note"
  /// Referral for injection or surgery.
  case referral
  /// Goals, phases, reviews, decision, flare plan, prevention, safety net.
  case followUp = "follow-up"
}

/// One stage of a plan: it reads its own files once, and then adds its part for any number of people.
///
/// A stage conforms to the protocol of its role (`TriageStage`, `CareStage`, …), not to this one alone.
/// It is a value without state: the same facts give the same part.
public protocol Stage: Sendable {
  /// The name that plan files write after `use:`; kebab-case, unique in a catalogue.
  static var name: String { get }

  /// What the stage does in a plan.
  static var role: StageRole { get }

  /// What one of its files may hold. Files are compared with it before `init` sees them.
  static var shape: Shape { get }

  /// Reads the stage's files, in the order in which the plan names them.
  ///
  /// Facts are declared, conditions compiled and every finding is reported through the builder.
  /// After a finding the stage may be incomplete: a definition with errors is never used for a plan.
  init(reading files: [SourceNode], into builder: inout DefinitionBuilder)

  /// Everything that the stage may say, in the order of its files.
  var rules: [Rule] { get }

  /// The facts that the stage writes, in the order in which they are derived.
  var writes: [FactID] { get }

  /// The value of a fact that the stage computes itself; called only for facts defined as `computed`, in the order of `writes`.
  ///
  /// - Returns: nil when it cannot be known.
  func value(of fact: FactID, from facts: Facts) -> FactValue?

  /// Sets several of the facts that the stage computes itself, in this order; for a stage that can share work between them.
  ///
  /// The values are those of `value(of:from:)`.
  func set(_ computed: [FactID], in facts: inout Facts)

  /// The tables of which the first row that is true counts.
  var firstTrueTables: [[TableRow]] { get }

  /// The named parts of rules, for those who prove something of them.
  var namedParts: [RulePart] { get }

  /// What is certain about the facts that the stage computes.
  var entailments: [Entailment] { get }

  /// Adds the stage's part. Each role's protocol has it; a stage does not write it.
  func contribute(_ candidates: [Candidate], _ facts: Facts, to draft: inout PlanDraft)
}

extension Stage {
  /// No tables.
  public var firstTrueTables: [[TableRow]] { [] }

  /// No named parts.
  public var namedParts: [RulePart] { [] }

  /// Nothing is certain.
  public var entailments: [Entailment] { [] }

  /// No computed facts.
  public func value(of fact: FactID, from facts: Facts) -> FactValue? { nil }

  /// Sets one after the other.
  public func set(_ computed: [FactID], in facts: inout Facts) {
    for fact in computed { facts.set(fact, value(of: fact, from: facts)) }
  }
}
