public import PlanCore

/// Writes notes for a discussion of medicines with a prescriber or pharmacist: never an order, never a dose.
///
/// A note is offered only when every contraindication of its rule was evaluated and none applies or is unknown;
/// the outcome of each is kept with the note. A co-note comes only with the note that it belongs to.
public struct MedicationNotes: MedicationNoteStage {
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
  private var texts: [Text] = []

  private struct Text: Sendable {
    var stance: String
    var text: VoicedText
    var instead: VoicedText?
    var monitor: VoicedText?
    var reviewWeeks: Int?
  }

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
    texts.append(
      Text(
        stance: stance, text: text, instead: entry.voiced("instead"),
        monitor: entry.voiced("monitor"), reviewWeeks: entry.integer("review_weeks")))
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

  /// The note of a rule that is offered.
  public func note(_ offered: Candidate, _ facts: Facts) -> MedicationNote {
    let text = texts[offered.index]
    var note = MedicationNote(offered, facts, stance: text.stance, text: text.text)
    note.monitor = text.monitor
    note.reviewOn = text.reviewWeeks.map {
      facts.profile.on.adding(days: $0 * 7).description
    }
    return note
  }

  /// A review is about a medicine that is taken already.
  public func suggestsMedicine(inRuleAt index: Int) -> Bool {
    texts[index].stance != "review"
  }

  /// What to do instead of a note that is withheld.
  public func instead(ofRuleAt index: Int) -> VoicedText? {
    texts[index].instead
  }
}

extension Diagnostic.Code {
  /// A co-note of a note that is not there.
  fileprivate static let unknownPartner: Self = "unknown-partner"
}
