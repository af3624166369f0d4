import PlanCore

extension Property {
  /// What every plan is made of.
  static let structure: [Property] = [
    Property(
      "I34 every plan but an emergency's has a safety net", atLeast: 333,
      when: { !$0.isEmergency },
      { ($0.plan.safetyNet?.signs.count ?? 0) >= 8 }),
    Property(
      "I34 every plan but an emergency's has a day on which it is looked at again", atLeast: 333,
      when: { !$0.isEmergency },
      { made in
        let followUp = made.plan.followUp
        let days = (followUp?.reviews ?? []).map(\.on) + [followUp?.decision?.reviewOn ?? ""]
        return days.contains { $0 > made.plan.on }
      }),
    Property(
      "I34 every plan that is not urgent has something to do oneself", atLeast: 333,
      when: \.hasFullPlan, { $0.plan.activities.contains { $0.kind == "self-care" } }),
    Property(
      "I40 every source that a line cites is listed, and only those", atLeast: 1000,
      { made in
        let listed = made.plan.evidence.map(\.id)
        return Set(listed).count == listed.count && Set(listed) == Lines(made.plan).citations
      }),
    Property(
      "I40 every line cites a source", atLeast: 1000,
      { Lines($0.plan).all.allSatisfy { !$0.evidence.isEmpty } }),
    Property(
      "every line names an entry of the plan's files", atLeast: 1000,
      { made in Lines(made.plan).all.allSatisfy { made.shipped.ids.contains($0.id) } }),
    Property(
      "every rule has exactly one verdict", atLeast: 1000,
      { made in
        (made.plan.verdicts ?? []).map(\.id) == made.shipped.ruleIDs
      }),
    Property(
      "what is offered has the verdict offered, and what is withheld has another", atLeast: 1000,
      { made in
        let verdicts = Dictionary(
          (made.plan.verdicts ?? []).map { ($0.id, $0.verdict) }, uniquingKeysWith: { $1 })
        let offered =
          made.plan.activities.map(\.id) + made.plan.medicationNotes.map(\.id)
          + made.plan.referrals.map(\.id) + made.plan.redFlags.map(\.id)
          + made.plan.advisedAgainst.map(\.id)
        return offered.allSatisfy { verdicts[$0] == .offered }
          && made.plan.withheld.allSatisfy {
            verdicts[$0.id] == $0.verdict && $0.verdict != .offered
          }
      }),
    Property(
      "a rule that waits for facts names them, and they are not known", atLeast: 333,
      when: { $0.plan.verdicts?.contains { $0.verdict == .needsFacts } == true },
      { made in
        (made.plan.verdicts ?? []).filter { $0.verdict == .needsFacts }.allSatisfy { record in
          !record.missing.isEmpty && record.missing.allSatisfy { !made.knows($0) }
        }
      }),
    Property(
      "nothing is offered twice", atLeast: 1000,
      { made in
        let ids = Lines(made.plan).all.map(\.id)
        return Set(ids).count == ids.count
      }),
    Property(
      "every plan says that it supports a conversation", atLeast: 1000,
      { $0.plan.notices.contains { $0.patient.contains("not a medical device") } }),
    Property(
      "I46 a person with visits has one decision, and warning signs decide first", atLeast: 100,
      when: { !$0.isEmergency && !$0.person.visits.isEmpty },
      { made in
        guard let decision = made.plan.followUp?.decision else { return false }
        return (decision.id == "emergency-first") == (made.plan.urgency == .sameDay)
      }),
  ]
}

/// Every line of a plan that stands for an entry of the files.
struct Lines {
  var all: [(id: String, evidence: [String])] = []

  init(_ plan: CarePlan) {
    all += plan.redFlags.map { ($0.id, $0.evidence) }
    for hint in plan.hints {
      all.append((hint.id, hint.evidence))
      all += (hint.supports + hint.against).map { ($0.id, $0.evidence) }
    }
    all += plan.activities.map { ($0.id, $0.evidence) }
    all += plan.medicationNotes.map { ($0.id, $0.evidence) }
    all += plan.referrals.map { ($0.id, $0.evidence) }
    all += plan.withheld.map { ($0.id, $0.evidence) }
    all += plan.advisedAgainst.map { ($0.id, $0.evidence) }
    all += plan.safetyNet.map { [($0.id, $0.evidence)] } ?? []
    guard let followUp = plan.followUp else { return }
    all += followUp.goals.filter { !$0.own }.map { ($0.id, $0.evidence) }
    all += followUp.phases.map { ($0.id, $0.evidence) }
    all += followUp.reviews.map { ($0.id, $0.evidence) }
    all += followUp.decision.map { [($0.id, $0.evidence)] } ?? []
    all += followUp.flare.map { [($0.id, $0.evidence)] } ?? []
    all += followUp.prevention.map { ($0.id, $0.evidence) }
    all += followUp.measures.map { ($0.id, $0.evidence) }
  }

  var citations: Set<String> { Set(all.flatMap(\.evidence)) }
}
