import PlanCore
import SourceTree

/// A profile with every fact of a plan, all of them unknown, with what each may be in a comment.
struct StarterProfile {
  private let definition: PlanDefinition

  init(_ definition: PlanDefinition) {
    self.definition = definition
  }

  /// The text of the file.
  var text: String {
    var text = """
      # One person on one day, for the plan '\(definition.id)'.
      # Every fact may be 'unknown' (not asked) or 'declined'; unknown is never "no".
      # A dated value: { value: …, on: 2026-10-02 }.
      plan: \(definition.id)
      patient: P-0001                 # an identifier, never a name
      on: 2026-11-22                  # the day that the profile speaks of
      facts:

      """
    for group in definition.vocabulary.groups {
      let facts = definition.vocabulary.all.filter { $0.group == group.id && !$0.isVisitFact }
      guard !facts.isEmpty else { continue }
      text += "\n  # \(oneLine(group.title.clinician))\n"
      for fact in facts { text += "  \(fact.name): unknown  # \(words(fact))\n" }
    }
    let atVisits = definition.vocabulary.all.filter(\.isVisitFact)
    if !atVisits.isEmpty {
      text += "\n# visits:                       # oldest first\n"
      text += "#   - on: 2026-11-22\n#     facts:\n"
      for fact in atVisits { text += "#       \(fact.name): unknown  # \(words(fact))\n" }
    }
    return text
  }

  private func words(_ fact: FactInfo) -> String {
    let flag = fact.isRedFlag ? "; a warning sign" : ""
    return oneLine("\(fact.title.clinician): \(FactWords.allowed(fact))\(flag)")
  }

  private func oneLine(_ text: String) -> String {
    text.split { $0 == "\n" || $0 == "\r" }.joined(separator: " ")
  }
}

/// What a profile may write for a fact, in words.
enum FactWords {
  static func allowed(_ fact: FactInfo) -> String {
    switch fact.form {
    case .texts(let count):
      return "a list of \(count.lowerBound) to \(count.upperBound) texts, or none"
    case .records(let fields):
      return "a list of names or of { \(fields.joined(separator: ", ")) }, or none"
    case .answers(let forms, let count):
      return
        "a list of \(count.lowerBound == forms.count ? "" : "\(count.lowerBound) to ")\(forms.count) answers"
    case .single(let notDone):
      return ([single(fact.type)] + notDone).joined(separator: " | ")
    }
  }

  private static func single(_ type: FactType) -> String {
    switch type {
    case .yesNo: "yes | no"
    case .number(let number): self.number(number)
    case .choice(let values, _): values.joined(separator: " | ")
    case .set(let values): "a list of \(values.joined(separator: ", ")), or none"
    case .date: "a day, YYYY-MM-DD"
    case .text: "a text"
    case .list: "a list"
    }
  }

  private static func number(_ type: NumberType) -> String {
    var text = type.isInteger ? "a whole number" : "a number"
    if let minimum = type.minimum, let maximum = type.maximum {
      text += " from \(minimum) to \(maximum)"
    }
    return type.unit.map { "\(text), in \($0)" } ?? text
  }
}
