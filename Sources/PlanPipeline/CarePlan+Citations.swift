import PlanCore

extension CarePlan {
  /// The ids of every source that the plan cites.
  var citations: Set<String> {
    var ids: Set<String> = []
    ids.formUnion(redFlags.flatMap(\.evidence))
    for hint in hints {
      ids.formUnion(hint.evidence)
      ids.formUnion((hint.supports + hint.against).flatMap(\.evidence))
    }
    ids.formUnion(activities.flatMap(\.evidence))
    ids.formUnion(medicationNotes.flatMap(\.evidence))
    ids.formUnion(referrals.flatMap(\.evidence))
    ids.formUnion(withheld.flatMap(\.evidence))
    ids.formUnion(advisedAgainst.flatMap(\.evidence))
    ids.formUnion(safetyNet?.evidence ?? [])
    guard let followUp else { return ids }
    ids.formUnion(followUp.goals.flatMap(\.evidence))
    ids.formUnion(followUp.phases.flatMap(\.evidence))
    ids.formUnion(followUp.reviews.flatMap(\.evidence))
    ids.formUnion(followUp.decision?.evidence ?? [])
    ids.formUnion(followUp.flare?.evidence ?? [])
    ids.formUnion(followUp.prevention.flatMap(\.evidence))
    ids.formUnion(followUp.measures.flatMap(\.evidence))
    return ids
  }
}
