import PlanCore
import PlanPipeline

extension Property {
  private static let emergencyBladder: Set<String> = [
    "new_hesitancy_or_poor_stream", "reduced_sensation", "retention", "new_incontinence",
  ]

  /// How soon, and what an urgent plan leaves out.
  static let urgency: [Property] = [
    Property(
      "I02 an emergency flag makes an emergency and stands first", atLeast: 100,
      when: { $0.plan.redFlags.contains { $0.urgency == .emergency } },
      { $0.isEmergency && $0.plan.redFlags.first?.urgency == .emergency }),
    Property(
      "I02 the urgency is that of the most urgent flag", atLeast: 1000,
      { $0.plan.urgency == $0.plan.redFlags.map(\.urgency).max() ?? .routine }),
    Property(
      "I03 an emergency plan holds the message and nothing to do", atLeast: 100,
      when: \.isEmergency,
      { made in
        let plan = made.plan
        return plan.activities.isEmpty && plan.medicationNotes.isEmpty && plan.referrals.isEmpty
          && plan.followUp == nil && plan.advisedAgainst.isEmpty && plan.withheld.isEmpty
          && !plan.message.isEmpty
      }),
    Property(
      "I03 an emergency asks for warning signs only", atLeast: 100, when: \.isEmergency,
      { $0.plan.ask.allSatisfy { $0.priority == .redFlag } }),
    Property(
      "I04 numbness in the saddle area is an emergency", atLeast: 33,
      when: { $0.yes("saddle_sensory_change") }, \.isEmergency),
    Property(
      "I05 a new change of the bladder is an emergency", atLeast: 33,
      when: { $0.word("bladder_change").map(emergencyBladder.contains) ?? false }, \.isEmergency),
    Property(
      "I06 a same-day plan offers no exercise, treatment by hand, medicine or referral",
      atLeast: 100, when: { $0.plan.urgency == .sameDay },
      { $0.plan.activities.isEmpty && $0.plan.medicationNotes.isEmpty && $0.plan.referrals.isEmpty }
    ),
    Property(
      "I21 I25 a weak or weakening leg is seen today and not exercised", atLeast: 33,
      when: { $0.yes("progressive_motor_deficit") || $0.number("motor_grade_worst") <= 3 },
      { $0.plan.urgency >= .sameDay && $0.exercises.isEmpty && $0.referralIDs.isEmpty }),
    Property(
      "I26 cancer, now or before, is never routine", atLeast: 66,
      when: { ["past", "current"].contains($0.word("cancer_history")) },
      { $0.plan.urgency >= .soon }),
    Property(
      "I45 triage alone finds the same urgency, message and flags", atLeast: 1000,
      { made in
        guard case .plan(let part) = PlanPipeline(made.shipped.triage).run(made.person) else {
          return false
        }
        return part.urgency == made.plan.urgency && part.message == made.plan.message
          && part.redFlags == made.plan.redFlags
      }),
  ]

  /// What is asked when something is not known.
  static let questions: [Property] = [
    Property(
      "I09 an unknown safety-critical answer is asked for and the plan is not complete",
      atLeast: 166, when: { !$0.isEmergency && !openSafetyFacts($0).isEmpty },
      { made in
        let asked = Set(made.plan.ask.filter { $0.priority != .plan }.map(\.id))
        return openSafetyFacts(made).isSubset(of: asked) && made.plan.completeness == .partial
      }),
    Property(
      "I09 in an emergency the open warning signs are still asked for", atLeast: 16,
      when: { $0.isEmergency && !$0.knows("bowel_change") },
      { $0.plan.ask.contains { $0.id == "bowel_change" } }),
    Property(
      "red-flag questions come before safety, and safety before the rest", atLeast: 1000,
      { made in
        let order = Question.Priority.allCases
        let ranks = made.plan.ask.map { order.firstIndex(of: $0.priority) ?? 0 }
        return ranks == ranks.sorted()
      }),
    Property(
      "what is known is not asked, and what is declined is told apart", atLeast: 1000,
      { made in
        made.plan.ask.allSatisfy { question in
          let state = made.person[made.shipped.fact(question.id).id].state
          return state != .known && state.rawValue == question.state
        }
      }),
  ]

  /// The minimum set of the evidence base, as far as each part of it applies and is not answered.
  private static func openSafetyFacts(_ made: Case) -> Set<String> {
    var names = [
      "age_years", "pain_duration_weeks", "night_pain_unremitting", "saddle_sensory_change",
      "bladder_change", "bowel_change", "sexual_dysfunction_new", "bilateral_leg_neuro",
      "progressive_motor_deficit", "cancer_history", "unexplained_weight_loss", "fever_or_rigors",
      "ivdu", "immunosuppressed", "major_trauma", "systemic_steroid_long_term",
    ]
    if made.word("sex_at_birth") == "female", made.number("age_years") < 56 {
      names.append("pregnancy_status")
    }
    if made.number("age_years") >= 65 { names += ["osteoporosis", "fragility_fracture"] }
    if made.number("age_years") >= 50 { names.append("pulsatile_abdominal_mass") }
    return Set(names.filter { !made.knows($0) })
  }
}
