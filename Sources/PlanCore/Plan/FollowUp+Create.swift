extension FollowUp {
  /// This follow-up with another stage's behind it; of decisions and flare plans the first stays.
  func adding(_ other: FollowUp) -> FollowUp {
    var sum = self
    sum.goals += other.goals
    sum.phases += other.phases
    let due = (reviews + other.reviews).enumerated().sorted { left, right in
      (left.element.on, left.offset) < (right.element.on, right.offset)
    }
    sum.reviews = due.map(\.element)
    sum.decision = decision ?? other.decision
    sum.flare = flare ?? other.flare
    sum.prevention += other.prevention
    sum.measures += other.measures
    return sum
  }
}

extension SafetyNet {
  /// This safety net with the signs of another stage behind its own.
  func adding(_ other: SafetyNet) -> SafetyNet {
    var sum = self
    sum.signs += other.signs.filter { !signs.contains($0) }
    sum.evidence += other.evidence.filter { !evidence.contains($0) }
    return sum
  }
}

extension Goal {
  /// Creates a goal; its measure and day are set after.
  public init(id: String, title: VoicedText, own: Bool) {
    self.id = id
    self.title = title
    self.own = own
  }
}

extension Phase {
  /// Creates a stretch of the programme; `schedule` sets its days.
  ///
  /// - Parameter weeks: the first week, from 0, and the week in which the next stretch begins; nil for one without end.
  public init(
    id: String, title: VoicedText, weeks: (from: Int, to: Int?), focus: VoicedText, dose: String
  ) {
    self.id = id
    self.title = title
    self.focus = focus
    self.dose = dose
    fromWeek = weeks.from
    toWeek = weeks.to
  }

  /// Sets the days, counted from the programme's first.
  mutating func schedule(start: Day) {
    from = start.adding(days: fromWeek * 7).description
    to = toWeek.map { start.adding(days: $0 * 7 - 1).description }
  }
}

extension Review {
  /// Creates a review on a day.
  public init(id: String, title: VoicedText, on: Day, content: VoicedText) {
    self.init(id: id, title: title, content: content)
    self.on = on.description
  }

  /// Creates a review; its day is set after.
  public init(id: String, title: VoicedText, content: VoicedText) {
    self.id = id
    self.title = title
    on = ""
    self.content = content
  }
}

extension Decision {
  /// Creates what the visits lead to.
  public init(id: String, title: VoicedText, then: VoicedText) {
    self.id = id
    self.title = title
    self.then = then
  }
}

extension FlarePlan {
  /// Creates a flare plan; its steps are set after.
  public init(id: String, title: VoicedText, text: VoicedText) {
    self.id = id
    self.title = title
    self.text = text
  }
}

extension Advice {
  /// Creates a piece of advice.
  public init(id: String, title: VoicedText, text: VoicedText) {
    self.id = id
    self.title = title
    self.text = text
  }
}

extension Measure {
  /// Creates a measure; its value is set after.
  public init(id: String, title: VoicedText) {
    self.id = id
    self.title = title
  }
}

extension SafetyNet {
  /// Creates a safety net; its signs are set after.
  public init(id: String, title: VoicedText, text: VoicedText) {
    self.id = id
    self.title = title
    self.text = text
  }
}

extension Question {
  /// Creates a question about a fact.
  public init(_ fact: FactInfo, _ state: Reading.State, _ priority: Priority, decides: [String]) {
    id = fact.name
    self.priority = priority
    self.state = state.rawValue
    question = fact.ask ?? fact.title
    self.decides = decides
  }
}

extension Source {
  /// Creates the entry of a source that is cited.
  public init(_ source: EvidenceSource) {
    id = source.id
    title = source.title
    by = source.by
    year = source.year
    place = source.place
    url = source.url
    status = source.status
    review = source.review?.description
  }
}

extension VerdictRecord {
  /// Creates the record of a candidate.
  ///
  /// - Parameter place: where the rule stands, `file:line:column`.
  public init(_ candidate: Candidate, stage: String, place: String, _ facts: Facts) {
    self.stage = stage
    id = candidate.rule.id
    ref = candidate.rule.ref
    verdict = candidate.judgement.verdict
    because = facts.because(candidate.judgement.deciding)
    missing = candidate.judgement.missing.map { facts.vocabulary[$0].name }
    self.place = place
  }
}
