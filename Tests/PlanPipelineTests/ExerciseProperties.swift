import PlanCore

extension Property {
  private static let stretches: Set<String> = [
    "hamstring-stretch", "piriformis-stretch", "piriformis-stretch-option", "figure-four-pigeon",
  ]

  /// What is done, and what is not.
  static let exercises: [Property] = [
    Property(
      "I26 no treatment by hand and no loaded exercise after cancer", atLeast: 20,
      when: { $0.hasFullPlan && ["past", "current"].contains($0.word("cancer_history")) },
      { made in
        made.activityIDs.isDisjoint(with: ["manual-therapy", "massage"])
          && made.exercises.allSatisfy { $0.category != "strengthening" }
      }),
    Property(
      "I27 fragile bones get no full bending, pigeon pose or manipulation", atLeast: 33,
      when: { $0.hasFullPlan && ($0.yes("osteoporosis") || $0.yes("fragility_fracture")) },
      { made in
        made.activityIDs.isDisjoint(with: ["knee-to-chest", "figure-four-pigeon"])
          && made.plan.activities.allSatisfy { activity in
            activity.id != "manual-therapy"
              || !(activity.clinicianOnly + activity.cautions).isEmpty
          }
      }),
    Property(
      "I28 with a narrow canal on top nothing bends backward and walking is not all", atLeast: 33,
      when: { hasStenosisOnTop($0) && !$0.exercises.isEmpty },
      { made in
        let ids = made.activityIDs
        let isNeutral = ["bridge", "cat-cow", "directional-preference"].allSatisfy { id in
          !ids.contains(id) || adaptations(of: id, made).contains("stenosis or flexion")
        }
        return isNeutral
          && (!ids.contains("low-impact-aerobic")
            || adaptations(of: "low-impact-aerobic", made).contains("walking not alone"))
      }),
    Property(
      "I29 irritable sciatica gets no stretch of the leg", atLeast: 66,
      when: { made in
        made.hasFullPlan && made.hasSciatica && made.hasLegPain
          && (made.number("nrs_leg") >= 7 || made.number("slr_angle_deg") < 45
            || made.number("pain_duration_weeks") < 6)
      },
      { $0.activityIDs.isDisjoint(with: stretches) }),
    Property(
      "I30 a replaced hip or knee leaves out the exercises that strain it", atLeast: 20,
      when: { made in
        made.hasFullPlan
          && !made.words("implants").isDisjoint(with: ["hip_replacement", "knee_replacement"])
      },
      { made in
        made.activityIDs.isDisjoint(with: stretches.subtracting(["hamstring-stretch"]))
          && !made.activityIDs.contains("knee-to-chest")
      }),
    Property(
      "I31 from week 20 of pregnancy nothing is done lying on the back for long or on the belly",
      atLeast: 20, when: { $0.hasFullPlan && $0.isPregnantFromWeek20 },
      { made in
        made.activityIDs.isDisjoint(
          with: stretches.union(["bridge", "knee-to-chest", "plank"]))
      }),
    Property(
      "I31 the signs of pregnancy stand in the safety net of everybody who is pregnant",
      atLeast: 33,
      when: { !$0.isEmergency && $0.word("pregnancy_status") == "yes" },
      { $0.plan.safetyNet?.signs.contains { $0.ref == "RF36" } == true }),
    Property(
      "I33 a disc is only named as the cause when a scan shows it", atLeast: 66,
      when: { $0.plan.hints.contains { $0.id == "disc-herniation" } },
      { made in
        let hint = made.plan.hints.first { $0.id == "disc-herniation" }
        let isShown = made.word("imaging_result") == "disc_concordant"
        let isMaybe = hint?.title.patient.contains("possible") == true
        return isShown || isMaybe
      }),
    Property(
      "1.14 a disc that no scan shows does not stand first", atLeast: 33,
      when: { made in
        made.plan.hints.contains { $0.id == "disc-herniation" }
          && made.word("imaging_result") != "disc_concordant"
      },
      { made in
        guard let first = made.plan.hints.first(where: { !$0.mustNotMiss }) else { return true }
        return first.id != "disc-herniation" || first.standing == .open
      }),
    Property(
      "I35 every exercise has a dose, a way on, a reason to stop and a way to do it",
      atLeast: 333, when: { !$0.exercises.isEmpty },
      { made in
        made.exercises.allSatisfy { exercise in
          exercise.start?.text.isEmpty == false && exercise.progression?.isEmpty == false
            && exercise.stop?.isEmpty == false && exercise.how?.isEmpty == false
        }
      }),
    Property(
      "I36 a chronic plan with a stretch has something that strengthens or moves as well",
      atLeast: 33, when: { $0.isChronic && $0.exercises.contains { $0.category == "stretching" } },
      { $0.exercises.contains { ["strengthening", "aerobic"].contains($0.category) && $0.core } }),
  ]

  private static func hasStenosisOnTop(_ made: Case) -> Bool {
    let ranked = made.plan.hints.filter { !$0.mustNotMiss }
    return ranked.first.map { $0.id == "spinal-stenosis" && $0.standing != .open } ?? false
  }

  /// What the adaptations of an activity amount to.
  private static func adaptations(of id: String, _ made: Case) -> Set<String> {
    let texts = made.plan.activities.first { $0.id == id }?.adaptations.map(\.clinician) ?? []
    var found: Set<String> = []
    if texts.contains(where: { $0.contains("eutral") || $0.contains("Flexion only") }) {
      found.insert("stenosis or flexion")
    }
    if texts.contains(where: { $0.contains("never as the only form") }) {
      found.insert("walking not alone")
    }
    return found
  }
}
