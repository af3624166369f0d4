import PlanRendering

@testable import PlanCore

extension SamplePlan {
  static var hints: [Hint] {
    [
      Hint(
        id: "pattern-a", ref: "C1",
        title: VoicedText(clinician: "Pattern A", patient: "an irritated structure A"),
        standing: .likely, mustNotMiss: false,
        supports: [
          Hint.Finding(
            id: "finding-one",
            text: VoicedText(
              clinician: "finding one positive",
              patient: "what you feel spreads the way that is typical of it"),
            weight: "strong", evidence: ["S1"])
        ],
        against: [
          Hint.Finding(
            id: "finding-two", text: VoicedText("it does not wake you at night"), weight: "weak",
            evidence: ["K-trial"])
        ],
        missing: ["sign_three"],
        about: VoicedText(
          clinician: "Usually settles within twelve weeks.",
          patient: "Most people are much better within twelve weeks."),
        examine: VoicedText(clinician: "Test X.", patient: "A short examination of strength."),
        codes: ["snomed": ["23056005"], "icd10cm": ["X10.1", "X10.2"]],
        because: [fact("finding_one", "yes")], evidence: ["S1"]),
      Hint(
        id: "pattern-b", ref: nil, title: VoicedText("Pattern B"), standing: .open,
        mustNotMiss: true, missing: ["sign_three", "walking_minutes"], evidence: ["K-trial"]),
    ]
  }

  static var activities: [Activity] {
    [exercise, laterExercise, selfCare]
  }

  private static var exercise: Activity {
    Activity(
      id: "movement-a", ref: "EX01", title: VoicedText("Movement A"), kind: "exercise",
      category: "strengthening", direction: .do, strength: .conditional, core: true, fromWeek: 0,
      serves: ["pattern-a"],
      why: VoicedText(clinician: "Endurance.", patient: "It makes the muscles last longer."),
      how: VoicedText(
        """
        Lie down on a mat. Lift slowly, hold while you breathe quietly, and go back slowly; the \
        neck stays long and relaxed.
        """),
      start: Dose(
        text: "1 × 8, 5 days a week",
        parts: [
          Dose.Part(name: "sets", low: "1", high: "1"),
          Dose.Part(name: "reps", low: "8", high: "8"),
        ]),
      target: Dose(text: "3 × 10–12, 5 days a week", parts: []),
      progression: VoicedText("Add one repetition every third day."),
      stop: VoicedText("Stop when it hurts more for over an hour."),
      adaptations: [VoicedText("Bend the knees when lying flat is uncomfortable.")],
      cautions: [
        Caution(ref: "N07", text: VoicedText("Go slowly after a fall."), certain: false),
        Caution(ref: nil, text: VoicedText("Use a rail."), certain: true),
      ],
      because: [fact("pattern_a", "likely")], evidence: ["S1", "design-dose"])
  }

  private static var laterExercise: Activity {
    Activity(
      id: "movement-b", ref: "EX02", title: VoicedText("Movement B"), kind: "exercise",
      category: "mobility", direction: .consider, strength: .design, core: false, fromWeek: 6,
      why: VoicedText("It loosens."), start: Dose(text: "5 min", parts: []),
      stop: VoicedText("Stop when dizzy."),
      clinicianOnly: [
        Caution(ref: "N09", text: VoicedText("The joint was operated on."), certain: true)
      ],
      evidence: ["design-dose"])
  }

  private static var selfCare: Activity {
    Activity(
      id: "keep-going", ref: "SC01", title: VoicedText("Stay active"), kind: "self-care",
      category: "education", direction: .do, strength: .strong, core: false, fromWeek: 0,
      why: VoicedText("Rest in bed slows recovery."), how: VoicedText("Walk a little every hour."),
      evidence: ["S1"])
  }

  static var advisedAgainst: [AdvisedAgainst] {
    [
      AdvisedAgainst(
        stage: "conservative-care", id: "treatment-z", ref: "P09",
        title: VoicedText("Treatment Z"), role: "conservative-care", strength: .strong,
        text: VoicedText("Trials found no benefit."),
        cautions: [Caution(ref: nil, text: VoicedText("It can delay other care."), certain: true)],
        because: [fact("pattern_a", "likely")], evidence: ["S1"]),
      AdvisedAgainst(
        stage: "medication-notes", id: "medicine-z", title: VoicedText("medicine Z"),
        role: "medication-note", strength: .conditional, evidence: ["K-trial"]),
    ]
  }

  static var medicationNotes: [MedicationNote] {
    [
      MedicationNote(
        id: "medicine-a", ref: "M01", title: VoicedText("Medicine A"), stance: "discuss",
        direction: .consider, strength: .conditional,
        text: VoicedText(
          clinician: "Short course may be discussed.",
          patient: "You could ask your doctor whether medicine A suits you."),
        monitor: VoicedText("Blood pressure."), reviewOn: "2026-03-16",
        cautions: [
          Caution(ref: "N01", text: VoicedText("Take care of the stomach."), certain: true)
        ],
        evaluated: [
          MedicationNote.Check(ref: "N01", effect: "caution", outcome: "applies"),
          MedicationNote.Check(ref: nil, effect: "block", outcome: "does not apply"),
        ],
        because: [fact("pain", "7 points")], evidence: ["S1"])
    ]
  }

  static var referrals: [Referral] {
    [
      Referral(
        id: "procedure-a", ref: "IN01", title: VoicedText("Assessment for procedure A"),
        kind: "injection", direction: .consider, strength: .conditional, urgency: .soon,
        what: VoicedText("A small amount is put near structure A."),
        expect: VoicedText("Relief for some weeks in about half of people."),
        imaging: VoicedText("A picture is taken before."), before: VoicedText("Bring this plan."),
        criteria: [
          Criterion(id: "pain-severe", text: VoicedText("pain of 7 or more"), status: .met)
        ],
        because: [fact("pain", "7 points")], evidence: ["K-trial"])
    ]
  }

  static var withheld: [Withheld] {
    [
      Withheld(
        stage: "conservative-care", id: "movement-c", ref: "EX03", title: VoicedText("Movement C"),
        role: "conservative-care", verdict: .held,
        reasons: [Caution(ref: "N08", text: VoicedText("sign three may be there"), certain: false)],
        missing: ["sign_three"], evidence: ["S1"]),
      Withheld(
        stage: "medication-notes", id: "medicine-b", ref: "M02", title: VoicedText("Medicine B"),
        role: "medication-note", verdict: .blocked,
        reasons: [
          Caution(ref: "N05", text: VoicedText("the kidneys are too weak for it"), certain: true)
        ],
        instead: VoicedText("Warmth."), because: [fact("age_years", "71")], evidence: ["S1"]),
      Withheld(
        stage: "surgery-referral", id: "procedure-b", ref: "SU01",
        title: VoicedText("Assessment for procedure B"), role: "referral", verdict: .notIndicated,
        criteria: [
          Criterion(id: "a", text: VoicedText("pain of 7 or more"), status: .met),
          Criterion(id: "b", text: VoicedText("six weeks of the programme"), status: .notMet),
          Criterion(id: "c", text: VoicedText("a picture that agrees"), status: .notKnown),
        ],
        missing: ["imaging"], evidence: ["S1"]),
    ]
  }
}
