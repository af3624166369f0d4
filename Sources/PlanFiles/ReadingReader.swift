import PlanCore
import SourceTree

/// Reads what a profile says about facts.
struct ReadingReader {
  private let vocabulary: Vocabulary
  private let on: Day
  private(set) var diagnostics: [Diagnostic] = []

  init(_ vocabulary: Vocabulary, on: Day) {
    self.vocabulary = vocabulary
    self.on = on
  }

  mutating func report(_ message: String, _ range: SourceRange, help: String? = nil) {
    diagnostics.append(Diagnostic(.error, .wrongValue, message, at: range, help: help))
  }

  /// The readings of a mapping of fact names to values.
  ///
  /// - Parameter day: the day on which they were recorded; nil for the profile's own day.
  mutating func readings(
    _ node: SourceNode, isVisit: Bool, day: Day? = nil
  ) -> [FactID: Reading] {
    guard node.kind == .mapping else {
      if !node.isNull {
        diagnostics.append(
          Diagnostic(
            .error, .wrongKind, "'facts' is a mapping of names to values", at: node.range))
      }
      return [:]
    }
    var readings: [FactID: Reading] = [:]
    for (key, value) in node.entries {
      guard let info = info(key, isVisit: isVisit) else { continue }
      readings[info.id] = reading(value, info, recorded: day)
    }
    return readings
  }

  private mutating func info(_ key: SourceNode, isVisit: Bool) -> FactInfo? {
    let named = vocabulary.named(key.text)
    if let named, named.group.isEmpty {
      diagnostics.append(
        Diagnostic(
          .error, .unknownFact, "'\(named.name)' is worked out by the plan and not given",
          at: key.range, help: "give the facts that it follows from"))
      return nil
    }
    guard let info = named else {
      reportUnknown(key)
      return nil
    }
    if info.isVisitFact, !isVisit {
      report(
        "'\(info.name)' is recorded at visits", key.range, help: "put it under 'visits:'")
      return nil
    }
    return info
  }

  private mutating func reportUnknown(_ key: SourceNode) {
    let names = vocabulary.all.filter { !$0.group.isEmpty }.map(\.name)
    var finding = Diagnostic(
      .error, .unknownFact, "unknown fact '\(key.text)'", at: key.range,
      help: didYouMean(key.text, among: names))
    if let near = nearest(key.text, in: names) {
      finding = finding.fixing(key.range, near, .ask)
    }
    diagnostics.append(finding)
  }

  private mutating func reading(
    _ node: SourceNode, _ info: FactInfo, recorded: Day?
  ) -> Reading {
    guard node.kind == .mapping else {
      return fresh(value(node, info), info, on: recorded, node.range)
    }
    let dated = Fields(node)
    for (key, _) in node.entries where !["value", "on", "unit"].contains(key.text) {
      diagnostics.append(
        Diagnostic(
          .error, .unknownKey, "unknown key '\(key.text)' in a dated value", at: key.range,
          help: "a dated value has 'value' and 'on', and may repeat the 'unit'"))
    }
    guard let inner = dated["value"] else {
      report("'\(info.name)' needs 'value'", node.range)
      return Reading(.notAsked, at: node.range)
    }
    check(unit: dated["unit"], info)
    var day = recorded
    if let place = dated["on"] {
      day = Day(place.text)
      if let day, day > on {
        report("'\(info.name)' is dated \(day), after the profile's day, \(on)", place.range)
      } else if day == nil {
        report(
          "'\(place.text)' is not a day of the calendar", place.range,
          help: "write it as 2026-11-22")
      }
    }
    return fresh(value(inner, info), info, on: day, node.range)
  }

  private mutating func check(unit node: SourceNode?, _ info: FactInfo) {
    guard let node, case .number(let type) = info.type, let unit = type.unit, !node.hasText(unit)
    else { return }
    report(
      "'\(info.name)' is in \(unit), not in '\(node.text)'", node.range,
      help: "values are not converted: write the number in \(unit)")
  }

  private func fresh(
    _ outcome: ValueReader.Outcome?, _ info: FactInfo, on day: Day?, _ range: SourceRange
  ) -> Reading {
    switch outcome {
    case .value(let value):
      let age = day.map { on.number - $0.number } ?? 0
      let isStale = info.freshFor.map { age > $0.days } ?? false
      return Reading(isStale ? .stale : .known, value, on: day, at: range)
    case .state(let state): return Reading(state, on: day, at: range)
    case nil: return Reading(.notAsked, at: range)
    }
  }

  private mutating func value(_ node: SourceNode, _ info: FactInfo) -> ValueReader.Outcome? {
    var reader = ValueReader(info)
    let outcome = reader.read(node)
    diagnostics += reader.diagnostics
    return outcome
  }
}
