public import PlanCore

/// Says how the plan goes on: goals, phases, reviews, the decision that the visits lead to, flare plan, prevention, safety net.
///
/// Days are counted from the programme's first day: the first visit, or the profile's day when there is none.
public struct LongTermFollowUp: FollowUpStage {
  /// The name that plan files write after `use:`.
  public static let name = "follow-up"
  /// Measures, goals, phases, reviews, decisions, flare plan, prevention, safety net.
  public static let shape = FollowUpShape.file
  /// No candidates: each entry says itself for whom it is.
  public var rules: [Rule] { [] }
  /// No facts.
  public var writes: [FactID] { [] }

  /// The decisions of each file.
  public var firstTrueTables: [[TableRow]] { parts.map(\.decisions.tableRows) }

  private let parts: [Part]

  private struct Part: Sendable {
    var goals: Goals
    var schedule: Schedule
    var decisions: DecisionTable
    var advice: StandingAdvice
  }

  /// Reads the files.
  public init(reading files: [SourceNode], into builder: inout DefinitionBuilder) {
    var parts: [Part] = []
    for file in files.map(Fields.init) {
      parts.append(
        Part(
          goals: Goals(file, into: &builder), schedule: Schedule(file, into: &builder),
          decisions: DecisionTable(file, into: &builder),
          advice: StandingAdvice(file, into: &builder)))
    }
    self.parts = parts
  }

  /// Goals, phases, reviews, decision, flare plan and prevention for this person.
  public func followUp(
    _ candidates: [Candidate], _ facts: Facts, _ draft: PlanDraft
  ) -> FollowUp {
    let start = facts.profile.visits.first?.on ?? facts.profile.on
    var followUp = FollowUp()
    for part in parts {
      followUp.goals += part.goals.goals(facts, start: facts.profile.on)
      followUp.phases += part.schedule.phases(facts, draft.activities, start: start)
      followUp.reviews += part.schedule.reviews(facts, start: start)
      followUp.decision = followUp.decision ?? part.decisions.decision(facts)
      followUp.flare = followUp.flare ?? part.advice.flarePlan(facts)
      followUp.prevention += part.advice.prevention(facts)
      followUp.measures += part.goals.measures(facts)
    }
    return followUp
  }

  /// When to get help at once.
  public func safetyNet(_ facts: Facts) -> SafetyNet? {
    parts.lazy.compactMap { $0.advice.safetyNet(facts) }.first
  }
}
