import PlanCore
import PlanPipeline
import PlanRendering
import StageTesting
import Testing

/// What holds for every person, shown on thousands of made-up people; README.md lists the invariants.
struct PropertyTests {
  private let shipped: Shipped

  init() throws {
    shipped = try Shipped.plan.get()
  }

  @Test(arguments: Property.all)
  func holdsForEveryPerson(_ property: Property) async throws {
    let survey = try await Survey.shared.value
    let failures = survey.failures[property.name] ?? []
    #expect(failures.isEmpty, "\(failures.count) cases, the first: \(failures.first ?? "")")
    let cases = survey.cases[property.name] ?? 0
    #expect(cases >= property.atLeast, "only \(cases) cases")
  }

  @Test func thereAreEnoughPeopleOfEveryKind() async throws {
    let survey = try await Survey.shared.value
    #expect(survey.plans + survey.outOfScope >= 3200)
    #expect(survey.plans > survey.outOfScope * 10)
  }

  /// A thousand people, each with the plan that a test compares with another.
  private func eachPerson(
    _ count: Int, seed: UInt64, _ body: (Case, inout SplitMix64) -> Void
  ) {
    var people = People(shipped, seed: seed)
    var random = SplitMix64(seed: seed &+ 7)
    for _ in 0..<count {
      if let made = Case(people.next(), shipped) { body(made, &random) }
    }
  }

  @Test func theSameProfileGivesTheSameBytesWhateverTheOrderOfItsFacts() {
    eachPerson(200, seed: 1) { made, random in
      let bytes = PlanJSON.write(made.plan)
      #expect(shipped.carePlan(made.person).map(PlanJSON.write) == bytes)
      var shuffled = made.person
      shuffled.readings = [:]
      for (fact, reading) in random.shuffled(made.person.readings.sorted { $0.key < $1.key }) {
        shuffled.readings[fact] = reading
      }
      #expect(shipped.carePlan(shuffled).map(PlanJSON.write) == bytes)
    }
  }

  @Test func numbnessInTheSaddleAreaIsAnEmergencyWhateverElseIsSaid() {
    var made = ProfileGenerator(shipped.definition, seed: 4)
    var count = 0
    for percent in [10, 40, 70, 100] {
      made.knownPercent = percent
      for var person in made.next(75) {
        shipped.set("age_years", "40", in: &person)
        shipped.set("saddle_sensory_change", "yes", in: &person)
        guard let plan = shipped.carePlan(person) else { continue }
        count += 1
        #expect(plan.urgency == .emergency)
      }
    }
    #expect(count == 300)
  }

  @Test func nobodyUnderEighteenGetsAPlan() {
    var people = People(shipped, seed: 5)
    for age in 0..<18 {
      for _ in 0..<10 {
        var person = people.next()
        shipped.set("age_years", "\(age)", in: &person)
        guard case .outOfScope(let rule) = PlanPipeline(shipped.definition).run(person) else {
          Issue.record("a plan at \(age) years")
          continue
        }
        #expect(rule.ref == "RF38")
      }
    }
  }

  private static let signs: [(String, String)] = [
    ("saddle_sensory_change", "yes"), ("bladder_change", "retention"), ("bowel_change", "yes"),
    ("sexual_dysfunction_new", "yes"), ("bilateral_leg_neuro", "yes"),
    ("progressive_motor_deficit", "yes"), ("motor_grade_worst", "3"), ("umn_signs", "yes"),
    ("anal_tone_reduced", "yes"), ("post_void_residual_ml", "300"), ("cancer_history", "current"),
    ("cancer_history", "past"), ("unexplained_weight_loss", "yes"), ("fever_or_rigors", "yes"),
    ("ivdu", "yes"), ("immunosuppressed", "yes"), ("major_trauma", "yes"),
    ("osteoporosis", "yes"), ("fragility_fracture", "yes"), ("systemic_steroid_long_term", "yes"),
    ("midline_bony_tenderness", "yes"), ("pulsatile_abdominal_mass", "yes"),
    ("night_pain_unremitting", "yes"), ("thoracic_pain", "yes"), ("uveitis_now", "yes"),
    ("leg_vascular_sign", "cold_pale"), ("suicidal_thoughts", "yes"), ("gi_bleed_sign", "yes"),
  ]

  @Test func addingAWarningSignNeverLowersTheUrgency() {
    var raised = 0
    var people = People(shipped, seed: 2)
    var random = SplitMix64(seed: 2)
    let triage = PlanPipeline(shipped.triage)
    for _ in 0..<900 {
      let person = people.next()
      guard case .plan(let before) = triage.run(person) else { continue }
      for (name, value) in random.shuffled(Self.signs).prefix(5) {
        var worse = person
        shipped.set(name, value, in: &worse)
        guard case .plan(let plan) = triage.run(worse) else { continue }
        #expect(plan.urgency >= before.urgency, "\(name) on \(person)")
        if plan.urgency > before.urgency { raised += 1 }
      }
    }
    #expect(raised > 1000)
  }

  @Test func whatIsNoLongerKnownToBeNoAddsNothingAndLowersNothing() {
    let yesNo = shipped.definition.vocabulary.all.filter { $0.type == .yesNo && !$0.group.isEmpty }
    var changed = 0
    eachPerson(150, seed: 3) { made, random in
      let answered = yesNo.filter { made.no($0.name) }
      for info in random.shuffled(answered).prefix(5) {
        var poorer = made.person
        poorer.readings[info.id] = nil
        guard let plan = shipped.carePlan(poorer) else { continue }
        #expect(plan.urgency >= made.plan.urgency, "\(info.name): \(made.summary)")
        let notes = Set(plan.medicationNotes.map(\.id))
        let referrals = Set(plan.referrals.map(\.id))
        #expect(notes.isSubset(of: made.noteIDs), "\(info.name): \(made.summary)")
        #expect(referrals.isSubset(of: made.referralIDs), "\(info.name): \(made.summary)")
        if notes != made.noteIDs || referrals != made.referralIDs { changed += 1 }
      }
    }
    #expect(changed > 40)
  }

  @Test func weightSmokingAndDistressNeverTakeASurgicalOpinionAway() {
    var count = 0
    eachPerson(300, seed: 6) { made, _ in
      let surgery = Set(made.plan.referrals.filter { $0.kind == "surgery" }.map(\.id))
      guard !surgery.isEmpty else { return }
      var other = made.person
      shipped.set("bmi", "45", in: &other)
      shipped.set("smoking_status", "current", in: &other)
      shipped.set("depression", "yes", in: &other)
      shipped.set("anxiety", "yes", in: &other)
      shipped.set("suicidal_thoughts", "no", in: &other)
      guard let plan = shipped.carePlan(other), plan.urgency < .sameDay else { return }
      count += 1
      #expect(surgery.isSubset(of: Set(plan.referrals.map(\.id))), "\(made.summary)")
    }
    #expect(count > 15)
  }
}
