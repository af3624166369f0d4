public import PlanCore

/// What a result line can say about a plan, besides the whole of it.
public enum ResultField: String, Sendable, CaseIterable {
  /// How soon the person must be seen.
  case urgency
  /// Whether questions that matter for safety are open: `full` or `partial`.
  case completeness
  /// Red flags that are true, by id.
  case flags
  /// What the picture fits with, best first, by id.
  case hints
  /// Every rule that is offered, by id, in the order of the plan's files.
  case offered
  /// Rules that an exception stops, by id.
  case blocked
  /// Rules that wait because something unknown could stop them, by id.
  case held
  /// Rules of which it is not known whether there is a reason for them, by id.
  case undecided
  /// Referrals that are indicated, by id.
  case referrals
  /// Facts to ask for, most important first.
  case ask
  /// What the plan says about going on; null where it says nothing.
  case decision
  /// The letter for the person, with its line breaks.
  case letter
  /// The letter for a clinician.
  case clinicianLetter

  /// Who reads the letter that the field holds; nil for other fields.
  public var reader: Audience? {
    switch self {
    case .letter: .patient
    case .clinicianLetter: .clinician
    default: nil
    }
  }
}

/// What is written of a plan for programs that read many.
public enum ResultShape: Sendable, Equatable {
  /// Nothing, for those who only count.
  case nothing
  /// The whole plan.
  case plan
  /// Some fields, with the person's identifier under the first key.
  case fields(Selection, id: String)

  /// Who reads the letters that are written.
  public var readers: Set<Audience> {
    if case .fields(let selection, _) = self { selection.readers } else { [] }
  }
}
