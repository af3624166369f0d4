import PlanCore

/// A draft to which another stage has added one item of every kind.
struct Neighbour {
  private(set) var draft = PlanDraft()

  /// Creates the draft; nil when its own texts are not read.
  init?() {
    var reading = BenchReading()
    let entry = "{ id: neighbour, title: a neighbour, strength: design, evidence: [neighbour] }"
    guard let node = reading.node(entry, named: "neighbour") else { return nil }
    reading.supply(ShapeSite.all(in: node, Shape("a rule", Rule.envelope)))
    let reader = RuleReader(Fields(node), into: &reading.builder)
    guard let rule = reader.rule(Fields(node), into: &reading.builder) else { return nil }
    let person = Profile(plan: nil, patient: "P-0", on: Day(number: 0), readings: [:], visits: [])
    let definition = reading.definition([])
    let facts = Facts(person, program: definition.program, vocabulary: definition.vocabulary)
    fill(Candidate(index: 0, rule: rule, judgement: rule.judge(facts)), facts)
  }

  private mutating func fill(_ rule: Candidate, _ facts: Facts) {
    let text = VoicedText("a neighbour's words")
    draft.urgency = .sameDay
    draft.message = text
    draft.redFlags = [
      RedFlag(rule, facts, urgency: .sameDay, suspect: text, action: text)
    ]
    draft.hints = [Hint(rule, facts, title: text, standing: .possible)]
    draft.activities = [Activity(rule, facts, kind: "exercise", category: "strengthening")]
    draft.medicationNotes = [MedicationNote(rule, facts, stance: "discuss", text: text)]
    draft.referrals = [Referral(rule, facts, kind: "surgery", urgency: .routine)]
    var followUp = FollowUp()
    followUp.goals = [Goal(id: "neighbour-goal", title: text, own: false)]
    followUp.reviews = [
      Review(id: "neighbour-review", title: text, on: Day(number: 0), content: text)
    ]
    followUp.prevention = [Advice(id: "neighbour-advice", title: text, text: text)]
    draft.followUp = followUp
    var net = SafetyNet(id: "neighbour-net", title: text, text: text)
    net.signs = [SafetyNet.Sign(ref: nil, text: text)]
    draft.safetyNet = net
  }
}
