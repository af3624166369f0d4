import PlanCore

/// How a fact is computed that no condition can express.
enum Computation: Sendable {
  case match(ListMatch)
  case bodyMassIndex(weight: FactID, height: FactID)
  case score(Score)
  case firstKnown([FactID])
  case change(Change)
  case streak(Streak)
  case visits(VisitFigure)

  /// The facts that the value depends on.
  var sources: [FactID] {
    switch self {
    case .match(let match): [match.list]
    case .bodyMassIndex(let weight, let height): [weight, height]
    case .score(let score): [score.items]
    case .firstKnown(let facts): facts
    case .change(let change): [change.measure]
    case .streak(let streak): [streak.measure]
    case .visits: []
    }
  }

  /// Whether it reads only what was told of its sources, today and at visits.
  var isFromTold: Bool {
    switch self {
    case .bodyMassIndex, .score, .change, .streak: true
    case .match, .firstKnown, .visits: false
    }
  }

  /// Whether what the profile says itself always counts.
  var keepsGiven: Bool {
    switch self {
    case .score, .bodyMassIndex: true
    case .match, .firstKnown, .change, .streak, .visits: false
    }
  }

  /// The value for a person.
  func value(of fact: FactID, from facts: Facts, _ medicines: MedicineIndex) -> FactValue? {
    let given = facts.profile.readings.knownValue(of: fact)?.factValue
    switch self {
    case .match(let match):
      return match.value(ClassifiedList.of(match.list, facts.profile, medicines), given: given)
    case .score(let score):
      return given ?? score.value(facts.profile).map(FactValue.number)
    case .bodyMassIndex(let weight, let height):
      return given
        ?? bodyMassIndex(
          facts.profile.readings.knownNumber(of: weight),
          facts.profile.readings.knownNumber(of: height))
    case .firstKnown(let candidates):
      for candidate in candidates {
        if let value = facts.value(of: candidate) { return value }
      }
      return nil
    case .change(let change):
      return change.value(facts.profile).map(FactValue.number)
    case .streak(let streak):
      return streak.value(facts.profile).map { .number(ExactDecimal($0)) }
    case .visits(let figure):
      return figure.value(facts.profile).map { .number(ExactDecimal($0)) }
    }
  }

  /// Weight in kilograms over the square of the height in metres, to one decimal.
  private func bodyMassIndex(_ weight: ExactDecimal?, _ height: ExactDecimal?) -> FactValue? {
    guard let weight, let height, let square = height.multiplied(by: height),
      let scaled = weight.multiplied(by: ExactDecimal(10_000)),
      let index = scaled.divided(by: square, places: 1)
    else { return nil }
    return .number(index)
  }
}

/// A figure about the visits themselves.
enum VisitFigure: String, Sendable, CaseIterable {
  case count
  case weeksSinceFirst = "weeks_since_first"
  case weeksBetweenLastTwo = "weeks_between_last_two"

  /// Whole weeks are rounded down; nil when there are too few visits.
  func value(_ profile: Profile) -> Int? {
    switch self {
    case .count:
      return profile.visits.count
    case .weeksSinceFirst:
      return profile.visits.first.map { (profile.on.number - $0.on.number) / 7 }
    case .weeksBetweenLastTwo:
      var days = profile.visits.map(\.on.number)
      if let last = days.last, last < profile.on.number { days.append(profile.on.number) }
      guard days.count >= 2 else { return nil }
      return (days[days.count - 1] - days[days.count - 2]) / 7
    }
  }
}
