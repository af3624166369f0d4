import PlanCore

/// What is said for the time after: flare plan, prevention, safety net.
struct StandingAdvice: Sendable {
  private var flare: FlareEntry?
  private var prevention: [(entry: FollowUpEntry, text: VoicedText)] = []
  private var net: NetEntry?

  private struct FlareEntry: Sendable {
    var entry: FollowUpEntry
    var text: VoicedText
    var steps: [FlarePlan.Step]
    var adjust: [(when: ConditionID, text: VoicedText)]
    var seekHelp: VoicedText?
  }

  private struct NetEntry: Sendable {
    var entry: FollowUpEntry
    var text: VoicedText
    var signs: [(when: ConditionID, sign: SafetyNet.Sign)]
  }

  init(_ file: Fields, into builder: inout DefinitionBuilder) {
    for fields in file.objects("prevention") {
      guard let entry = FollowUpEntry(fields, into: &builder), let text = fields.voiced("text")
      else { continue }
      prevention.append((entry, text))
    }
    if let fields = file.object("flare") { flare = StandingAdvice.flare(fields, &builder) }
    if let fields = file.object("safety_net") { net = StandingAdvice.net(fields, &builder) }
  }

  private static func flare(
    _ fields: Fields, _ builder: inout DefinitionBuilder
  ) -> FlareEntry? {
    guard let entry = FollowUpEntry(fields, into: &builder), let text = fields.voiced("text")
    else { return nil }
    let steps = fields.objects("steps").compactMap { step in
      step.voiced("when_in_time").flatMap { time in
        step.voiced("text").map { FlarePlan.Step(time: time, text: $0) }
      }
    }
    let adjust = fields.objects("adjust").compactMap { adjustment in
      adjustment.voiced("text").map { text in
        (when: builder.condition("when", of: adjustment), text: text)
      }
    }
    return FlareEntry(
      entry: entry, text: text, steps: steps, adjust: adjust,
      seekHelp: fields.voiced("seek_help"))
  }

  private static func net(_ fields: Fields, _ builder: inout DefinitionBuilder) -> NetEntry? {
    guard let entry = FollowUpEntry(fields, into: &builder), let text = fields.voiced("text")
    else { return nil }
    let signs = fields.objects("signs").compactMap { sign in
      sign.voiced("text").map { text in
        (
          when: builder.condition("when", of: sign),
          sign: SafetyNet.Sign(ref: sign.text("ref"), text: text)
        )
      }
    }
    return NetEntry(entry: entry, text: text, signs: signs)
  }

  /// The flare plan; nil when the file has none.
  func flarePlan(_ facts: Facts) -> FlarePlan? {
    guard let flare else { return nil }
    var plan = FlarePlan(id: flare.entry.id, title: flare.entry.title, text: flare.text)
    plan.ref = flare.entry.ref
    plan.steps = flare.steps
    plan.adjust = flare.adjust.filter { facts.holds($0.when) }.map(\.text)
    plan.seekHelp = flare.seekHelp
    plan.evidence = flare.entry.evidence
    return plan
  }

  /// The pieces of advice that are for this person.
  func prevention(_ facts: Facts) -> [Advice] {
    prevention.filter { facts.holds($0.entry.when) }.map { item in
      var advice = Advice(id: item.entry.id, title: item.entry.title, text: item.text)
      advice.ref = item.entry.ref
      advice.evidence = item.entry.evidence
      return advice
    }
  }

  /// The safety net; a sign is left out only when it is known not to be for this person.
  func safetyNet(_ facts: Facts) -> SafetyNet? {
    guard let net else { return nil }
    var safetyNet = SafetyNet(id: net.entry.id, title: net.entry.title, text: net.text)
    safetyNet.ref = net.entry.ref
    safetyNet.signs = net.signs.filter { facts.truth($0.when) != .no }.map(\.sign)
    safetyNet.evidence = net.entry.evidence
    return safetyNet
  }
}
