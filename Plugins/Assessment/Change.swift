import PlanCore

extension Profile {
  /// A measure over time: hands over the values of the visits, then that of the profile's own day; oldest first, one for each day.
  func forEachValue(of measure: FactID, _ body: (ExactDecimal) -> Void) {
    var last: (value: ExactDecimal, on: Day)?
    for visit in visits {
      // What a visit recorded is history and stays; only today's value can be too old to count.
      guard case .number(let number)? = visit.readings.plain(measure) else { continue }
      if let last { body(last.value) }
      last = (number, visit.on)
    }
    guard let latest = readings.knownNumber(of: measure) else {
      if let last { body(last.value) }
      return
    }
    // Where the profile repeats what the last visit recorded, `facts` are the latest state.
    if let last, (readings.day(of: measure) ?? on) > last.on { body(last.value) }
    body(latest)
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
    guard !profile.visits.isEmpty else { return nil }
    var first: ExactDecimal?
    var latest: ExactDecimal?
    profile.forEachValue(of: measure) { value in
      if first == nil { first = value } else { latest = value }
    }
    guard let first, let latest, let difference = first.subtracting(latest) else { return nil }
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
    var count: Int?
    profile.forEachValue(of: measure) { value in
      count = isWithin(value) ? (count ?? 0) + 1 : 0
    }
    return count
  }

  private func isWithin(_ value: ExactDecimal) -> Bool {
    (atMost.map { value <= $0 } ?? true) && (atLeast.map { value >= $0 } ?? true)
  }
}
