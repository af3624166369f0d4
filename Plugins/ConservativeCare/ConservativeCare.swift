public import PlanCore

/// Offers exercises, self-care, passive options and aids, each with dose, progression and stop rule.
///
/// Exercises come in the order of their priority; the first of them are the core programme, the others options for later.
/// Every condition is evaluated against every hypothesis that is at least possible, not only the first.
public struct ConservativeCare: CareStage {
  /// The name that plan files write after `use:`.
  public static let name = "conservative-care"

  /// Activities, and how many exercises make the core programme.
  public static let shape = Shape(
    "a file of activities",
    [
      .optional("for_all", .object(Rule.sharedShape), "what all activities share"),
      .optional("core_exercises", .integer(1...20), "how many exercises make the core programme"),
      .required("activities", .list(.object(ActivityText.shape), atLeast: 1), "the activities"),
    ])

  /// The activities' envelopes, in the order of the files.
  public private(set) var rules: [Rule] = []
  /// No facts.
  public var writes: [FactID] { [] }
  private var texts: [ActivityText] = []
  private var coreExercises = 6

  /// Reads the activities.
  public init(reading files: [SourceNode], into builder: inout DefinitionBuilder) {
    for file in files.map(Fields.init) {
      coreExercises = file.integer("core_exercises") ?? coreExercises
      let reader = RuleReader(file, into: &builder)
      for entry in file.objects("activities") {
        guard let rule = reader.rule(entry, into: &builder),
          let text = ActivityText(entry, into: &builder)
        else { continue }
        rules.append(rule)
        texts.append(text)
      }
    }
  }

  /// The variants that have a name.
  public var namedParts: [RulePart] {
    zip(rules, texts).flatMap { rule, text in
      text.variants.compactMap { variant in
        variant.id.map { RulePart(rule: rule.id, id: $0, when: variant.when) }
      }
    }
  }

  /// The activities that are offered: exercises by priority, then the rest by priority.
  public func activities(_ offered: [Candidate], _ facts: Facts) -> [Activity] {
    let ordered = offered.sorted { left, right in
      let keys = (order(left), order(right))
      return keys.0 == keys.1 ? left.index < right.index : keys.0.lexicographicallyPrecedes(keys.1)
    }
    var exercises = 0
    return ordered.map { candidate in
      var activity = activity(candidate, facts)
      if activity.kind == ActivityText.kinds[0] {
        exercises += 1
        activity.core = exercises <= coreExercises
      }
      return activity
    }
  }

  /// Why, and if it says more, how.
  public func advice(ofRuleAt index: Int) -> VoicedText? {
    texts[index].why ?? texts[index].how
  }

  private func order(_ candidate: Candidate) -> [Int] {
    let text = texts[candidate.index]
    return [
      ActivityText.kinds.firstIndex(of: text.kind) ?? 0,
      text.priority,
    ]
  }

  private func activity(_ candidate: Candidate, _ facts: Facts) -> Activity {
    let text = texts[candidate.index]
    var activity = Activity(candidate, facts, kind: text.kind, category: text.category)
    let variants = text.variants.filter { facts.truth($0.when) != .no }
    activity.fromWeek = text.fromWeek
    activity.why = text.why
    activity.how = text.how
    activity.start = variants.compactMap(\.start).first ?? text.start
    activity.target = variants.compactMap(\.target).first ?? text.target
    activity.progression = text.progression
    activity.stop = text.stop
    activity.adaptations = variants.map(\.note)
    return activity
  }
}
