import PlanCore

/// One made-up person with the plan made for them; reads the profile's own words, not what the engine derived from them.
struct Case: Sendable {
  let shipped: Shipped
  let person: Profile
  let plan: CarePlan

  init?(_ person: Profile, _ shipped: Shipped) {
    guard let plan = shipped.carePlan(person) else { return nil }
    self.shipped = shipped
    self.person = person
    self.plan = plan
  }

  private func value(_ name: String) -> RecordedValue? {
    person[shipped.fact(name).id].knownValue
  }

  func knows(_ name: String) -> Bool {
    value(name) != nil
  }

  func yes(_ name: String) -> Bool {
    value(name) == .single(.yesNo(true))
  }

  /// Whether the profile itself says yes to a fact, if there is one of this name.
  func saysYes(_ name: String) -> Bool {
    shipped.definition.vocabulary.named(name) != nil && yes(name)
  }

  func no(_ name: String) -> Bool {
    value(name) == .single(.yesNo(false))
  }

  /// The number; not a number when it is not known, so that every comparison is false.
  func number(_ name: String) -> Double {
    value(name)?.number.flatMap { Double($0.description) } ?? .nan
  }

  func word(_ name: String) -> String? {
    guard case .single(.choice(let position)) = value(name),
      case .choice(let values, _) = shipped.fact(name).type
    else { return nil }
    return values[position]
  }

  func words(_ name: String) -> Set<String> {
    guard case .single(.set(let positions)) = value(name),
      case .set(let values) = shipped.fact(name).type
    else { return [] }
    return Set(positions.map { values[$0] })
  }

  func names(_ list: String) -> Set<String> {
    guard case .records(let records) = value(list) else { return [] }
    return Set(records.compactMap { $0.name })
  }

  func takes(_ medicines: String...) -> Bool {
    !names("current_medications").isDisjoint(with: medicines)
  }

  var activityIDs: Set<String> { Set(plan.activities.map(\.id)) }
  var noteIDs: Set<String> { Set(plan.medicationNotes.map(\.id)) }
  var referralIDs: Set<String> { Set(plan.referrals.map(\.id)) }
  var exercises: [Activity] { plan.activities.filter { $0.kind == "exercise" } }

  /// The hypotheses that the plan shows as possible or likely.
  var hintIDs: Set<String> {
    Set(plan.hints.filter { $0.standing == .possible || $0.standing == .likely }.map(\.id))
  }

  var isEmergency: Bool { plan.urgency == .emergency }
  var hasFullPlan: Bool { plan.urgency < .sameDay }
  var hasSciatica: Bool { !hintIDs.isDisjoint(with: ["sciatica", "disc-herniation"]) }
  var hasLegPain: Bool {
    number("nrs_leg") >= 1
      || !words("pain_regions").isDisjoint(with: [
        "anterior_thigh", "medial_thigh", "lateral_thigh", "posterior_thigh", "below_knee", "foot",
      ])
  }
  var isChronic: Bool { number("pain_duration_weeks") > 12 }
  var isPregnantFromWeek20: Bool {
    word("pregnancy_status") == "yes" && number("gestation_weeks") >= 20
  }

  /// The known facts as a profile writes them, to make a failing case again.
  var summary: String {
    let last = person.readings.filter { shipped.definition.vocabulary[$0.key].isVisitFact }
    let visits = person.visits.map { "{ on: \($0.on), facts: \(summary(of: $0.readings)) }" }
    let now = summary(of: person.readings.filter { last[$0.key] == nil })
    let end = visits + ["{ on: \(person.on), facts: \(summary(of: last)) }"]
    return "on: \(person.on)\nfacts: \(now)\nvisits: [\(end.joined(separator: ", "))]"
  }

  private func summary(of readings: Readings) -> String {
    let facts = readings.sorted { $0.key < $1.key }.compactMap { fact, reading in
      reading.knownValue.map { value in
        let info = shipped.definition.vocabulary[fact]
        return "\(info.name): \(words(for: value, info))"
      }
    }
    return "{ \(facts.joined(separator: ", ")) }"
  }

  private func words(for value: RecordedValue, _ info: FactInfo) -> String {
    switch (value, info.type) {
    case (.single(.yesNo(let isYes)), _): isYes ? "yes" : "no"
    case (.single(.number(let number)), _): number.description
    case (.single(.choice(let position)), .choice(let values, _)): "'\(values[position])'"
    case (.single(.set(let positions)), .set(let values)):
      "[\(positions.map { values[$0] }.joined(separator: ", "))]"
    case (.single(.date(let number)), _): Day(number: number).description
    case (.records(let records), _):
      "[\(records.compactMap { $0.name }.joined(separator: ", "))]"
    case (.answers, _): "unknown"
    default: "'\(value)'"
    }
  }
}
