public import PlanCore

/// Says how soon a person must be seen, from the red flags that are true.
///
/// The most urgent flag wins and all that are true are listed. A flag whose facts are not known neither raises
/// nor lowers anything: its facts are asked for. Other files see `urgency`, and each flag as `red_flags.<id>`.
public struct RedFlagTriage: PreparedTriageStage {
  /// The name that plan files write after `use:`.
  public static let name = "red-flag-triage"

  /// One red flag per entry, and the message of each urgency.
  public static let shape = Shape(
    "a file of red flags",
    [
      .optional("for_all", .object(Rule.sharedShape), "what all flags share"),
      .required("messages", .object(messageShape), "the first words of a plan, by urgency"),
      .required("red_flags", .list(.object(flagShape), atLeast: 1), "the flags"),
    ])

  private static let messageShape = Shape(
    "a mapping of messages by urgency",
    Urgency.allCases.map { .required($0.rawValue, .voiced, "what this urgency means") })

  private static let flagShape = Shape(
    "a red flag",
    Rule.envelope + [
      .required(
        "urgency", .word(Urgency.words.filter { $0 != Urgency.routine.rawValue }),
        "how soon the person must be seen"),
      .required("suspect", .voiced, "what must be ruled out"),
      .required("action", .voiced, "what has to happen"),
    ])

  /// The flags, in the order of the file.
  public private(set) var rules: [Rule] = []
  /// The flags' facts, then the urgency.
  public private(set) var writes: [FactID] = []
  /// What the flags say, in the order of `rules`.
  public private(set) var forms: [RedFlag] = []
  /// The first words of a plan, by urgency.
  public private(set) var messages: [Urgency: VoicedText] = [:]
  private var urgency: FactID?

  /// Reads the flags and declares their facts and `urgency`.
  public init(reading files: [SourceNode], into builder: inout DefinitionBuilder) {
    for file in files.map(Fields.init) {
      let reader = RuleReader(file, into: &builder)
      for entry in file.objects("red_flags") { add(entry, reader, &builder) }
      guard let texts = file.object("messages") else { continue }
      for level in Urgency.allCases {
        if let text = texts.voiced(level.rawValue) { messages[level] = text }
      }
    }
    defineUrgency(files.first, &builder)
  }

  private mutating func add(
    _ entry: Fields, _ reader: RuleReader, _ builder: inout DefinitionBuilder
  ) {
    guard let rule = reader.rule(entry, into: &builder),
      let urgency = entry.word("urgency", Urgency.self), let suspect = entry.voiced("suspect"),
      let action = entry.voiced("action")
    else { return }
    rules.append(rule)
    forms.append(RedFlag(of: rule, urgency: urgency, suspect: suspect, action: action))
    let name = "red_flags.\(FactName.part(of: rule.id))"
    if let fact = builder.declare(name, .yesNo, title: rule.title, at: rule.range) {
      builder.conditions.define(fact, .condition(rule.indicated))
      writes.append(fact)
    }
  }

  private mutating func defineUrgency(_ file: SourceNode?, _ builder: inout DefinitionBuilder) {
    let title = VoicedText(clinician: "urgency", patient: "how soon you need to be seen")
    guard
      let fact = builder.declare(
        Urgency.factName, Urgency.factType, title: title, at: file?.range)
    else { return }
    let levels = Urgency.allCases.reversed().map { level in
      let raised = zip(rules, forms).filter { $0.1.urgency == level }.map(\.0.offered)
      return (when: builder.conditions.any(raised), value: level.rank)
    }
    builder.conditions.define(fact, .firstMatch(levels, otherwise: Urgency.routine.rank))
    urgency = fact
    writes.append(fact)
  }

  /// How soon the person must be seen.
  public func urgency(_ facts: Facts) -> Urgency {
    Urgency.allCases[urgency.flatMap { facts.choice($0) } ?? Urgency.routine.rank]
  }
}
