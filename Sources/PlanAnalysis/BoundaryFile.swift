public import PlanCore

/// Writes boundary cases in the format of a plan's own cases, for an author to judge.
public struct BoundaryFile {
  private let rule: Rule
  private let definition: PlanDefinition
  private let found: BoundaryCases
  private let day: Day
  private let text: ProfileText

  /// Prepares the file of one rule's cases.
  public init(_ rule: Rule, of definition: PlanDefinition, on day: Day, _ found: BoundaryCases) {
    self.rule = rule
    self.definition = definition
    self.found = found
    self.day = day
    text = ProfileText(definition, day)
  }

  /// The file as YAML.
  public var yaml: String {
    var lines = [
      "# People at the edge of '\(rule.id)': neighbours differ in one answer, and the rule may come out differently.",
      "# Judge each from the text that the rule rests on: write its words behind 'because', and what must come out in place of",
      "# 'judge', such as 'offered: [\(rule.id)]', 'blocked: [\(rule.id)]' or 'urgency: soon'. Delete what teaches nothing.",
    ]
    lines += found.fixed.map { "# No answer alone turns this: \($0)" }
    lines += [
      "format: 1", "about: \(rule.id), where its outcome turns", "on: \(day)", "cases:",
    ]
    for (number, edge) in found.edges.enumerated() { lines += cases(edge, number + 1) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func cases(_ edge: BoundaryCases.Edge, _ number: Int) -> [String] {
    let name = definition.vocabulary[edge.fact].name
    var lines = ["", "  # \(number). \(edge.part): \(name)"]
    for (position, value) in (edge.values.map(Optional.some) + [nil]).enumerated() {
      let word = value.map { text.text($0, edge.fact) } ?? "unknown"
      let letter = String(UnicodeScalar(UInt8(97 + position)))
      lines += [
        "  - id: edge-\(rule.id)-\(number)-\(letter)",
        "    title: '\(name): \(word.replacing("'", with: ""))'",
        "    because: to be judged (\(edge.evidence(of: rule)))",
      ]
      let told = edge.rest + (value.map { [(fact: edge.fact, value: $0)] } ?? [])
      lines += text.entries(told.sorted { $0.fact < $1.fact }).map { "    \($0)" }
      lines.append("    expect: { judge: \(rule.id) }")
    }
    return lines
  }
}

extension BoundaryCases.Edge {
  /// Where the text stands that the rule was written from.
  fileprivate func evidence(of rule: Rule) -> String {
    ([rule.ref].compactMap(\.self) + rule.evidence).joined(separator: " ")
  }
}
