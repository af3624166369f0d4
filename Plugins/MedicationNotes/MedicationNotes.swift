public import PlanCore

/// Writes notes for a discussion of medicines with a prescriber or pharmacist: never an order, never a dose.
///
/// A note is offered only when every contraindication of its rule was evaluated and none applies or is unknown;
/// the outcome of each is kept with the note. A co-note comes only with the note that it belongs to.
public struct MedicationNotes: PreparedNoteStage {
  /// The name that plan files write after `use:`.
  public static let name = "medication-notes"

  private static let stances = ["discuss", "advise-against", "review", "co-note"]

  /// The notes.
  public static let shape = Shape(
    "a file of medication notes",
    [
      .optional("for_all", .object(Rule.sharedShape), "what all notes share"),
      .required("notes", .list(.object(noteShape), atLeast: 1), "the notes"),
    ])

  private static let noteShape = Shape(
    "a medication note",
    Rule.envelope + [
      .required("stance", .word(stances), "discuss, advise-against, review or co-note"),
      .optional("with", .identifier, "the note above that a co-note belongs to"),
      .required("text", .voiced, "what to discuss"),
      .optional("instead", .voiced, "what else, when it is blocked or held"),
      .optional("monitor", .voiced, "what to watch"),
      .optional("review_weeks", .integer(0...520), "when the note is looked at again"),
    ])

  /// The notes' envelopes, in the order of the files.
  public private(set) var rules: [Rule] = []
  /// No facts.
  public var writes: [FactID] { [] }
  /// What the notes say, in the order of `rules`.
  public private(set) var forms: [MedicationNoteForm] = []

  /// Reads the notes.
  public init(reading files: [SourceNode], into builder: inout DefinitionBuilder) {
    for file in files.map(Fields.init) {
      let reader = RuleReader(file, into: &builder)
      for entry in file.objects("notes") { add(entry, reader, &builder) }
    }
  }

  private mutating func add(
    _ entry: Fields, _ reader: RuleReader, _ builder: inout DefinitionBuilder
  ) {
    let partner = partner(entry, &builder)
    guard let stance = entry.text("stance"), let text = entry.voiced("text"),
      let rule = reader.rule(entry, also: partner.map { [$0] } ?? [], into: &builder)
    else { return }
    rules.append(rule)
    var note = MedicationNote(of: rule, stance: stance, text: text)
    note.monitor = entry.voiced("monitor")
    forms.append(
      MedicationNoteForm(
        entry: note, reviewWeeks: entry.integer("review_weeks"), instead: entry.voiced("instead")))
  }

  /// The note that a co-note belongs to is offered; nil for other notes.
  private func partner(_ entry: Fields, _ builder: inout DefinitionBuilder) -> ConditionID? {
    guard let node = entry["with"] else { return nil }
    if let rule = rules.first(where: { $0.id == node.text }) { return rule.offered }
    builder.report(
      .unknownPartner, "no note '\(node.text)' above this one", at: node.range,
      help: didYouMean(node.text, among: rules.map(\.id)))
    return nil
  }

  /// A review is about a medicine that is taken already.
  public func suggestsMedicine(inRuleAt index: Int) -> Bool {
    forms[index].entry.stance != "review"
  }
}

extension Diagnostic.Code {
  /// A co-note of a note that is not there.
  fileprivate static let unknownPartner: Self = "unknown-partner"
}
