import JSONWriting
import PlanCore

/// What the rules of a plan say in any stage: their exceptions, and themselves when they are withheld or advise against something.
struct RuleInk: Sendable {
  /// The rules' conditions, in the order of the stages.
  private(set) var logic: [RuleLogic] = []
  /// The id of each rule as an item of a list.
  private(set) var ids: [Piece] = []
  private(set) var entries: [Entry] = []
  /// When the exceptions of all rules apply.
  private(set) var guards: [ConditionID] = []
  private var cautions: [Caution] = []
  private var served: [Served] = []
  /// What the rules of referrals ask for.
  private var criteria: [(when: ConditionID, entries: ByTruth)] = []

  /// How many rules there are.
  var count: Int { entries.count }

  /// Numbers only, so that nothing is counted when it is read.
  struct Entry {
    var isOffering: Bool
    var isAdvice: Bool
    /// With the gaps verdict and reasons, criteria, missing and because.
    var withheld: Template
    /// With the gaps cautions and because.
    var advised: Template
    /// The sources that the rule cites.
    var cited: Int
    /// When it is indicated.
    var indicated: ConditionID
    /// Where its exceptions stand among those of all rules, and what they do.
    var guards: Range<Int>
    var effects: RuleLogic.Effects
    fileprivate var served: Range<Int>
    fileprivate var criteria: Range<Int>
  }

  /// An exception in words, as an item of a list.
  private struct Caution {
    var certain: Piece
    var uncertain: Piece
  }

  /// A hypothesis that a rule serves.
  private struct Served {
    var level: FactID?
    var id: Piece
  }

  /// What a stage adds to its rules.
  struct Additions {
    var stage: String
    var role: StageRole
    /// Whether its rules may be withheld or advise against something.
    var isOffering = false
    /// What to say about a rule that advises against something.
    var advice: VoicedText?
    /// What to do instead of one that is withheld.
    var instead: VoicedText?
    /// What a referral asks for.
    var criteria: [ReferralForm.Requirement] = []
  }

  mutating func add(
    _ rule: Rule, _ additions: Additions, _ vocabulary: Vocabulary,
    _ sources: inout SourceInk, _ ink: inout Ink
  ) {
    var withheld = Withheld(of: rule, stage: additions.stage, role: additions.role)
    withheld.instead = additions.instead
    var advised = AdvisedAgainst(of: rule, stage: additions.stage, role: additions.role)
    advised.text = additions.advice
    entries.append(
      Entry(
        isOffering: additions.isOffering, isAdvice: rule.direction == .avoid,
        withheld: ink.item(
          withheld,
          gaps: [
            "verdict": .text, "reasons": .items, "criteria": .items, "missing": .items,
            "because": .items,
          ]),
        advised: ink.item(advised, gaps: ["cautions": .items, "because": .items]),
        cited: sources.add(rule.evidence), indicated: rule.indicated,
        guards: guards.count..<guards.count + rule.exceptions.count,
        effects: rule.logic.effects,
        served: served.count..<served.count + rule.hypotheses.count,
        criteria: criteria.count..<criteria.count + additions.criteria.count))
    logic.append(rule.logic)
    guards += rule.exceptions.map(\.condition)
    for exception in rule.exceptions {
      func caution(certain: Bool) -> PlanCore.Caution {
        PlanCore.Caution(ref: exception.ref, text: exception.because, certain: certain)
      }
      cautions.append(
        Caution(
          certain: ink.item(caution(certain: true)),
          uncertain: ink.item(caution(certain: false))))
    }
    for id in rule.hypotheses {
      served.append(
        Served(
          level: vocabulary.named("hints.\(FactName.part(of: id))")?.id, id: ink.item(string: id)))
    }
    criteria += additions.criteria.map { criterion in
      (
        when: criterion.when,
        entries: ByTruth { ink.item(Criterion(id: criterion.id, text: criterion.text, $0)) }
      )
    }
  }

  /// Adds the ids of all rules behind each other, so that they stay in the cache.
  mutating func add(idsOf rules: [Rule], _ ink: inout Ink) {
    ids = rules.map { ink.item(string: $0.id) }
  }

  /// The exceptions at some positions, in words.
  @inline(__always)
  func put(_ positions: Positions, of rule: Int, on page: inout PlanPage) {
    // Most rules have none.
    if !positions.isEmpty { putSome(positions, of: rule, on: &page) }
  }

  private func putSome(_ positions: Positions, of rule: Int, on page: inout PlanPage) {
    for position in positions {
      let index = entries[rule].guards.lowerBound + position
      let isCertain = page.holds(guards[index])
      page.item(isCertain ? cautions[index].certain : cautions[index].uncertain)
    }
  }

  /// The criteria of a rule; nothing for one that is no referral.
  func putCriteria(of rule: Int, on page: inout PlanPage) {
    for index in entries[rule].criteria {
      page.item(criteria[index].entries[page.truth(criteria[index].when)])
    }
  }

  /// The hypotheses that a rule serves and that are at least possible.
  func putServed(of rule: Int, on page: inout PlanPage) {
    for index in entries[rule].served {
      guard let level = served[index].level,
        (page.onlyCell(of: level) ?? 0) >= HintLevel.possible.rank
      else { continue }
      page.item(served[index].id)
    }
  }
}
