import PlanCore

extension TextPage {
  /// All that a plan says of an activity.
  mutating func activity(_ activity: Activity, _ letter: Letter) {
    let phrases = letter.phrases
    gap()
    paragraph(
      letter.name(activity.title, ref: activity.ref, id: activity.id),
      then: letter.cite(activity.evidence))
    field(phrases.why, letter.say(activity.why))
    field(phrases.how, letter.say(activity.how))
    dose(activity, letter)
    field(phrases.progression, letter.say(activity.progression))
    field(phrases.stop, letter.say(activity.stop))
    fields(phrases.adaptations, activity.adaptations.compactMap { letter.say($0) })
    warnings(activity.cautions, activity.clinicianOnly, letter)
    field(phrases.standing, letter.standing(activity.direction, activity.strength))
    if letter.isForClinician {
      field(
        phrases.serves, activity.serves.map { letter.hypothesis($0) }.joined(separator: ", "))
    }
    field(phrases.facts, letter.facts(activity.because))
  }

  private mutating func dose(_ activity: Activity, _ letter: Letter) {
    if activity.fromWeek > 0 { field(letter.phrases.from, letter.phrases.week(activity.fromWeek)) }
    field(letter.phrases.start, activity.start?.text)
    field(letter.phrases.target, activity.target?.text)
  }

  /// Warnings that go with an entry, and the reasons to do it only together with a clinician.
  mutating func warnings(_ cautions: [Caution], _ clinicianOnly: [Caution], _ letter: Letter) {
    fields(letter.phrases.cautions, letter.warnings(cautions))
    fields(letter.phrases.clinicianOnly, letter.warnings(clinicianOnly))
  }
}
