/// A follow-up stage that says beforehand all that it may say, so that plans can be written from prepared texts.
public protocol PreparedFollowUpStage: FollowUpStage {
  /// What each of its files may say, in their order.
  var forms: [FollowUpForm] { get }
}

extension PreparedFollowUpStage {
  /// Goals, phases, reviews, decision, flare plan and prevention for this person.
  ///
  /// Days are counted from the programme's first day: the first visit, or the profile's day when there is none.
  public func followUp(
    _ candidates: [Candidate], _ facts: Facts, _ draft: PlanDraft
  ) -> FollowUp {
    let start = facts.profile.visits.first?.on ?? facts.profile.on
    var followUp = FollowUp()
    for form in forms {
      followUp.goals += form.goals(facts)
      followUp.phases += form.phases(facts, draft.activities, start: start)
      followUp.reviews += form.reviews(facts, start: start)
      followUp.decision = followUp.decision ?? form.decision(facts)
      followUp.flare = followUp.flare ?? form.flarePlan(facts)
      followUp.prevention += form.prevention.filter { facts.holds($0.when) }.map(\.entry)
      followUp.measures += form.measures(facts)
    }
    return followUp
  }

  /// When to get help at once; a sign is left out only when it is known not to be for this person.
  public func safetyNet(_ facts: Facts) -> SafetyNet? {
    forms.lazy.compactMap(\.safetyNet).first.map { form in
      var net = form.entry
      net.signs = form.signs.filter { facts.truth($0.when) != .no }.map(\.entry)
      return net
    }
  }
}

extension FollowUpForm {
  /// The person's own goals first, then those on measures whose value is known.
  func goals(_ facts: Facts) -> [Goal] {
    personal(facts) + goals.compactMap { goal($0, facts) }
  }

  private func personal(_ facts: Facts) -> [Goal] {
    guard let ownGoals, case .records(let records)? = facts.profile[ownGoals].knownValue else {
      return []
    }
    return records.enumerated().map { position, record in
      var goal = Goal(
        id: "own-goal-\(position + 1)", title: VoicedText(record.name ?? ""), own: true)
      goal.because = facts.because([ownGoals])
      return goal
    }
  }

  private func goal(_ form: GoalForm, _ facts: Facts) -> Goal? {
    guard facts.holds(form.when), let value = facts.number(form.aim.fact),
      let target = form.aim.target(from: value)
    else { return nil }
    var goal = form.entry
    goal.baseline = value.description
    goal.target = target.description
    goal.due = facts.profile.on.adding(days: form.aim.dueWeeks * 7).description
    goal.because = facts.because([form.aim.fact])
    return goal
  }

  /// What is measured for this person, with the values of today.
  func measures(_ facts: Facts) -> [Measure] {
    measures.filter { facts.truth($0.when) != .no }.map { form in
      var measure = form.entry
      measure.value = facts.because([form.fact]).first?.value
      return measure
    }
  }

  /// The stretches with their core exercises, those that have begun and not ended yet or are to come.
  func phases(_ facts: Facts, _ activities: [Activity], start: Day) -> [Phase] {
    phases.compactMap { form in
      var phase = form.entry
      let isOver =
        phase.toWeek.map { start.adding(days: $0 * 7) <= facts.profile.on } ?? false
      guard !isOver, facts.truth(form.when) != .no else { return nil }
      phase.schedule(start: start)
      phase.activities = activities.filter { activity in
        activity.core && activity.fromWeek < (phase.toWeek ?? Int.max)
      }.map(\.id)
      return phase
    }
  }

  /// The reviews that are still to come, earliest first.
  func reviews(_ facts: Facts, start: Day) -> [Review] {
    let due = reviews.compactMap { form -> (Day, Review)? in
      let day = start.adding(days: form.after?.days ?? 0)
      guard day > facts.profile.on, facts.holds(form.when) else { return nil }
      var review = form.entry
      review.on = day.description
      review.because = facts.because(Array(facts.reasons(behind: [form.when]).deciding))
      return (day, review)
    }
    return due.enumerated().sorted { left, right in
      (left.element.0.number, left.offset) < (right.element.0.number, right.offset)
    }.map(\.element.1)
  }

  /// The first row that is known to be true, with the rows above it that could not be judged; nil without visits or a true row.
  func decision(_ facts: Facts) -> Decision? {
    guard !facts.profile.visits.isEmpty,
      let position = decisions.firstIndex(where: { facts.holds($0.when) })
    else { return nil }
    let form = decisions[position]
    var decision = form.entry
    decision.reviewOn = form.after.map { facts.profile.on.adding(days: $0.days).description }
    decision.undecided = decisions[..<position].filter {
      facts.truth($0.when) == .unknown
    }.map(\.entry.id)
    decision.because = facts.because(Array(facts.reasons(behind: [form.when]).deciding))
    return decision
  }

  /// The flare plan; nil when the file has none.
  func flarePlan(_ facts: Facts) -> FlarePlan? {
    flare.map { form in
      var plan = form.entry
      plan.adjust = form.adjust.filter { facts.holds($0.when) }.map(\.entry)
      return plan
    }
  }
}
