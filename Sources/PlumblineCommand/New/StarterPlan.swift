/// A small plan with every kind of file, commented, that validates as it is.
struct StarterPlan: Sendable {
  /// The plan's id, the name of its folder.
  let name: String

  /// The files by name, in the order in which an author would write them.
  var files: [(name: String, text: String)] {
    [
      ("plan.yaml", plan), ("evidence.yaml", Self.evidence), ("profile.yaml", Self.profile),
      ("assessment.yaml", Self.assessment), ("red-flags.yaml", Self.redFlags),
      ("diagnosis-hints.yaml", Self.hints), ("care.yaml", Self.care),
      ("notes.yaml", Self.notes), ("follow-up.yaml", Self.followUp),
      ("invariants.yaml", Self.invariants),
      ("examples/first.yaml", example), ("cases/first.yaml", Self.cases),
    ]
  }

  private var plan: String {
    """
    # The plan: what it is called, whom it is for, and which files it is made of.
    format: 1
    plan: \(name)
    revision: 0.1.0
    title: A pathway to be written
    jurisdiction: [other]
    profile: profile.yaml             # what a person's profile may say
    evidence: [evidence.yaml]         # what rules may cite
    invariants: invariants.yaml       # what must hold for everybody

    # When one of these is false, there is a message and no plan.
    scope:
      - id: adults
        when: age_years >= 18
        message:
          clinician: This pathway is written for adults.
          patient: This plan is made for adults. Please talk to your doctor.
        evidence: [design-scope]

    # What stands on every plan.
    notices:
      - clinician: A draft; nobody has reviewed it yet.
        patient: This plan is a draft. Please talk it over with a professional.

    # A file sees the facts of the stages above it. A stage whose 'when' is not true is left out.
    stages:
      - { use: assessment, from: [assessment.yaml] }
      - { use: red-flag-triage, from: red-flags.yaml }
      - { use: diagnosis-hints, from: diagnosis-hints.yaml }
      - { use: conservative-care, from: care.yaml, when: 'urgency < "same-day"' }
      - { use: medication-notes, from: notes.yaml, when: 'urgency < "same-day"' }
      - { use: follow-up, from: follow-up.yaml, when: 'urgency < "emergency"' }

    """
  }

  private var example: String {
    """
    # One person on one day. 'plumbline generate' turns this into a plan.
    plan: \(name)
    patient: P-0001                   # an identifier, never a name
    on: 2026-11-22
    facts:
      age_years: 50
      pain: 4
      regions: [thigh]
      numbness: no
      told_to_rest: unknown           # known later; it will be asked for

    """
  }

  private static let evidence = """
    # Every rule cites at least one of these. 'read' means that somebody has read it.
    sources:
      - id: design-scope
        title: Whom we write this pathway for, and why
        status: design                # read | recalled | design
        review: 2030-01-01            # to be looked at again before this day
      - id: design-start
        title: The starter's placeholder, to be replaced by a source
        status: design
        review: 2030-01-01

    """

  private static let profile = """
    # The facts that a person's profile may hold. What an answer may be is declared here.
    format: 1
    groups: { context: About you, story: What you notice, tests: Tests }
    facts:
      age_years:
        group: context
        title: age
        type: integer
        unit: years
        range: [0, 120]
        ask: { clinician: Age?, patient: How old are you? }
        safety: always                # an unknown value is asked for before anything else
      sex: { group: context, title: sex, type: choice, values: [female, male] }
      pregnant: { group: context, title: pregnancy, type: yes-no }
      pain:
        group: story
        title: pain, 0 to 10
        type: integer
        range: [0, 10]
        ask: { clinician: Pain, patient: How bad is the pain from 0 to 10? }
      course: { group: story, title: course, type: choice, values: [better, same, worse], ordered: yes }
      regions: { group: story, title: where it hurts, type: set, values: [back, thigh, foot] }
      began: { group: story, title: first day, type: date, unused: for the reader's eyes }
      numbness:
        group: story
        title: numbness
        type: yes-no
        ask: { clinician: Numbness?, patient: Is any part of you numb? }
        safety: always
        red_flag: yes                 # asked first
      tablets:
        group: story
        title: tablets
        type: list
        items: record
        fields: [name, route]
        unused: for the reader's eyes # no rule reads it, and that is meant
      goals: { group: story, title: goals, type: list, items: text, count: [1, 3] }
      told_to_rest: { group: tests, title: told to rest, type: yes-no, fresh_for: 52 weeks }
      answers: { group: tests, title: answers, type: answers, each: { integer: [0, 3] }, count: [3, 3] }
    contradictions:
      - { id: male-and-pregnant, when: sex == "male" && pregnant, because: these exclude each other }

    """

  private static let assessment = """
    # Facts that follow from facts. Later entries may use earlier ones.
    facts:
      - name: total
        title: total of the answers
        score: { items: answers, method: sum, at_least: 3 }
        evidence: [design-start]
      - name: strong_pain
        title: strong pain
        when: pain >= 7 || (has(total) && total >= 6)
        evidence: [design-start]

    """

  private static let redFlags = """
    # The first words of a plan, by urgency.
    messages:
      emergency: { clinician: Emergency department now., patient: Please go to an emergency department now. }
      same-day: { clinician: Assessment today., patient: Please see someone today. }
      soon: { clinician: Specialist within two weeks., patient: Please make an appointment soon. }
      routine: { clinician: No warning sign so far., patient: Nothing you told us is urgent. }

    # Warning signs. The most urgent one that is true wins; an unknown one is asked for first.
    red_flags:
      - id: new-numbness
        title: New numbness
        when: numbness
        urgency: same-day             # emergency | same-day | soon
        suspect: { clinician: What must be ruled out., patient: what must be ruled out }
        action: { clinician: Examine today., patient: Please be examined today. }
        strength: design              # strong | conditional | design
        evidence: [design-start]

    """
}
