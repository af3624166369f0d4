import PlanCore
import PlanFiles

/// What stands in one person's plan, in the words in which cases speak of it.
struct PlanResult {
  let plan: CarePlan
  let facts: Facts

  /// How the plan differs from what is expected; nil when it does not.
  func difference(from subject: Expectation.Subject) -> CaseResult.Difference? {
    switch subject {
    case .urgency(let urgency):
      let flags = plan.redFlags.map(\.id).joined(separator: ", ")
      return expect(
        plan.urgency == urgency,
        "the urgency should be \(urgency.rawValue), and is \(plan.urgency.rawValue) (\(flags))")
    case .completeness(let completeness):
      let open = plan.ask.filter { $0.priority != .plan }.map(\.id).joined(separator: ", ")
      return expect(
        plan.completeness == completeness,
        "the plan should be \(completeness.rawValue); open questions: \(open)")
    case .redFlag(let name, let isThere):
      let flag = plan.redFlags.first { $0.id == name || $0.ref == name }
      return presence(flag != nil, isThere, "the red flag '\(name)'", flag?.because ?? [])
    case .core(let name, let isCore):
      let activity = plan.activities.first { $0.id == name || $0.ref == name }
      return presence(activity?.core == true, isCore, "'\(name)' in the core programme")
    case .followUp(let name, let isThere):
      return presence(followUpNames.contains(name), isThere, "'\(name)' in the follow-up")
    case .decision(let name):
      let decision = plan.followUp?.decision
      let isThere = name.map { [decision?.id, decision?.ref].contains($0) } ?? (decision == nil)
      return expect(
        isThere, "the decision should be \(name ?? "none"), and is \(decision?.id ?? "none")",
        decision?.because ?? [])
    default: return otherDifference(from: subject)
    }
  }

  private func otherDifference(
    from subject: Expectation.Subject
  ) -> CaseResult.Difference? {
    switch subject {
    case .top(let id):
      let first = plan.hints.first { !$0.mustNotMiss && $0.standing != .open }?.id
      let scores = facts.vocabulary.named("top_hint").flatMap { facts.choice($0.id) } == 0
      let came = scores ? nil : first
      return expect(
        came == id, "'\(id ?? "none")' should stand first, and '\(came ?? "none")' does")
    case .hint(let name, let state): return hint(name, state)
    case .asked(let name, let test): return asked(name, test)
    case .none(let part):
      let found = names(of: part)
      return expect(
        found.isEmpty,
        "there should be no \(part.rawValue), and there are \(found.joined(separator: ", "))")
    case .says(let name, let words, let isThere):
      let says = texts(of: name).contains {
        $0.clinician.contains(words) || $0.patient.contains(words)
      }
      return presence(says, isThere, "'\(words)' in the entry '\(name)'")
    default: return nil
    }
  }

  private func expect(
    _ isMet: Bool, _ message: @autoclosure () -> String, _ because: [Because] = []
  ) -> CaseResult.Difference? {
    isMet ? nil : CaseResult.Difference(message: message(), because: because)
  }

  private func presence(
    _ isThere: Bool, _ wanted: Bool, _ what: @autoclosure () -> String, _ because: [Because] = []
  ) -> CaseResult.Difference? {
    let message = "\(what()) should \(wanted ? "be there, and is not" : "not be there, and is")"
    return expect(isThere == wanted, message, because)
  }

  private func hint(
    _ name: String, _ state: Expectation.HintState
  ) -> CaseResult.Difference? {
    let hint = plan.hints.first { $0.id == name || $0.ref == name }
    let isMet =
      switch state {
      case .has: hint.map { $0.standing != .open } ?? false
      case .lacks: hint == nil
      case .likely: hint?.standing == .likely
      case .possible: hint?.standing == .possible
      case .listed: hint?.standing == .listed
      case .open: hint?.standing == .open
      }
    let came = hint?.standing.rawValue ?? "not shown"
    return expect(isMet, "hint '\(name)' (\(state.rawValue)): it is \(came)", hint?.because ?? [])
  }

  private func asked(_ name: String, _ test: Expectation.AskTest) -> CaseResult.Difference? {
    let question = plan.ask.first { $0.id == name }
    let isMet =
      switch test {
      case .has: question != nil
      case .lacks: question == nil
      case .redFlag: question?.priority == .redFlag
      case .safety: question?.priority == .safety
      }
    let came = question.map { "asked for (\($0.priority.rawValue))" } ?? "not asked for"
    return expect(isMet, "question '\(name)' (\(test.rawValue)): it is \(came)")
  }

  private func names(of part: Expectation.Part) -> [String] {
    switch part {
    case .activities: plan.activities.map(\.id)
    case .notes: plan.medicationNotes.map(\.id)
    case .referrals: plan.referrals.map(\.id)
    case .followUp: Array(followUpNames.sorted())
    }
  }
}
