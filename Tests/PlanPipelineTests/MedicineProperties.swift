import PlanCore

extension Property {
  /// What is said about medicines.
  static let medicines: [Property] =
    [
      Property(
        "I10 an NSAID note has every safety rule evaluated and none that stops or holds",
        atLeast: 33, when: { $0.noteIDs.contains("oral-nsaid") },
        { made in
          guard let note = made.plan.medicationNotes.first(where: { $0.id == "oral-nsaid" }) else {
            return false
          }
          let refs = Set(note.evaluated.compactMap(\.ref))
          let stops = note.evaluated.filter { ["block", "hold"].contains($0.effect) }
          return nsaidRules.isSubset(of: refs)
            && stops.allSatisfy { $0.outcome == "does not apply" }
        }),
      Property(
        "I12 no medicine note while medicines or allergies are unknown", atLeast: 33,
        when: { $0.hasFullPlan && !($0.knows("current_medications") && $0.knows("allergies")) },
        \.noteIDs.isEmpty),
      Property(
        "I13 an NSAID note from 65 years, or with a stomach at risk, asks about stomach protection",
        atLeast: 13,
        when: { made in
          made.noteIDs.contains("oral-nsaid")
            && (made.number("age_years") >= 65
              || made.word("gi_ulcer_bleed_history") == "past_ulcer"
              || made.takes("aspirin", "prednisolone", "sertraline"))
        },
        { $0.noteIDs.contains("stomach-protection") }),
      Property(
        "I15 I18 offered notes are about nothing that guidance advises against", atLeast: 100,
        when: { !$0.noteIDs.isEmpty },
        { made in
          made.plan.medicationNotes.allSatisfy { note in
            note.stance == "review"
              || ![
                "opioids", "gabapentinoids", "benzodiazepines",
                "oral-steroids", "paracetamol-alone",
              ].contains(note.id)
          }
        }),
      Property(
        "I15 a gabapentinoid already taken is reviewed, never stopped at once", atLeast: 6,
        when: { $0.hasFullPlan && $0.takes("pregabalin") && $0.knows("allergies") },
        { made in
          let note = made.plan.medicationNotes.first { $0.id == "gabapentinoid-review" }
          return note?.stance == "review" && !made.noteIDs.contains("gabapentinoids")
        }),
      Property(
        "I15 sciatica with much pain gets advice against gabapentinoids and steroids", atLeast: 16,
        when: { made in
          made.hasFullPlan && made.hintIDs.contains("sciatica") && made.number("nrs_leg") >= 4
            && made.names("current_medications").isEmpty && made.knows("current_medications")
            && made.knows("allergies") && !made.yes("systemic_steroid_long_term")
            && !["gabapentinoid", "benzodiazepine", "steroid"].contains(where: made.saysYes)
        },
        { made in
          let ids = Set(made.plan.advisedAgainst.map(\.id))
          return ids.isSuperset(of: ["gabapentinoids", "oral-steroids", "benzodiazepines"])
        }),
      Property(
        "I16 no opioid is an option beyond twelve weeks", atLeast: 33,
        when: { $0.hasFullPlan && $0.isChronic },
        { made in
          made.plan.medicationNotes.allSatisfy { $0.id != "opioids" }
            && (!made.takes("codeine") || !made.knows("allergies")
              || made.plan.medicationNotes.contains {
                $0.id == "opioid-review" && $0.stance == "review"
              })
        }),
      Property(
        "a closed or blocked medicine leaves something else to do for the pain", atLeast: 33,
        when: { made in made.plan.withheld.contains { $0.id == "oral-nsaid" } },
        { made in
          made.plan.withheld.contains { $0.id == "oral-nsaid" && $0.instead?.isEmpty == false }
        }),
    ] + nsaidStoppers

  /// N01 to N26 but N09, which stops only the COX-2 note, and the two gates in front of them.
  private static let nsaidRules = Set(
    (1...26).filter { $0 != 9 }.map { $0 < 10 ? "N0\($0)" : "N\($0)" } + ["N43", "N44"])

  /// I11: each of these alone stops the NSAID note.
  private static let nsaidStoppers: [Property] = [
    stopper("eGFR below 30", 10) { $0.number("egfr") < 30 },
    stopper("a bleeding stomach", 10) { $0.word("gi_ulcer_bleed_history") == "active" },
    stopper("hypersensitivity", 10) { $0.yes("nsaid_hypersensitivity") },
    stopper("severe heart failure", 10) {
      ["nyha3", "nyha4"].contains($0.word("heart_failure"))
    },
    stopper("lithium", 5) { $0.takes("lithium") },
    stopper("an anticoagulant", 25) { $0.takes("apixaban", "warfarin") },
    stopper("an ACE inhibitor with a water tablet", 5) {
      $0.takes("ramipril") && $0.takes("furosemide")
    },
    stopper("pregnancy from week 20", 10, \.isPregnantFromWeek20),
    stopper("another anti-inflammatory", 5) { $0.takes("ibuprofen") },
    stopper("an allergy to the class", 5) {
      !$0.names("allergies").isDisjoint(with: ["ibuprofen", "aspirin"])
    },
    stopper("a medicine that nobody knows", 5) { $0.takes("something that nobody knows") },
  ]

  private static func stopper(
    _ name: String, _ atLeast: Int, _ applies: @escaping @Sendable (Case) -> Bool
  ) -> Property {
    Property(
      "I11 \(name) leaves no oral NSAID note", atLeast: atLeast,
      when: { $0.hasFullPlan && applies($0) },
      { $0.noteIDs.isDisjoint(with: ["oral-nsaid", "cox-2-inhibitor"]) })
  }
}
