import PlanCore

/// Counts over the people of one block after another, by number; a `Cohort` gives them their names.
struct PreparedCounts: Sendable {
  private var plans = 0
  private var urgencies = Array(repeating: 0, count: Urgency.allCases.count)
  private var partial = 0
  /// By the position of the rule among all rules.
  private var firstHints: [Int]
  private var hints: [Int]
  private var verdicts: [Verdicts]
  /// By the position of the exception among those of all rules.
  private var stoppers: [Int]

  private struct Verdicts {
    var offered = 0
    var blocked = 0
    var held = 0
    var undecided = 0
  }

  init(rules: Int, exceptions: Int) {
    firstHints = Array(repeating: 0, count: rules)
    hints = firstHints
    verdicts = Array(repeating: Verdicts(), count: rules)
    stoppers = Array(repeating: 0, count: exceptions)
  }

  /// Counts what became of a rule.
  mutating func add(_ rule: Int, _ people: LaneVerdicts) {
    verdicts[rule].offered += people.offered.nonzeroBitCount
    verdicts[rule].blocked += people.blocked.nonzeroBitCount
    verdicts[rule].held += people.held.nonzeroBitCount
    verdicts[rule].undecided += people.undecided.nonzeroBitCount
  }

  /// Counts those whom an exception stops.
  mutating func add(exception: Int, for people: UInt64) {
    stoppers[exception] += people.nonzeroBitCount
  }

  /// Counts a person.
  ///
  /// - Parameter shown: the hypotheses of the plan, best first.
  mutating func add(_ urgency: Urgency, isPartial: Bool, shown: [Int]) {
    plans += 1
    urgencies[urgency.rank] += 1
    if isPartial { partial += 1 }
    if let first = shown.first { firstHints[first] += 1 }
    for hint in shown { hints[hint] += 1 }
  }

  /// Hands everything over, by its names, and begins anew.
  mutating func flush(into cohort: inout Cohort, _ plan: PreparedPlan) {
    guard plans > 0 else { return }
    cohort.add(plans: plans)
    for urgency in Urgency.allCases {
      cohort.add(urgencies[urgency.rank], .urgency, urgency.rawValue)
    }
    cohort.add(partial, .completeness, CarePlan.Completeness.partial.rawValue)
    cohort.add(plans - partial, .completeness, CarePlan.Completeness.full.rawValue)
    for section in plan.sections {
      for rule in section.rules { name(rule, of: section.ink, in: &cohort, plan) }
    }
    self = PreparedCounts(rules: verdicts.count, exceptions: stoppers.count)
  }

  private func name(
    _ index: Int, of stage: PreparedPlan.StageInk, in cohort: inout Cohort, _ plan: PreparedPlan
  ) {
    let rule = plan.ruleTexts[index]
    let counts = verdicts[index]
    cohort.add(firstHints[index], .firstHint, rule.id)
    cohort.add(hints[index], .hint, rule.id)
    cohort.add(counts.offered, .offered, rule.id)
    cohort.add(counts.blocked, .blocked, rule.id)
    cohort.add(counts.held, .held, rule.id)
    cohort.add(counts.undecided, .undecided, rule.id)
    switch stage {
    case .triage: cohort.add(counts.offered, .flag, rule.id)
    case .referrals where rule.direction != .avoid:
      cohort.add(counts.offered, .referral, rule.id)
    default: break
    }
    for (exception, position) in zip(rule.exceptions, plan.rules.entries[index].guards) {
      cohort.add(stoppers[position], .reason, rule.id, reason: exception.reason)
    }
  }
}

extension PreparedPlan {
  /// Counts what became of the rules for everybody who was judged.
  func countRules(_ run: inout PreparedRun) {
    for rule in rules.logic.indices {
      let verdicts = run.verdicts[rule]
      run.counts.add(rule, verdicts)
      guard verdicts.blocked | verdicts.held != 0 else { continue }
      let first = rules.entries[rule].guards.lowerBound
      rules.logic[rule].forEachStopper(verdicts, run.block, of: lanes) { position, people in
        run.counts.add(exception: first + position, for: people)
      }
    }
  }

  /// Counts the person of a page.
  func count(on page: PlanPage) {
    let urgency = urgency(on: page)
    var shown: [Int] = []
    for (position, section) in sections.enumerated() where page.run.isOpen(position) {
      if case .hints(let hints) = section.ink { shown += hints.shown(page.facts) }
    }
    page.run.counts.add(
      urgency, isPartial: questions.isPartial(urgency: urgency, on: page), shown: shown)
  }
}
