import PlanCore

extension Property {
  private static let weeks: [String: Double] = [
    "epidural-acute-sciatica": 2, "denervation-assessment": 12, "piriformis-injection": 8,
    "specialist-opinion-leg-pain": 6, "microdiscectomy": 6, "decompression": 12,
  ]

  /// When an injection or an operation is talked about.
  static let referrals: [Property] = [
    Property(
      "I20 a referral waits for its weeks of care, or has an overriding reason", atLeast: 20,
      when: { !$0.referralIDs.isEmpty },
      { made in
        let overrides =
          made.number("nrs_leg") >= 9 && made.yes("sleep_poor")
          && made.number("pain_duration_weeks") >= 2
        return made.plan.referrals.allSatisfy { referral in
          guard let least = weeks[referral.id] else { return false }
          let mayOverride = [
            "epidural-acute-sciatica", "specialist-opinion-leg-pain",
            "microdiscectomy",
          ].contains(referral.id)
          return made.number("conservative_weeks") >= least || (mayOverride && overrides)
        }
      }),
    Property(
      "5.3 a referral needs the person's wish", atLeast: 20,
      when: { !$0.referralIDs.isEmpty }, { $0.yes("wants_intervention") }),
    Property(
      "every criterion of a referral is met", atLeast: 20, when: { !$0.referralIDs.isEmpty },
      { $0.plan.referrals.allSatisfy { $0.criteria.allSatisfy { $0.status == .met } } }),
    Property(
      "I22 I44 what guidance advises against is never a referral", atLeast: 20,
      when: { !$0.referralIDs.isEmpty }, { $0.referralIDs.isSubset(of: weeks.keys) }),
    Property(
      "I22 no epidural for walking pain of a narrow canal", atLeast: 33,
      when: { made in
        made.hasFullPlan && made.yes("claudication_pattern")
          && made.hintIDs.contains("spinal-stenosis")
      },
      { $0.referralIDs.isDisjoint(with: ["epidural-acute-sciatica", "epidural-claudication"]) }),
    Property(
      "I23 denervation only in chronic back pain of five or more", atLeast: 3,
      when: { $0.referralIDs.contains("denervation-assessment") },
      { made in
        let note = made.plan.referrals.first { $0.id == "denervation-assessment" }
        let metal = made.words("implants").isDisjoint(with: [
          "pacemaker", "icd", "spinal_metalwork",
        ])
        return made.isChronic && made.number("nrs_back") >= 5 && made.knows("implants")
          && (metal || note?.clinicianOnly.contains { $0.ref == "I23" } == true)
      }),
    Property(
      "I24 an injection with a blood thinner, pregnancy or allergy is for the team to decide",
      atLeast: 3,
      when: { made in
        made.plan.referrals.contains { $0.kind == "injection" }
          && (made.takes("apixaban", "warfarin") || made.word("pregnancy_status") == "yes"
            || made.names("allergies").contains("contrast-medium"))
      },
      { made in
        made.plan.referrals.filter { $0.kind == "injection" }.allSatisfy { referral in
          referral.clinicianOnly.contains { $0.ref == "I24" && $0.certain }
        }
      }),
    Property(
      "I38 a programme that was not done leads to no referral", atLeast: 20,
      when: { made in
        made.hasFullPlan && !made.person.visits.isEmpty && made.number("adherence_pct") < 70
      }, \.referralIDs.isEmpty),
    Property(
      "I26 cancer, now or before, leads to no injection or operation here", atLeast: 20,
      when: { $0.hasFullPlan && ["past", "current"].contains($0.word("cancer_history")) },
      \.referralIDs.isEmpty),
  ]
}
