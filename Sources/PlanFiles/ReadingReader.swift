import PlanCore
import SourceTree

/// Reads what a profile says about facts.
struct ReadingReader {
  private let vocabulary: Vocabulary
  private let on: Day
  /// Whether values stand in the row of a table, which may have words of its own.
  private let isRow: Bool
  private(set) var diagnostics: [Diagnostic] = []

  init(_ vocabulary: Vocabulary, on: Day, isRow: Bool = false) {
    self.vocabulary = vocabulary
    self.on = on
    self.isRow = isRow
  }

  mutating func report(_ message: String, _ range: SourceRange, help: String? = nil) {
    diagnostics.append(Diagnostic(.error, .wrongValue, message, at: range, help: help))
  }

  /// The readings of a mapping of fact names to values.
  ///
  /// - Parameters:
  ///   - day: the day on which they were recorded; nil for the profile's own day.
  ///   - other: a key that is not a fact.
  mutating func readings(
    _ node: SourceNode, isVisit: Bool, day: Day? = nil, except other: String? = nil
  ) -> Readings {
    guard node.kind == .mapping else {
      if !node.isNull {
        diagnostics.append(
          Diagnostic(
            .error, .wrongKind, "'facts' is a mapping of names to values", at: node.range))
      }
      return [:]
    }
    var readings = Readings()
    for (key, value) in node.entries where !key.isBroken {
      if let other, key.hasText(other) { continue }
      guard let info = info(key, isVisit: isVisit) else { continue }
      readings[info.id] = reading(value, info, recorded: day)
    }
    return readings
  }

  /// The visits, oldest first and none after the day that the profile speaks of.
  mutating func visits(_ entries: [Fields]) -> [Visit] {
    var visits: [Visit] = []
    for entry in entries {
      guard let day = entry.day("on"), let place = entry["on"]?.range else { continue }
      if day > on {
        report("the visit of \(day) is after the profile's day, \(on)", place)
      }
      if let last = visits.last, day <= last.on {
        report("the visit of \(day) does not come after the one of \(last.on)", place)
      }
      guard let facts = entry["facts"] else { continue }
      visits.append(Visit(on: day, readings: readings(facts, isVisit: true, day: day)))
    }
    return visits
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
    guard let inner = dated["value"] else {
      if !node.isBroken {
        report(
          "'\(info.name)' is one value, or a mapping of 'value' and 'on'", node.range,
          help: "write { value: …, on: \(on) } for a value of another day")
      }
      return Reading(.notAsked, at: node.range)
    }
    for (key, _) in node.entries
    where !key.isBroken && !["value", "on", "unit"].contains(key.text) {
      diagnostics.append(
        Diagnostic(
          .error, .unknownKey, "unknown key '\(key.text)' in a dated value", at: key.range,
          help: "a dated value has 'value' and 'on', and may repeat the 'unit'"))
    }
    check(unit: dated["unit"], info)
    var day = recorded
    if let place = dated["on"] {
      day = Day(place.text)
      if let day, day > on {
        report("'\(info.name)' is dated \(day), after the profile's day, \(on)", place.range)
      } else if day == nil {
        diagnostics.append(ScalarProblem.day(place.text).finding(about: info.name, at: place))
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
    var reader = ValueReader(info, rowWords: isRow ? info.rowWords : [:])
    let outcome = reader.read(node)
    diagnostics += reader.diagnostics
    return outcome
  }
}
