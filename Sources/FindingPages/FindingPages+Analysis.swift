import SourceTree

extension FindingPages {
  static let conditionProofs = [
    FindingPage(
      "never-true", "No person can make this condition true.",
      because:
        "What it guards never happens. The parts that exclude each other are underlined; usually a bound or "
        + "a word is wrong.",
      in: "care.yaml", right: "when: pain >= 1", wrong: "when: pain >= 7 && pain <= 3"),
    FindingPage(
      "always-true", "No answer can make this condition false.",
      because: "It looks like a restriction and is none. An unanswered question leaves it unknown.",
      in: "care.yaml", right: "when: pain >= 1", wrong: "when: pain >= 1 || pain < 4"),
    FindingPage(
      "redundant-part", "A part of a condition changes nothing.",
      because: "It was written for a reason, and that reason has no effect.",
      in: "care.yaml", right: "when: pain >= 1", wrong: "when: pain >= 1 || pain >= 4"),
    FindingPage(
      "constant-out-of-range", "A fact is compared with a value that it cannot have.",
      because: "The comparison has one answer for everybody; often a unit or a digit is wrong.",
      in: "care.yaml", right: "when: pain >= 1", wrong: "when: pain >= 1 || pain == 15"),
    FindingPage(
      "shadowed-row", "A row of a table never counts.",
      because: "The first true row counts, and the rows above leave none for this one.",
      failing: .condition(
        "pain >= 4\n  - name: band\n    choose:\n"
          + "      - { value: some, when: pain >= 1 }\n"
          + "      - { value: strong, when: pain >= 7 }\n      - { value: none }"),
      repaired: .condition(
        "pain >= 4\n  - name: band\n    choose:\n"
          + "      - { value: strong, when: pain >= 7 }\n"
          + "      - { value: some, when: pain >= 1 }\n      - { value: none }")),
    FindingPage(
      "gap", "A choice has no value for some people whose answers are known.",
      because: "Rules that read it would wait for an answer that cannot come.",
      failing: .condition(
        "pain >= 4\n  - name: band\n    choose:\n"
          + "      - { value: strong, when: pain > 7 }\n      - { value: some, when: pain < 7 }"),
      repaired: .condition(
        "pain >= 4\n  - name: band\n    choose:\n"
          + "      - { value: strong, when: pain >= 7 }\n      - { value: some, when: pain < 7 }")),
    FindingPage(
      "overlap", "Two rows that were to exclude each other are true together.",
      because: "The plan promises 'exclusive: yes'; which outcome counts would hang on the order.",
      failing: .condition(
        "pain >= 4\n  - name: band\n    exclusive: yes\n    choose:\n"
          + "      - { value: strong, when: pain >= 6 }\n      - { value: some, when: pain <= 6 }"),
      repaired: .condition(
        "pain >= 4\n  - name: band\n    exclusive: yes\n    choose:\n"
          + "      - { value: strong, when: pain >= 6 }\n      - { value: some, when: pain < 6 }")),
  ]

  static let ruleProofs = [
    FindingPage(
      "never-offered", "No person is ever offered this rule.",
      because: "Its condition, its exceptions and the gate of its stage leave nobody.",
      in: "notes.yaml", right: "when: pain >= 4",
      wrong: "when: pain >= 4 && numbness"),
    FindingPage(
      "contraindication-implies-indication", "Whenever a rule is indicated, it is stopped.",
      because: "The rule is dead. Most often a bound in one of the two is turned round.",
      in: "notes.yaml", right: "{ when: told_to_rest,", wrong: "{ when: pain >= 2,"),
    FindingPage(
      "undetermined-rule", "Nobody's answers can tell whether a rule is indicated.",
      because:
        "It rests on something that stays unknown for everybody, so it is asked about for ever.",
      failing: .situation("a condition on a fact that no profile and no stage can give"),
      repaired: .situation("a condition on a fact that a profile can give")),
    FindingPage(
      "no-contraindications", "A note on taking a medicine names nothing that stops it.",
      because: "Every medicine has contraindications; a note without any is not finished.",
      failing: .change(
        file: "notes.yaml",
        from:
          "    unless:\n      - { when: told_to_rest, effect: block, because: you were told to rest }\n",
        to: ""),
      repaired: .change(
        file: "notes.yaml", from: "    unless:\n      - { when: told_to_rest",
        to: "    unless:\n      - { when: told_to_rest")),
    FindingPage(
      "unserved-hypothesis", "Nothing in the plan helps against a hypothesis.",
      because: "The plan would name what it may be and leave the person with it.",
      in: "care.yaml", right: "for: [first-hypothesis] ", wrong: "progression: More each week. "),
  ]
}

