import PlanCore

/// Reads what visits lead to, and what stands in every plan: flare plan, prevention, safety net.
enum AdviceReader {
  /// Step up, step down, stay: the rows of the table.
  static func decisions(
    _ file: Fields, into builder: inout DefinitionBuilder
  ) -> [FollowUpForm.Conditional<Decision>] {
    file.objects("decisions").compactMap { fields in
      guard let entry = FollowUpEntry(fields, into: &builder), let then = fields.voiced("then")
      else { return nil }
      var decision = Decision(id: entry.id, title: entry.title, then: then)
      decision.ref = entry.ref
      decision.evidence = entry.evidence
      return FollowUpForm.Conditional(
        decision, when: entry.when, after: fields.dayCount("review"))
    }
  }

  /// Advice for the years.
  static func prevention(
    _ file: Fields, into builder: inout DefinitionBuilder
  ) -> [FollowUpForm.Conditional<Advice>] {
    file.objects("prevention").compactMap { fields in
      guard let entry = FollowUpEntry(fields, into: &builder), let text = fields.voiced("text")
      else { return nil }
      var advice = Advice(id: entry.id, title: entry.title, text: text)
      advice.ref = entry.ref
      advice.evidence = entry.evidence
      return FollowUpForm.Conditional(advice, when: entry.when)
    }
  }

  /// What to do when it flares up.
  static func flare(
    _ fields: Fields, into builder: inout DefinitionBuilder
  ) -> FollowUpForm.FlareForm? {
    guard let entry = FollowUpEntry(fields, into: &builder), let text = fields.voiced("text")
    else { return nil }
    var plan = FlarePlan(id: entry.id, title: entry.title, text: text)
    plan.ref = entry.ref
    plan.steps = fields.objects("steps").compactMap { step in
      step.voiced("when_in_time").flatMap { time in
        step.voiced("text").map { FlarePlan.Step(time: time, text: $0) }
      }
    }
    let adjust = fields.objects("adjust").compactMap { adjustment in
      adjustment.voiced("text").map { text in
        FollowUpForm.Conditional(text, when: builder.condition("when", of: adjustment))
      }
    }
    plan.seekHelp = fields.voiced("seek_help")
    plan.evidence = entry.evidence
    return FollowUpForm.FlareForm(entry: plan, adjust: adjust)
  }

  /// When to get help at once.
  static func safetyNet(
    _ fields: Fields, into builder: inout DefinitionBuilder
  ) -> FollowUpForm.SafetyNetForm? {
    guard let entry = FollowUpEntry(fields, into: &builder), let text = fields.voiced("text")
    else { return nil }
    var net = SafetyNet(id: entry.id, title: entry.title, text: text)
    net.ref = entry.ref
    net.evidence = entry.evidence
    let signs = fields.objects("signs").compactMap { sign in
      sign.voiced("text").map { text in
        FollowUpForm.Conditional(
          SafetyNet.Sign(ref: sign.text("ref"), text: text),
          when: builder.condition("when", of: sign))
      }
    }
    return FollowUpForm.SafetyNetForm(entry: net, signs: signs)
  }
}
