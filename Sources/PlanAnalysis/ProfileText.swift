import PlanCore

/// Writes witnesses as profiles that `generate` reads.
struct ProfileText {
  private let definition: PlanDefinition
  private let day: Day

  init(_ definition: PlanDefinition, _ day: Day?) {
    self.definition = definition
    self.day = day ?? Day(number: 0)
  }

  /// The profile of a witness; facts that only stages compute stand as comments.
  func yaml(_ witness: Witness) -> String {
    var lines = ["plan: \(definition.id)", "patient: example", "on: \(day)"]
    lines += entries(witness.values)
    for (fact, value) in witness.values where definition.vocabulary[fact].group == "" {
      lines.append("# worked out: \(definition.vocabulary[fact].name) = \(text(value, fact))")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The lines of what is told, those of a visit included.
  func entries(_ values: [(fact: FactID, value: FactValue)]) -> [String] {
    let told = values.filter { definition.vocabulary[$0.fact].group != "" }
    let now = told.filter { !definition.vocabulary[$0.fact].isVisitFact }
    let atVisit = told.filter { definition.vocabulary[$0.fact].isVisitFact }
    var lines = [now.isEmpty ? "facts: {}" : "facts:"]
    for (fact, value) in now {
      lines.append("  \(definition.vocabulary[fact].name): \(text(value, fact))")
    }
    if !atVisit.isEmpty {
      lines += ["visits:", "  - on: \(day)", "    facts:"]
      for (fact, value) in atVisit {
        lines.append("      \(definition.vocabulary[fact].name): \(text(value, fact))")
      }
    }
    return lines
  }

  /// The witness as a person's profile: what is told of it.
  func profile(_ witness: Witness) -> Profile {
    var readings = Readings()
    for (fact, value) in witness.values where definition.vocabulary[fact].group != "" {
      readings[fact] = Reading(.known, recorded(value), at: nil)
    }
    return Profile(
      plan: definition.id, patient: "example", on: day, readings: readings, visits: [])
  }

  private func recorded(_ value: FactValue) -> RecordedValue {
    if case .list = value { .records([]) } else { .single(value) }
  }

  /// A value as YAML.
  func text(_ value: FactValue, _ fact: FactID) -> String {
    let words = definition.vocabulary[fact].type.words
    switch value {
    case .yesNo(let isTrue): return isTrue ? "yes" : "no"
    case .number(let number): return number.description
    case .choice(let position): return quoted(words[position])
    case .set(let members):
      return members.isEmpty
        ? "none" : "[\(members.map { quoted(words[$0]) }.joined(separator: ", "))]"
    case .text(let text): return quoted(text)
    case .date(let number): return Day(number: number).description
    case .list: return "none"
    }
  }

  /// Quotes what a reader of YAML might take for something else than a word.
  private func quoted(_ word: String) -> String {
    let isPlain =
      word.utf8.first.map { (97...122).contains($0) } ?? false
      && word.utf8.allSatisfy {
        (97...122).contains($0) || (48...57).contains($0) || $0 == 95 || $0 == 45
      }
    return isPlain ? word : "\"\(word)\""
  }
}

extension FactType {
  /// The named values of a choice or set.
  fileprivate var words: [String] {
    switch self {
    case .choice(let values, _), .set(let values): values
    default: []
    }
  }
}
