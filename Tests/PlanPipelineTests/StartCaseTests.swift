import PlanCore
import TestSupport
import Testing

/// The three published cases to start from, and what a good plan says to each.
struct StartCaseTests {
  private let shipped: Shipped

  init() throws {
    shipped = try Shipped.plan.get()
  }

  private func made(_ name: String) throws -> Case {
    let person = try #require(shipped.examples[name])
    return try #require(Case(person, shipped))
  }

  private func stances(_ made: Case) -> [String: String] {
    Dictionary(uniqueKeysWithValues: made.plan.medicationNotes.map { ($0.id, $0.stance) })
  }

  @Test func twoDaysAfterPullingBushesFitsWithSciaticaAndLeavesTheDiscOpen() throws {
    let plan = try made("two-days-after-pulling-bushes").plan
    #expect(plan.urgency == .routine)
    #expect(plan.hints.first?.id == "sciatica")
    let disc = try #require(plan.hints.first { $0.id == "disc-herniation" })
    #expect(disc.standing == .possible)
    #expect(disc.title.patient.contains("possible"))
    #expect(disc.about?.clinician.contains("label needs concordant imaging") == true)
  }

  @Test func twoDaysAfterPullingBushesStaysActiveAndStretchesNoHamstring() throws {
    let made = try made("two-days-after-pulling-bushes")
    #expect(made.activityIDs.contains("keep-active"))
    #expect(made.activityIDs.contains("low-impact-aerobic"))
    #expect(!made.activityIDs.contains("hamstring-stretch"))
    #expect(made.plan.advisedAgainst.contains { $0.id == "bed-rest" })
    #expect(made.plan.withheld.contains { $0.id == "hamstring-stretch" && $0.verdict == .blocked })
  }

  @Test func twoDaysAfterPullingBushesTalksOfMedicinesOnlyAfterTheQuestions() throws {
    let made = try made("two-days-after-pulling-bushes")
    #expect(stances(made) == ["oral-nsaid": "discuss"])
    let against = Set(made.plan.advisedAgainst.map(\.id))
    #expect(against.isSuperset(of: ["gabapentinoids", "oral-steroids", "opioids"]))
    for name in ["nsaid_hypersensitivity", "gi_ulcer_bleed_history", "ckd_stage", "allergies"] {
      var person = made.person
      shipped.clear(name, in: &person)
      let less = try #require(Case(person, shipped))
      #expect(!less.noteIDs.contains("oral-nsaid"), "\(name)")
      #expect(less.plan.ask.contains { $0.id == name })
    }
  }

  @Test func twoDaysAfterPullingBushesIsReferredToNobodyAndSeenInTwoWeeks() throws {
    let plan = try made("two-days-after-pulling-bushes").plan
    #expect(plan.referrals.isEmpty)
    #expect(plan.followUp?.reviews.first?.on == "2026-12-06")
    #expect(plan.safetyNet?.signs.contains { $0.ref == "RF01" } == true)
  }

  @Test func worseUphillFitsWithANarrowCanal() throws {
    let plan = try made("worse-uphill").plan
    #expect(plan.urgency == .routine)
    #expect(plan.hints.first?.id == "spinal-stenosis")
    #expect(plan.hints.first?.examine?.clinician.contains("Foot pulses") == true)
  }

  @Test func worseUphillCyclesAndLeansForwardAndNeverBendsBackward() throws {
    let made = try made("worse-uphill")
    #expect(made.activityIDs.isSuperset(of: ["stationary-cycling", "knee-to-chest"]))
    for id in ["bridge", "cat-cow"] {
      guard let activity = made.plan.activities.first(where: { $0.id == id }) else { continue }
      #expect(activity.adaptations.contains { $0.clinician.contains("eutral") }, "\(id)")
    }
    #expect(made.plan.activities.contains { $0.id == "bridge" || $0.id == "cat-cow" })
  }

  @Test func worseUphillGetsNoEpiduralAndAnOpinionOnlyAfterTwelveWeeks() throws {
    let made = try made("worse-uphill")
    #expect(made.plan.advisedAgainst.contains { $0.id == "epidural-claudication" })
    #expect(made.plan.referrals.isEmpty)
    for (weeks, isReferred) in [("4", false), ("11", false), ("12", true)] {
      var person = made.person
      shipped.set("conservative_weeks", weeks, in: &person)
      shipped.set("wants_intervention", "yes", in: &person)
      let later = try #require(Case(person, shipped))
      #expect(later.referralIDs.contains("decompression") == isReferred, "\(weeks) weeks")
      #expect(later.plan.referrals.allSatisfy { $0.kind == "surgery" })
    }
    var person = made.person
    shipped.set("conservative_weeks", "20", in: &person)
    shipped.set("wants_intervention", "yes", in: &person)
    shipped.set("walking_tolerance_min", "60", in: &person)
    let walksFar = try #require(Case(person, shipped))
    #expect(!walksFar.referralIDs.contains("decompression"))
  }

  @Test func saddleNumbnessIsAnEmergencyAndNothingElseIsOnThePage() throws {
    let plan = try made("saddle-numbness").plan
    #expect(plan.urgency == .emergency)
    #expect(plan.redFlags.first?.id == "saddle-numbness")
    #expect(plan.message.patient.hasPrefix("Please go to an emergency department now."))
    #expect(plan.activities.isEmpty && plan.medicationNotes.isEmpty && plan.referrals.isEmpty)
    #expect(plan.withheld.isEmpty && plan.advisedAgainst.isEmpty && plan.followUp == nil)
    #expect(plan.ask.allSatisfy { $0.priority == .redFlag })
    #expect(plan.hints.allSatisfy { $0.id == "cauda-equina" })
  }
}