extension FindingPages {
  static let uses = [
    FindingPage(
      "unused-fact", "A fact is asked for and nothing uses it.",
      because:
        "People are asked for what changes nothing, or a rule that should use it is missing.",
      in: "profile.yaml", right: "type: date, unused: for the reader's eyes }",
      wrong: "type: date }"),
    FindingPage(
      "used-after-all", "A fact that is called unused is used.",
      because: "The reason that is given for keeping it is no longer true.",
      in: "profile.yaml", right: "title: pregnancy, type: yes-no }",
      wrong: "title: pregnancy, type: yes-no, unused: nobody asks }"),
    FindingPage(
      "uncited-source", "A source is listed and nothing cites it.",
      because: "A reader would think that the plan rests on it.",
      failing: .change(
        file: "evidence.yaml", from: "sources:",
        to:
          "sources:\n  - { id: extra, title: Nobody cites this, status: design, review: 2030-01-01 }"
      ),
      repaired: .change(file: "evidence.yaml", from: "sources:", to: "sources:")),
    FindingPage(
      "review-due", "A source should have been read again by now.",
      because: "Evidence ages; a plan must not go on resting on it unread.",
      failing: .situation("'review: 2025-01-01' in 2026"),
      repaired: .situation("the source read again, and 'review: 2029-01-01'")),
    FindingPage(
      "no-conservative-trial", "A referral does not ask for conservative care before it.",
      because: "Most back pain gets better with care; who must not wait is named under 'override'.",
      failing: .situation("a referral without 'trial'"),
      repaired: .situation("a referral with 'trial: { weeks: 6, … override: … }'")),
    FindingPage(
      "no-override", "Everybody has to wait for the end of a conservative trial.",
      because: "For some people waiting is wrong; where it never is, say so beside the warning.",
      failing: .situation("'trial: { weeks: 6, … }' without 'override'"),
      repaired: .situation("'trial: { weeks: 6, … override: leg_is_weak }'")),
  ]

  static let invariants = [
    FindingPage(
      "invariant-refuted", "What must hold for everybody fails for somebody.",
      because:
        "The profile below the finding breaks it; `plumbline generate` shows the plan it gets.",
      in: "invariants.yaml", right: "always: urgency >= \"same-day\"",
      wrong: "always: urgency == \"emergency\""),
    FindingPage(
      "vacuous-invariant", "What must hold for everybody is claimed for nobody.",
      because: "It is proved whatever the plan says; most often the 'given' has a wrong bound.",
      in: "invariants.yaml", right: "given: numbness",
      wrong: "given: numbness && pain > 3 && pain < 2"),
    FindingPage(
      "invariant-undecided", "What must hold for everybody is neither proved nor refuted.",
      because:
        "It depends on a value that a stage computes, a score for example, and is taken as open.",
      failing: .situation("a claim about a body mass index"),
      repaired: .situation("a claim about the answers it is computed from")),
    FindingPage(
      "analysis-limit", "A question needs a longer search than is allowed.",
      because: "What is named there is not checked; silence about it would look like a proof.",
      failing: .situation("one condition in which very many facts meet"),
      repaired: .situation("the same in several conditions with names of their own")),
  ]
}
