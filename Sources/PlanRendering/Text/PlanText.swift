public import PlanCore

/// A plan as a letter: plain text of at most 80 columns, in the words for a clinician or for the person.
public enum PlanText {
  /// Writes a plan.
  ///
  /// - Parameter explaining: whether every verdict that the plan keeps follows, with the facts that decided it and the
  ///   place of its rule.
  public static func write(
    _ plan: CarePlan, for audience: Audience, explaining: Bool
  ) -> String {
    let letter = Letter(plan, for: audience)
    var page = TextPage()
    for section in sections(plan.urgency, explaining: explaining) {
      section.write(letter, to: &page)
    }
    return page.text
  }

  /// What a letter of an urgency says, in this order: whoever must be seen today reads nothing that can wait.
  private static func sections(_ urgency: Urgency, explaining: Bool) -> [any LetterSection] {
    let care: [any LetterSection] =
      switch urgency {
      case .emergency:
        [HandOverSection()]
      case .sameDay:
        [
          HandOverSection(), HintSection(), DecisionSection(), SafetyNetSection(),
          QuestionSection(),
        ]
      case .soon, .routine:
        [
          NowSection(), HintSection(), ProgrammeSection(), ExerciseSection(), LaterSection(),
          SelfCareSection(), WaitingSection(), AvoidSection(), MedicineSection(),
          ReferralSection(), GoalSection(), DecisionSection(), FlareSection(),
          PreventionSection(), SafetyNetSection(), QuestionSection(),
        ]
      }
    let verdicts: [any LetterSection] = explaining ? [VerdictSection()] : []
    return [HeaderSection(), RedFlagSection()] + care + verdicts
      + [SourceSection(), NoticeSection()]
  }
}
