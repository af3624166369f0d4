public import PlanCore

/// Makes one person's plan: the stages in their order, each behind its gate, then the questions and the sources.
///
/// A pure function: the same definition, profile and options give the same plan.
public struct PlanPipeline: Sendable {
  private let definition: PlanDefinition

  /// Creates a pipeline for a definition; it may be shared by any number of tasks.
  public init(_ definition: PlanDefinition) {
    self.definition = definition
  }

  /// What became of a profile.
  public enum Outcome: Sendable {
    /// A plan.
    case plan(CarePlan)
    /// The person is not one whom the definition is for.
    case outOfScope(PlanDefinition.ScopeRule)
  }

  /// Makes the plan.
  ///
  /// - Parameter explaining: whether the plan keeps every candidate with its verdict.
  public func run(_ profile: Profile, explaining: Bool = false) -> Outcome {
    examine(profile, explaining: explaining).outcome
  }

  /// Makes the plan and keeps what it was made from.
  ///
  /// - Parameter explaining: whether the plan keeps every candidate with its verdict.
  public func examine(_ profile: Profile, explaining: Bool = false) -> Examination {
    var facts = Facts(
      profile, program: definition.program, vocabulary: definition.vocabulary)
    if let rule = definition.scope.first(where: { facts.truth($0.when) == .no }) {
      return Examination(outcome: .outOfScope(rule), facts: facts, candidates: [])
    }
    var draft = PlanDraft()
    var trace = Trace(explaining: explaining)
    for entry in definition.stages { run(entry, &facts, &draft, &trace) }
    return Examination(
      outcome: .plan(compose(draft, trace, facts, explaining: explaining)), facts: facts,
      candidates: trace.judged.map(\.candidate))
  }

  /// A plan with what it was made from: for tests of a plan's content.
  public struct Examination: Sendable {
    /// What became of the profile.
    public var outcome: Outcome
    /// Every fact, those of the stages included.
    public var facts: Facts
    /// Every rule with its verdict, in the order of the stages; empty when the person is out of scope.
    public var candidates: [Candidate]
  }

  /// What was judged on the way.
  struct Trace {
    let explaining: Bool
    var judged: [(stage: String, candidate: Candidate)] = []
    var suppressed: [String] = []
  }

  private func run(
    _ entry: PlanDefinition.StageEntry, _ facts: inout Facts, _ draft: inout PlanDraft,
    _ trace: inout Trace
  ) {
    let explaining = trace.explaining
    let stage = entry.stage
    let name = type(of: stage).name
    let isOpen = facts.holds(entry.gate)
    facts.derive(factsOf: stage)
    var memory = ReasonMemory(for: definition.program, longest: Facts.longestReason)
    let candidates = stage.rules.enumerated().map { index, rule in
      Candidate(
        index: index, rule: rule,
        judgement: isOpen
          ? rule.judge(facts, explaining: explaining, remembering: &memory)
          : Judgement(.suppressed))
    }
    trace.judged += candidates.map { (stage: name, candidate: $0) }
    if isOpen {
      stage.contribute(candidates, facts, to: &draft)
    } else {
      trace.suppressed.append(name)
    }
  }

  private func compose(
    _ draft: PlanDraft, _ trace: Trace, _ facts: Facts, explaining: Bool
  ) -> CarePlan {
    let questions = Questions(facts, trace.judged, urgency: draft.urgency).all
    var plan = CarePlan(
      plan: definition.id, revision: definition.revision, title: definition.title,
      patient: facts.profile.patient, on: facts.profile.on.description)
    plan.definition = CarePlan.Digest(sha256: definition.sha256)
    plan.profile = CarePlan.Digest(sha256: facts.profile.sha256)
    plan.urgency = draft.urgency
    plan.message = draft.message ?? VoicedText("")
    plan.completeness = questions.contains { $0.priority != .plan } ? .partial : .full
    plan.redFlags = draft.redFlags
    plan.ask = questions
    plan.hints = draft.hints
    plan.activities = draft.activities
    plan.medicationNotes = draft.medicationNotes
    plan.referrals = draft.referrals
    plan.withheld = draft.withheld
    plan.advisedAgainst = draft.advisedAgainst
    plan.followUp = draft.followUp
    plan.safetyNet = draft.safetyNet
    let cited = plan.citations
    plan.evidence = definition.sources.filter { cited.contains($0.id) }.map(Source.init)
    plan.notices = definition.notices + notices(trace.suppressed)
    if explaining {
      let places = definition.places
      plan.verdicts = trace.judged.map { stage, candidate in
        VerdictRecord(
          candidate, stage: stage, place: places[candidate.rule.id] ?? "", facts)
      }
    }
    return plan
  }

  private func notices(_ suppressed: [String]) -> [VoicedText] {
    suppressed.isEmpty ? [] : [.leavingOut(suppressed)]
  }
}
