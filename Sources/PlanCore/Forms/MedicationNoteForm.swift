/// What a note on a medicine says of anyone.
public struct MedicationNoteForm: Sendable {
  /// The entry without what depends on the person.
  public var entry: MedicationNote
  /// After how many weeks it is looked at again.
  public var reviewWeeks: Int?
  /// What else, when it is blocked or held.
  public var instead: VoicedText?

  /// Creates a form.
  public init(entry: MedicationNote, reviewWeeks: Int?, instead: VoicedText?) {
    self.entry = entry
    self.reviewWeeks = reviewWeeks
    self.instead = instead
  }

  func note(_ candidate: Candidate, _ facts: Facts) -> MedicationNote {
    var note = entry
    note.reviewOn = reviewWeeks.map { facts.profile.on.adding(days: $0 * 7).description }
    note.fill(candidate, facts)
    return note
  }
}

/// A stage of notes that says beforehand all that it may note, so that plans can be written from prepared texts.
public protocol PreparedNoteStage: MedicationNoteStage {
  /// The notes, in the order of `rules`.
  var forms: [MedicationNoteForm] { get }
}

extension PreparedNoteStage {
  /// The note of a rule that is offered.
  public func note(_ offered: Candidate, _ facts: Facts) -> MedicationNote {
    forms[offered.index].note(offered, facts)
  }

  /// What to do instead of a note that is withheld.
  public func instead(ofRuleAt index: Int) -> VoicedText? {
    forms[index].instead
  }
}
