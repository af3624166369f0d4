extension Facts {
  /// How many told facts a plan names for a derived fact that decided something; with more behind it, it stands for itself.
  ///
  /// That no warning sign is there follows from some forty answers; "urgency: routine" says it.
  public static let longestReason = 12

  /// The facts that decided, with their values, in words.
  public func because(_ facts: [FactID]) -> [Because] {
    facts.map(because)
  }

  /// A fact that decided, with its value, in words.
  public func because(_ fact: FactID) -> Because {
    let info = vocabulary[fact]
    let reading = profile[fact]
    if reading.state == .notAsked, let value = value(of: fact) {
      return info.because(.known, .single(value))
    }
    return info.because(reading.state, reading.knownValue)
  }
}

extension FactInfo {
  /// The fact in a state, with its value when it is known, in words.
  public func because(_ state: Reading.State, _ value: RecordedValue?) -> Because {
    let said = value.map { words(for: $0) }
    let clinician = said?.clinician ?? state.rawValue
    let patient = said?.patient ?? state.rawValue
    return Because(
      fact: name, state: state.rawValue, value: value.map { text(of: $0) },
      text: VoicedText(
        clinician: "\(title.clinician): \(clinician)", patient: "\(title.patient): \(patient)"))
  }

  /// The value as it stands in a profile.
  public func text(of value: RecordedValue) -> String {
    switch value {
    case .single(let single): text(of: single)
    case .records(let records):
      records.isEmpty ? "none" : records.map { $0.name ?? "?" }.joined(separator: ", ")
    case .answers(let answers):
      answers.map { $0?.description ?? "unknown" }.joined(separator: ", ")
    }
  }

  /// The value as a sentence says it: with its unit, and with the labels of its words.
  public func words(for value: RecordedValue) -> VoicedText {
    guard case .single(let single) = value else { return VoicedText(text(of: value)) }
    switch single {
    case .number(let number):
      guard case .number(let type) = type, let unit = type.unit else {
        return VoicedText(number.description)
      }
      return VoicedText("\(number) \(unit)")
    case .choice(let position):
      return label(words[position])
    case .set(let positions):
      let labels = positions.map { label(words[$0]) }
      return labels.isEmpty
        ? VoicedText("none")
        : VoicedText(
          clinician: labels.map(\.clinician).joined(separator: ", "),
          patient: labels.map(\.patient).joined(separator: ", "))
    default:
      return VoicedText(text(of: value))
    }
  }

  /// The words of a choice or set; empty for other types.
  public var words: [String] {
    switch type {
    case .choice(let values, _), .set(let values): values
    default: []
    }
  }

  private func label(_ word: String) -> VoicedText {
    labels[word] ?? VoicedText(String(word.map { $0 == "_" ? " " : $0 }))
  }

  private func text(of value: FactValue) -> String {
    switch value {
    case .yesNo(let yes): yes ? "yes" : "no"
    case .number(let number): number.description
    case .choice(let position): words[position]
    case .set(let positions):
      positions.isEmpty ? "none" : positions.map { words[$0] }.joined(separator: ", ")
    case .text(let text): text
    case .date(let number): Day(number: number).description
    case .list(let count): String(count)
    }
  }
}
