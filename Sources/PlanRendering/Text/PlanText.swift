public import PlanCore

/// A plan as a letter: plain text of at most 80 columns, in the words for a clinician or for the person.
public enum PlanText {
  /// Writes a plan.
  ///
  /// Who writes many of one definition takes `PreparedLetters`.
  ///
  /// - Parameter explaining: whether every verdict that the plan keeps follows, with the facts that decided it and the
  ///   place of its rule.
  public static func write(
    _ plan: CarePlan, for audience: Audience, explaining: Bool
  ) -> String {
    var page = TextPage()
    write(plan, for: audience, explaining: explaining, on: &page)
    return page.text
  }

  /// Writes a plan on a page.
  static func write(
    _ plan: CarePlan, for audience: Audience, explaining: Bool, on page: inout TextPage
  ) {
    let letter = Letter(plan, for: audience)
    for section in sections(plan.urgency, explaining: explaining) {
      section.write(letter, to: &page)
    }
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
