import PlanCore

/// Lets a stage add to a draft in which another stage's items already stand.
struct DraftCheck {
  private(set) var violations: [ConformanceViolation] = []

  init(_ bench: StageBench, _ stage: any Stage, _ facts: Facts) {
    let candidates = stage.rules.enumerated().map { index, rule in
      Candidate(index: index, rule: rule, judgement: rule.judge(facts))
    }
    guard let neighbour = Neighbour() else { return }
    var draft = neighbour.draft
    stage.contribute(candidates, facts, to: &draft)
    let before = Lines(neighbour.draft)
    let after = Lines(draft)
    if draft.urgency < neighbour.draft.urgency || draft.message == nil {
      violations.append(.init(.draft, "an urgency of another stage is lowered"))
    }
    for line in before.all where !after.all.contains(line) {
      violations.append(.init(.draft, "\(line) of another stage is gone or changed"))
    }
  }

  /// What a draft holds, each line with everything in it.
  private struct Lines {
    var all: [String]

    init(_ draft: PlanDraft) {
      all = draft.redFlags.map { "the red flag \($0)" }
      all += draft.hints.map { "the hint \($0)" }
      all += draft.activities.map { "the activity \($0)" }
      all += draft.medicationNotes.map { "the medication note \($0)" }
      all += draft.referrals.map { "the referral \($0)" }
      all += draft.withheld.map { "the withheld item \($0)" }
      all += (draft.followUp?.goals ?? []).map { "the goal \($0)" }
      all += (draft.followUp?.reviews ?? []).map { "the review \($0)" }
      all += (draft.followUp?.prevention ?? []).map { "the advice \($0)" }
      all += (draft.safetyNet?.signs ?? []).map { "the sign \($0)" }
    }
  }
}
