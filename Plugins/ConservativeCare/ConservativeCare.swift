public import PlanCore

/// Offers exercises, self-care, passive options and aids, each with dose, progression and stop rule.
///
/// Exercises come in the order of their priority; the first of them are the core programme, the others options for later.
/// Every condition is evaluated against every hypothesis that is at least possible, not only the first.
public struct ConservativeCare: PreparedCareStage {
  /// The name that plan files write after `use:`.
  public static let name = "conservative-care"

  /// Activities, and how many exercises make the core programme.
  public static let shape = Shape(
    "a file of activities",
    [
      .optional("for_all", .object(Rule.sharedShape), "what all activities share"),
      .optional("core_exercises", .integer(1...20), "how many exercises make the core programme"),
      .required("activities", .list(.object(ActivityReader.shape), atLeast: 1), "the activities"),
    ])

  /// The activities' envelopes, in the order of the files.
  public private(set) var rules: [Rule] = []
  /// No facts.
  public var writes: [FactID] { [] }
  /// What the activities say, in the order of `rules`.
  public private(set) var forms: [ActivityForm] = []
  /// How many exercises make the core programme.
  public private(set) var coreExercises = 6

  /// Reads the activities.
  public init(reading files: [SourceNode], into builder: inout DefinitionBuilder) {
    for file in files.map(Fields.init) {
      coreExercises = file.integer("core_exercises") ?? coreExercises
      let reader = RuleReader(file, into: &builder)
      for entry in file.objects("activities") {
        guard let rule = reader.rule(entry, into: &builder),
          let form = ActivityReader.form(entry, of: rule, into: &builder)
        else { continue }
        rules.append(rule)
        forms.append(form)
      }
    }
  }

  /// The variants that have a name.
  public var namedParts: [RulePart] {
    zip(rules, forms).flatMap { rule, form in
      form.variants.compactMap { variant in
        variant.id.map { RulePart(rule: rule.id, id: $0, when: variant.when) }
      }
    }
  }
}
