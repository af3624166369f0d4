import PlanCore

/// What to ask next: red-flag questions first, then what is safety-critical, then what can change the plan.
struct Questions {
  /// The questions in that order; within one priority, those that more rules wait for come first.
  let all: [Question]

  init(_ facts: Facts, _ judged: [(stage: String, candidate: Candidate)], urgency: Urgency) {
    var waiting: [FactID: [String]] = [:]
    for (_, candidate) in judged {
      let verdict = candidate.judgement.verdict
      guard verdict == .held || verdict == .needsFacts else { continue }
      for fact in candidate.judgement.missing {
        waiting[fact, default: []].append(candidate.rule.id)
      }
    }
    let open = facts.vocabulary.all.filter { info in
      info.ask != nil && !info.isVisitFact && facts.profile[info.id].state != .known
        && facts.value(of: info.id) == nil
    }
    let ranked = open.compactMap { info -> (rank: Int, count: Int, question: Question)? in
      let rules = waiting[info.id] ?? []
      guard
        let priority = Question.Priority.of(
          info.safety, isRedFlag: info.isRedFlag, isWaitedFor: !rules.isEmpty, facts.truth)
      else {
        return nil
      }
      // In an emergency nothing waits for an answer but the warning signs themselves.
      if urgency == .emergency, priority != .redFlag { return nil }
      let state = facts.profile[info.id].state
      return (priority.rank, rules.count, Question(info, state, priority, decides: rules))
    }
    all = ranked.enumerated().sorted { left, right in
      let (a, b) = (left.element, right.element)
      return (a.rank, -a.count, left.offset) < (b.rank, -b.count, right.offset)
    }.map(\.element.question)
  }
}
