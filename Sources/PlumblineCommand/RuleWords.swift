import PlanCore
import SourceTree

/// A rule in words: what it says, when, what stops it, and why anybody should believe it.
struct RuleWords {
  private let rule: Rule
  private let definition: PlanDefinition

  init(_ rule: Rule, of definition: PlanDefinition) {
    self.rule = rule
    self.definition = definition
  }

  /// Some lines of plain text.
  var text: String {
    var lines = ["\(rule.id): \(rule.title.clinician)"]
    if rule.title.patient != rule.title.clinician {
      lines.append("  for the person: \(rule.title.patient)")
    }
    if let place = definition.places[rule.id] { lines.append("  place: \(place)") }
    if let stage { lines.append("  stage: \(stage)") }
    if let ref = rule.ref { lines.append("  reference: \(ref)") }
    lines.append("  direction: \(rule.direction.rawValue), strength: \(rule.strength.rawValue)")
    if !rule.hypotheses.isEmpty {
      lines.append("  for: \(rule.hypotheses.joined(separator: ", "))")
    }
    lines.append("  when: \(definition.program.words(for: rule.indicated))")
    lines += rule.exceptions.flatMap(exception)
    lines.append("  evidence:")
    lines += rule.evidence.map { "    \(source($0))" }
    return lines.joined(separator: "\n") + "\n"
  }

  private var stage: String? {
    let entry = definition.stages.first { $0.stage.rules.contains { $0.id == rule.id } }
    guard let entry else { return nil }
    let gate = definition.program.words(for: entry.gate)
    let name = type(of: entry.stage).name
    return gate == "true" ? name : "\(name), open when \(gate)"
  }

  private func exception(_ exception: Rule.Exception) -> [String] {
    let ref = exception.ref.map { " (\($0))" } ?? ""
    let when = definition.program.words(for: exception.condition)
    var lines = ["  \(word(exception.effect))\(ref): \(when)"]
    lines.append("    because \(exception.because.clinician)")
    if !exception.ask.isEmpty {
      let names = exception.ask.map { definition.vocabulary[$0].name }
      lines.append("    asks for \(names.joined(separator: ", "))")
    }
    lines += exception.evidence.map { "    \(source($0))" }
    return lines
  }

  private func word(_ effect: Rule.Exception.Effect) -> String {
    switch effect {
    case .block: "blocked when"
    case .hold: "held when"
    case .clinician: "only with a clinician when"
    case .caution: "with a caution when"
    }
  }

  private func source(_ id: String) -> String {
    guard let source = definition.sources.first(where: { $0.id == id }) else { return id }
    let by = source.by.map { ", \($0)" } ?? ""
    let year = source.year.map { " \($0)" } ?? ""
    return "\(id): \(source.title)\(by)\(year) (\(source.status.rawValue))"
  }
}
