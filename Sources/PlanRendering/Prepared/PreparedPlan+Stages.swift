import JSONWriting
import PlanCore

// What each stage of a definition says beforehand.
extension PreparedPlan {
  static func prepare(
    _ stage: any Stage, _ first: Int, _ explained: inout Int, _ sources: inout SourceInk,
    _ ink: inout Ink
  ) -> StageInk? {
    switch stage {
    case is any AssessmentStage: .assessment
    case let stage as any PreparedTriageStage:
      .triage(TriageInk(stage, firstRule: first, &ink))
    case let stage as any PreparedHintStage:
      .hints(HintInk(stage, firstRule: first, &explained, &sources, &ink))
    case let stage as any PreparedCareStage: .care(CareInk(stage, firstRule: first, &ink))
    case let stage as any PreparedNoteStage: .notes(NoteInk(stage, firstRule: first, &ink))
    case let stage as any PreparedReferralStage:
      .referrals(ReferralInk(stage, firstRule: first, &ink))
    case let stage as any PreparedFollowUpStage:
      .followUp(FollowUpInk(stage, &explained, &sources, &ink))
    default: nil
    }
  }

  static func additions(_ stage: any Stage, _ rule: Int) -> RuleInk.Additions {
    let kind = type(of: stage)
    var additions = RuleInk.Additions(stage: kind.name, role: kind.role)
    switch stage {
    case let stage as any PreparedCareStage:
      additions.isOffering = true
      additions.advice = stage.advice(ofRuleAt: rule)
    case let stage as any PreparedNoteStage:
      additions.isOffering = true
      additions.advice = stage.forms[rule].entry.text
      additions.instead = stage.instead(ofRuleAt: rule)
    case let stage as any PreparedReferralStage:
      additions.isOffering = true
      let entry = stage.forms[rule].entry
      additions.advice = entry.expect ?? entry.what
      additions.criteria = stage.forms[rule].criteria
    default: break
    }
    return additions
  }

  static func areSingle(_ sections: [Section]) -> Bool {
    func count(_ isIncluded: (StageInk) -> Bool) -> Int { sections.count { isIncluded($0.ink) } }
    return count { if case .triage = $0 { true } else { false } } <= 1
      && count { if case .followUp = $0 { true } else { false } } <= 1
  }

  static func head(_ definition: PlanDefinition) -> [UInt8] {
    let plan = CarePlan(
      plan: definition.id, revision: definition.revision, title: definition.title, patient: "",
      on: "")
    let (bytes, places) = JSONText.compact(plan, leaving: ["patient": .value])
    return Array(bytes[..<(places.first ?? 0)])
  }
}
