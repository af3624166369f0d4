import PlanCore

/// What the rules of a plan say in any stage: their exceptions, and themselves when they are withheld or advise against something.
struct RuleInk: Sendable {
  /// The rules' conditions, in the order of the stages.
  private(set) var logic: [RuleLogic] = []
  /// The id of each rule in quotes.
  private(set) var ids: [Piece] = []
  private(set) var entries: [Entry] = []
  private var cautions: [Caution] = []
  private var served: [Served] = []

  /// Numbers only, so that nothing is counted when it is read.
  struct Entry {
    var direction: Rule.Direction
    /// With the gaps verdict, reasons, criteria, missing and because.
    var withheld: Template
    /// With the gaps cautions and because.
    var advised: Template
    /// The sources that the rule cites.
    var cited: Int
    fileprivate var firstCaution: Int
    fileprivate var firstServed: Int
    fileprivate var servedCount: Int
  }

  private struct Caution {
    var condition: ConditionID
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
    /// What to say about a rule that advises against something.
    var advice: VoicedText?
    /// What to do instead of one that is withheld.
    var instead: VoicedText?
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
        direction: rule.direction,
        withheld: ink.template(
          withheld, gaps: ["verdict", "reasons", "criteria", "missing", "because"]),
        advised: ink.template(advised, gaps: ["cautions", "because"]),
        cited: sources.add(rule.evidence), firstCaution: cautions.count,
        firstServed: served.count, servedCount: rule.hypotheses.count))
    logic.append(rule.logic)
    ids.append(ink.add(string: rule.id))
    for exception in rule.exceptions {
      func caution(certain: Bool) -> PlanCore.Caution {
        PlanCore.Caution(ref: exception.ref, text: exception.because, certain: certain)
      }
      cautions.append(
        Caution(
          condition: exception.condition, certain: ink.add(caution(certain: true)),
          uncertain: ink.add(caution(certain: false))))
    }
    for id in rule.hypotheses {
      served.append(
        Served(
          level: vocabulary.named("hints.\(FactName.part(of: id))")?.id, id: ink.add(string: id)))
    }
  }

  /// The exceptions at some positions, in words.
  func put(
    _ key: StaticString, _ positions: Positions, of rule: Int, _ facts: Facts, _ ink: Ink,
    to sheet: inout PlanSheet
  ) {
    sheet.put(key, positions, ink) { position in
      let caution = cautions[entries[rule].firstCaution + position]
      return facts.holds(caution.condition) ? caution.certain : caution.uncertain
    }
  }

  /// The hypotheses that a rule serves and that are at least possible.
  func putServed(of rule: Int, _ facts: Facts, _ ink: Ink, to sheet: inout PlanSheet) {
    let entry = entries[rule]
    let indices = entry.firstServed..<entry.firstServed + entry.servedCount
    sheet.put(#","serves":["#, indices, ink) { index in
      guard let level = served[index].level,
        (facts.program.onlyCell(of: level, in: facts.state) ?? 0) >= HintLevel.possible.rank
      else { return nil }
      return served[index].id
    }
  }
}
