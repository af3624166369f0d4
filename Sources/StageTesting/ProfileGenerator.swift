public import PlanCore

/// Makes up profiles from a vocabulary: facts that are known, not asked or declined, every known value within its fact's range.
///
/// The n-th profile of a seed is the same on every machine. Given a definition, numbers are drawn at and around the
/// constants of its conditions, where rules change their minds.
public struct ProfileGenerator: Sendable {
  /// How many of a hundred facts are known.
  public var knownPercent = 70
  /// The most visits that a profile has.
  public var mostVisits = 3
  /// The names that records of lists are given.
  public var names = ["something that nobody knows"]
  /// The day of the profiles.
  public var on = Day(number: 20_000)

  private let vocabulary: Vocabulary
  private let bounds: [FactID: [ExactDecimal]]
  private var random: SplitMix64
  private var count = 0

  /// Creates a generator that draws numbers anywhere within the ranges of their facts.
  public init(_ vocabulary: Vocabulary, seed: UInt64) {
    self.vocabulary = vocabulary
    bounds = [:]
    random = SplitMix64(seed: seed)
  }

  /// Creates a generator that prefers numbers which the conditions of a plan tell apart.
  public init(_ definition: PlanDefinition, seed: UInt64) {
    vocabulary = definition.vocabulary
    var bounds: [FactID: [ExactDecimal]] = [:]
    for info in vocabulary.all {
      bounds[info.id] = definition.program.layouts[info.id.index].cells.compactMap { cell in
        if case .point(let number) = cell { number } else { nil }
      }
    }
    self.bounds = bounds
    random = SplitMix64(seed: seed)
  }

  /// The next profile.
  public mutating func next() -> Profile {
    count += 1
    var profile = Profile(
      plan: nil, patient: "P-\(count)", on: on, readings: readings(atVisit: false), visits: [])
    let visits = random.below(mostVisits + 1)
    for number in 0..<visits {
      let day = on.adding(days: (number - visits) * (7 + random.below(60)))
      if let last = profile.visits.last, day <= last.on { continue }
      profile.visits.append(Visit(on: day, readings: readings(atVisit: true)))
    }
    return profile
  }

  /// The next profiles.
  public mutating func next(_ count: Int) -> [Profile] {
    (0..<count).map { _ in next() }
  }

  private mutating func readings(atVisit: Bool) -> Readings {
    var readings = Readings()
    for info in vocabulary.all where !info.group.isEmpty && (atVisit || !info.isVisitFact) {
      // What a stage can derive is told less often, so that both its ways are taken.
      let chance = info.isDerived ? knownPercent / 3 : knownPercent
      if random.happens(chance), let value = value(info) {
        readings[info.id] = Reading(.known, value, at: nil)
      } else if random.happens(20) {
        readings[info.id] = Reading(.declined, at: nil)
      }
    }
    return readings
  }

  private mutating func value(_ info: FactInfo) -> RecordedValue? {
    switch info.form {
    case .single: single(info)
    case .texts(let count):
      .records(
        (0..<(count.lowerBound + random.below(min(3, count.count)))).map { _ in
          ["name": random.pick(names) ?? ""]
        })
    case .records: .records((0..<random.below(4)).map { _ in ["name": random.pick(names) ?? ""] })
    case .answers(let forms, let count):
      .answers(
        forms.prefix(count.lowerBound + random.below(count.count)).map { form in
          random.happens(95) ? ExactDecimal(answer(form)) : nil
        })
    }
  }

  private mutating func single(_ info: FactInfo) -> RecordedValue? {
    switch info.type {
    case .yesNo: .single(.yesNo(random.happens(50)))
    case .choice(let values, _): values.isEmpty ? nil : .single(.choice(random.below(values.count)))
    case .set(let values): .single(.set(values.indices.filter { _ in random.happens(30) }))
    case .date: .single(.date(on.number - random.below(2000)))
    case .text: .single(.text(random.pick(names) ?? ""))
    case .number(let type): .single(.number(number(type, near: bounds[info.id] ?? [])))
    case .list: nil
    }
  }

  private mutating func number(_ type: NumberType, near bounds: [ExactDecimal]) -> ExactDecimal {
    let low = type.minimum ?? ExactDecimal(0)
    let high = type.maximum ?? low.adding(ExactDecimal(100)) ?? low
    if random.happens(60), let bound = random.pick(bounds),
      let near = bound.adding(ExactDecimal(random.below(3) - 1)), type.admits(near)
    {
      return near
    }
    let span = high.subtracting(low)?.rounded(places: 0).integer ?? 0
    let drawn = low.adding(ExactDecimal(random.below(span + 1))) ?? low
    return type.admits(drawn) ? drawn : low
  }

  private mutating func answer(_ form: AnswerForm) -> Int {
    switch form {
    case .yesNo: random.below(2)
    case .integer(let range): range.lowerBound + random.below(range.count)
    case .choice(let words): random.below(words.count)
    }
  }
}
