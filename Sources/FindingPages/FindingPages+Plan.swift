import SourceTree

extension FindingPages {
  static let shapes = [
    FindingPage(
      "unknown-key", "A key is not one of the keys that may stand here.",
      because: "A misspelt key would be left out without a word, and with it what it says.",
      in: "care.yaml", right: "why: What it is for.", wrong: "whi: What it is for."),
    FindingPage(
      "missing-key", "A key that must be there is not.",
      because: "Without it nobody could use the entry.",
      in: "care.yaml", right: "kind: self-care ", wrong: ""),
    FindingPage(
      "missing-value", "A key has no value.",
      because: "An empty value is a line that was not finished.",
      in: "care.yaml", right: "why: What it is for.", wrong: "why:"),
    FindingPage(
      "wrong-kind", "A list, a mapping or a single value stands where another of them is expected.",
      because: "What was meant cannot be told.",
      in: "notes.yaml", right: "evidence: [design-start]", wrong: "evidence: design-start"),
    FindingPage(
      "wrong-value", "A value is not what its key takes.",
      because: "Every key says what it takes; anything else would be a guess.",
      in: "care.yaml", right: "priority: 1", wrong: "priority: first"),
    FindingPage(
      "too-few-items", "A list has fewer items than it needs.",
      because: "A rule without evidence is an opinion, and a scale of no steps measures nothing.",
      in: "care.yaml", right: "evidence: [design-start]", wrong: "evidence: []"),
  ]

  static let facts = [
    FindingPage(
      "unknown-group", "A fact is in a group that the file does not list.",
      because: "Facts are asked for group by group; this one would never be.",
      in: "profile.yaml", right: "pain:\n    group: story", wrong: "pain:\n    group: storie"),
    FindingPage(
      "unknown-fact", "A name is not a fact of the plan.",
      because: "An answer that no rule sees would be lost, and with it what it warns of.",
      failing: .facts("pian: 5"), repaired: .facts("pain: 5")),
    FindingPage(
      "contradiction", "Answers cannot be true of one person together.",
      because: "One of them is wrong, and nobody but the person knows which.",
      failing: .facts("sex: male\npregnant: yes"), repaired: .facts("sex: female\npregnant: yes")),
  ]

  static let references = [
    FindingPage(
      "unknown-stage", "The program has no stage of this name.",
      because: "A stage that is left out would leave a hole in the plan.",
      in: "plan.yaml", right: "use: conservative-care,", wrong: "use: conservativ-care,"),
    FindingPage(
      "duplicate-file", "A file belongs to two stages, or twice to one.",
      because: "Everything in it would be declared twice.",
      in: "plan.yaml", right: "from: [assessment.yaml]",
      wrong: "from: [assessment.yaml, assessment.yaml]"),
    FindingPage(
      "duplicate-id", "One id stands for two things.",
      because: "Plans, letters and tests name rules by their ids, for ever.",
      in: "notes.yaml", right: "id: first-note", wrong: "id: first-activity"),
    FindingPage(
      "unknown-source", "A citation names a source that no evidence file lists.",
      because: "Every line of a plan can be followed to its source.",
      in: "care.yaml", right: "evidence: [design-start]", wrong: "evidence: [design-strat]"),
    FindingPage(
      "unknown-hypothesis", "A rule serves a hypothesis that no stage before it lists.",
      because: "The rule would never be indicated.",
      in: "care.yaml", right: "why: What it is for.", wrong: "for: [second-hypothesis]"),
    FindingPage(
      "unknown-class", "No medicine of the plan belongs to this class.",
      because: "The match could never find anything.",
      failing: .file(
        "assessment.yaml",
        "medicines: [{ name: a, classes: [mild] }]\nfacts:\n"
          + "  - { name: takes, match: { list: tablets, class: milt } }\n"),
      repaired: .file(
        "assessment.yaml",
        "medicines: [{ name: a, classes: [mild] }]\nfacts:\n"
          + "  - { name: strong_pain, match: { list: tablets, class: mild } }\n")),
    FindingPage(
      "missing-stop-rule", "An exercise does not say when to stop.",
      because: "Somebody who does it alone must know when it is too much.",
      failing: .change(
        file: "care.yaml", from: "kind: self-care ", to: "kind: exercise"),
      repaired: .change(
        file: "care.yaml", from: "kind: self-care ",
        to: "kind: exercise\n    stop: Stop when it gets worse.")),
    FindingPage(
      "unknown-partner", "A co-note belongs to a note that is not above it.",
      because: "It would never be shown.",
      failing: .change(
        file: "notes.yaml", from: "stance: discuss ",
        to: "stance: co-note\n    with: last-note"),
      repaired: .change(file: "notes.yaml", from: "stance: discuss ", to: "stance: discuss")),
    FindingPage(
      "unknown-measure", "A goal is about a measure that the file does not list.",
      because: "Nobody could tell whether it was reached.",
      in: "follow-up.yaml", right: "measure: pain-now", wrong: "measure: pain-then"),
    FindingPage(
      "empty-phase", "A phase ends before it begins.",
      because: "The programme would have a hole.",
      in: "follow-up.yaml", right: "from_week: 0, to_week: 6", wrong: "from_week: 6, to_week: 3"),
  ]

  static let suppressions = [
    FindingPage(
      "suppression-form", "A comment that allows a finding names no code or no reason.",
      because: "Whoever reads the rule later has to know why it was let through.",
      in: "care.yaml", right: "priority: 1", wrong: "priority: 1 # plumbline: allow unknown-key"),
    FindingPage(
      "unused-suppression", "A comment allows a finding that is not there.",
      because: "Left behind, it would hide the next one without anybody noticing.",
      in: "care.yaml", right: "priority: 1",
      wrong: "priority: 1 # plumbline: allow unknown-key — an example"),
    FindingPage(
      "suppressed-error", "A comment allows an error.",
      because:
        "With an error the plan cannot be trusted, whatever the reason; only warnings can be allowed.",
      in: "care.yaml", right: "priority: 1",
      wrong: "priority: first # plumbline: allow wrong-value — an example"),
  ]
}
