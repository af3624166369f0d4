import PlanCore

/// A plan on its way to one reader: the plan, the reader's words, and what several sections look up.
struct Letter: Sendable {
  let plan: CarePlan
  let audience: Audience
  let phrases: Phrases
  private let numbers: [String: Int]
  private let questions: [String: VoicedText]

  init(_ plan: CarePlan, for audience: Audience) {
    self.plan = plan
    self.audience = audience
    phrases = Phrases(audience: audience)
    numbers = Dictionary(
      plan.evidence.enumerated().map { ($0.element.id, $0.offset + 1) },
      uniquingKeysWith: { first, _ in first })
    questions = Dictionary(
      plan.ask.map { ($0.id, $0.question) }, uniquingKeysWith: { first, _ in first })
  }

  var isForClinician: Bool { audience == .clinician }

  /// A text in the reader's voice; nil when it says nothing.
  func say(_ text: VoicedText?) -> String? {
    text.map { $0(audience) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// What an entry is called, for a clinician with its id in the evidence base, or else its rule's.
  func name(_ title: VoicedText, ref: String?, id: String) -> String {
    let words = title(audience)
    return isForClinician
      ? "\(ref ?? id) \(words)" : words.prefix(1).uppercased() + words.dropFirst()
  }

  /// What stands before the text of an entry without a title: for a clinician its id in the evidence base.
  func mark(_ ref: String?) -> String {
    isForClinician ? ref.map { "\($0) " } ?? "" : ""
  }

  /// The sources of an entry, as they are numbered or named at the end of the letter; empty without any.
  func cite(_ ids: [String]) -> String {
    let marks = isForClinician ? ids : ids.compactMap { numbers[$0] }.sorted().map(String.init)
    return marks.isEmpty ? "" : " [\(marks.joined(separator: ", "))]"
  }

  /// The facts that decided, which a clinician reads beside every entry.
  func facts(_ because: [Because]) -> String? {
    isForClinician ? because.map { $0.text(audience) }.joined(separator: "; ") : nil
  }

  /// Facts that are not known: as the plan asks for them, or else by their names.
  func unknown(_ facts: [String]) -> [String] {
    facts.map { name in
      let words = String(name.map { $0 == "_" ? " " : $0 })
      return isForClinician ? words : say(questions[name]) ?? words
    }
  }

  /// Warnings one by one, each with its doubt.
  func warnings(_ cautions: [Caution]) -> [String] {
    cautions.map { caution in
      let doubt = caution.certain ? "" : " (\(phrases.uncertain))"
      return mark(caution.ref) + caution.text(audience) + doubt
    }
  }

  /// How firmly an entry stands, for a clinician.
  func standing(_ direction: Rule.Direction, _ strength: Rule.Strength) -> String? {
    isForClinician ? "\(direction.rawValue), \(strength.rawValue)" : nil
  }

  /// What a hypothesis of the plan is called.
  func hypothesis(_ id: String) -> String {
    say(plan.hints.first { $0.id == id }?.title) ?? id
  }
}

extension TextPage {
  /// A label with one line for each thing it says.
  mutating func fields(_ label: String, _ values: [String]) {
    for (position, value) in values.enumerated() {
      field(position == 0 ? label : "", value)
    }
  }
}
