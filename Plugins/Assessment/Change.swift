import PlanCore

/// A measure over time: the values of the visits, then that of the profile's own day.
struct Series: Sendable {
  /// The values, oldest first, one for each day.
  private(set) var values: [ExactDecimal] = []

  init(_ fact: FactID, _ profile: Profile) {
    var lastDay: Day?
    for visit in profile.visits {
      // What a visit recorded is history and stays; only today's value can be too old to count.
      guard case .number(let number)? = visit.readings.plain(fact) else { continue }
      values.append(number)
      lastDay = visit.on
    }
    guard let latest = profile.readings.knownNumber(of: fact) else { return }
    let day = profile[fact].on ?? profile.on
    if let lastDay, day <= lastDay {
      // The profile repeats what the last visit recorded: `facts` are the latest state.
      values[values.count - 1] = latest
    } else {
      values.append(latest)
    }
  }
}

/// The first value minus the latest one; nil with fewer than two values.
struct Change: Sendable {
  enum Form: String, Sendable, CaseIterable {
    case difference
    /// In percent of the first value, to one decimal.
    case percent
  }

  var measure: FactID
  var form: Form
  /// Below this first value a percentage says nothing and is nil.
  var fromAtLeast: ExactDecimal?

  func value(_ profile: Profile) -> ExactDecimal? {
    let values = Series(measure, profile).values
    guard values.count >= 2, let first = values.first, let latest = values.last,
      let difference = first.subtracting(latest)
    else { return nil }
    switch form {
    case .difference: return difference
    case .percent:
      if let fromAtLeast, first < fromAtLeast { return nil }
      return difference.multiplied(by: ExactDecimal(100))?.divided(by: first, places: 1)
    }
  }
}

/// How many of the latest values in a row are within bounds; nil without any value.
struct Streak: Sendable {
  var measure: FactID
  var atMost: ExactDecimal?
  var atLeast: ExactDecimal?

  func value(_ profile: Profile) -> Int? {
    let values = Series(measure, profile).values
    guard !values.isEmpty else { return nil }
    return values.reversed().prefix { value in
      (atMost.map { value <= $0 } ?? true) && (atLeast.map { value >= $0 } ?? true)
    }.count
  }
}
