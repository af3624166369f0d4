import PlanCore

/// One line of a plan, whatever its kind.
struct PlanItem {
  /// Where it stands in the plan.
  var kind: String
  /// The id that it names.
  var id: String
  /// The sources behind it.
  var evidence: [String]
  /// Whether it is offered under a rule, which a withheld or standing item is not.
  var isOffered = false
  /// Whether it may go without a source: the person's own words.
  var isOwn = false
  /// Its warnings, those that ask for a clinician included.
  var warnings: [String] = []
}

extension CarePlan {
  /// Every line that stages added.
  var items: [PlanItem] {
    let flags = redFlags.map { flag in
      PlanItem(kind: "red flag", id: flag.id, evidence: flag.evidence, isOffered: true)
    }
    let hypotheses = hints.flatMap { hint in
      [PlanItem(kind: "hint", id: hint.id, evidence: hint.evidence)]
        + (hint.supports + hint.against).map {
          PlanItem(kind: "finding", id: $0.id, evidence: $0.evidence)
        }
    }
    let kept = withheld.map { PlanItem(kind: "withheld", id: $0.id, evidence: $0.evidence) }
    return flags + hypotheses + offers + kept + standing
  }

  /// What may be done: activities, notes on medicines and referrals.
  var offers: [PlanItem] {
    let activities = activities.map { item in
      offer("activity", item.id, item.evidence, item.cautions + item.clinicianOnly)
    }
    let notes = medicationNotes.map { item in
      offer("medication note", item.id, item.evidence, item.cautions + item.clinicianOnly)
    }
    let referrals = referrals.map { item in
      offer("referral", item.id, item.evidence, item.cautions + item.clinicianOnly)
    }
    return activities + notes + referrals
  }

  private func offer(
    _ kind: String, _ id: String, _ evidence: [String], _ warnings: [Caution]
  ) -> PlanItem {
    PlanItem(
      kind: kind, id: id, evidence: evidence, isOffered: true,
      warnings: warnings.map(\.text.clinician))
  }

  private var standing: [PlanItem] {
    var items: [PlanItem] = []
    if let net = safetyNet {
      items.append(PlanItem(kind: "safety net", id: net.id, evidence: net.evidence))
    }
    guard let followUp else { return items }
    items += followUp.goals.map {
      PlanItem(kind: "goal", id: $0.id, evidence: $0.evidence, isOwn: $0.own)
    }
    items += followUp.phases.map { PlanItem(kind: "phase", id: $0.id, evidence: $0.evidence) }
    items += followUp.reviews.map { PlanItem(kind: "review", id: $0.id, evidence: $0.evidence) }
    items += followUp.prevention.map {
      PlanItem(kind: "advice", id: $0.id, evidence: $0.evidence)
    }
    items += followUp.measures.map { PlanItem(kind: "measure", id: $0.id, evidence: $0.evidence) }
    if let decision = followUp.decision {
      items.append(PlanItem(kind: "decision", id: decision.id, evidence: decision.evidence))
    }
    if let flare = followUp.flare {
      items.append(PlanItem(kind: "flare plan", id: flare.id, evidence: flare.evidence))
    }
    return items
  }
}
