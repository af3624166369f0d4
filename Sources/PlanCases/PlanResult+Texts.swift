import PlanCore

extension PlanResult {
  /// The ids and references of everything in the follow-up.
  var followUpNames: Set<String> {
    var names = Set([plan.safetyNet?.id, plan.safetyNet?.ref].compactMap(\.self))
    names.formUnion(plan.safetyNet?.signs.compactMap(\.ref) ?? [])
    guard let followUp = plan.followUp else { return names }
    names.formUnion(followUp.goals.map(\.id))
    names.formUnion(followUp.phases.map(\.id))
    names.formUnion(followUp.reviews.flatMap { [$0.id, $0.ref].compactMap(\.self) })
    names.formUnion(followUp.prevention.flatMap { [$0.id, $0.ref].compactMap(\.self) })
    names.formUnion(followUp.measures.flatMap { [$0.id, $0.ref].compactMap(\.self) })
    names.formUnion([followUp.flare?.id, followUp.flare?.ref].compactMap(\.self))
    return names
  }

  /// Everything that the entries of this name say.
  func texts(of name: String) -> [VoicedText] {
    var texts: [VoicedText] = []
    for hint in plan.hints where hint.id == name || hint.ref == name {
      texts += [hint.title, hint.about, hint.examine].compactMap(\.self)
      texts += (hint.supports + hint.against).map(\.text)
      texts += hint.supports.map { VoicedText("for: \($0.id)") }
      texts += hint.against.map { VoicedText("against: \($0.id)") }
    }
    for activity in plan.activities where activity.id == name || activity.ref == name {
      texts += activity.adaptations + activity.cautions.map(\.text)
      texts += activity.clinicianOnly.map(\.text)
      texts += [activity.title, activity.why, activity.how, activity.stop].compactMap(\.self)
      texts += [activity.start, activity.target].compactMap { $0.map { VoicedText($0.text) } }
    }
    for note in plan.medicationNotes where note.id == name || note.ref == name {
      texts += [note.title, note.text, note.monitor].compactMap(\.self)
    }
    for entry in plan.withheld where entry.id == name || entry.ref == name {
      texts += [entry.instead].compactMap(\.self) + entry.reasons.map(\.text)
    }
    for referral in plan.referrals where referral.id == name || referral.ref == name {
      texts += [referral.what, referral.expect, referral.imaging, referral.before]
        .compactMap(\.self)
    }
    return texts + flagTexts(of: name) + followUpTexts(of: name)
  }

  private func flagTexts(of name: String) -> [VoicedText] {
    plan.redFlags.filter { $0.id == name || $0.ref == name }.flatMap { [$0.suspect, $0.action] }
  }

  private func followUpTexts(of name: String) -> [VoicedText] {
    var texts: [VoicedText] = []
    if let net = plan.safetyNet {
      if net.id == name || net.ref == name { texts += [net.text] + net.signs.map(\.text) }
      texts += net.signs.filter { $0.ref == name }.map(\.text)
    }
    guard let followUp = plan.followUp else { return texts }
    if let flare = followUp.flare, flare.id == name || flare.ref == name {
      texts += [flare.text] + flare.steps.map(\.text) + flare.adjust
    }
    if let decision = followUp.decision, decision.id == name || decision.ref == name {
      texts.append(decision.then)
    }
    for goal in followUp.goals where goal.id == name {
      texts.append(goal.title)
      texts += [goal.baseline, goal.target, goal.due].compactMap { $0.map { VoicedText($0) } }
    }
    texts += followUp.reviews.filter { $0.id == name }.flatMap { [$0.content, VoicedText($0.on)] }
    texts += followUp.prevention.filter { $0.id == name || $0.ref == name }.map(\.text)
    texts += followUp.measures.filter { $0.id == name }.flatMap {
      [$0.value, $0.important].compactMap { $0.map { VoicedText($0) } }
    }
    return texts
  }
}
