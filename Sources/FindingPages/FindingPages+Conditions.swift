import SourceTree

extension FindingPages {
  static let conditionText = [
    FindingPage(
      "condition-empty", "A condition has no words.",
      because: "A condition that is always true is left out, not left empty.",
      failing: .file("assessment.yaml", "facts:\n  - { name: calm, when: '' }\n"),
      repaired: .file("assessment.yaml", "facts:\n  - { name: strong_pain, when: pain <= 2 }\n")),
    FindingPage(
      "condition-wrong-operator", "A word or sign of another language stands for an operator.",
      because: "One spelling for one meaning lets everybody read every rule.",
      wrong: "pain >= 4 and numbness", right: "pain >= 4 && numbness"),
    FindingPage(
      "condition-typographic-quotes", "A text stands in typographic quotes.",
      because: "They come from word processors and look like plain ones.",
      wrong: "course == “same”", right: "course == \"same\""),
    FindingPage(
      "condition-unexpected-character", "A character has no meaning in a condition.",
      because: "What cannot be read must not be skipped.",
      wrong: "pain >= 4 #", right: "pain >= 4"),
    FindingPage(
      "condition-number-form", "A number is written in a form that may be misread.",
      because:
        "Leading zeros, separators and bare points mean different things to different readers.",
      wrong: "pain >= 04", right: "pain >= 4"),
    FindingPage(
      "condition-number-too-long", "A number has more digits than can be kept exactly.",
      because: "Numbers are compared as written and never rounded.",
      wrong: "pain >= 1234567890123456789012345678901234567890", right: "pain >= 4"),
    FindingPage(
      "condition-unclosed-text", "A text is opened and not closed.",
      because: "The rest of the condition would become part of the text.",
      wrong: "course == \"same", right: "course == \"same\""),
    FindingPage(
      "condition-escape", "A text holds a backslash escape that is not known.",
      because: "A letter behind a backslash would change or vanish.",
      wrong: "course == \"sa\\me\"", right: "course == \"same\""),
    FindingPage(
      "condition-arithmetic", "A condition calculates.",
      because: "Without arithmetic every condition can be checked against every possible person.",
      wrong: "pain + 1 >= 4", right: "pain >= 3"),
    FindingPage(
      "condition-chained-comparison", "Comparisons are chained.",
      because: "In some languages this compares the first answer with the second bound.",
      wrong: "3 <= pain <= 6", right: "pain >= 3 && pain <= 6"),
    FindingPage(
      "condition-unclosed", "A bracket or parenthesis is not closed.",
      because: "What belongs together would be a guess.",
      wrong: "(pain >= 4 || numbness", right: "(pain >= 4 || numbness)"),
    FindingPage(
      "condition-unexpected", "Something stands behind a complete condition.",
      because: "It would be left out without a word.",
      wrong: "(pain >= 4))", right: "(pain >= 4)"),
    FindingPage(
      "condition-unit", "A number is followed by a unit.",
      because: "The unit is declared with the fact; values are never converted.",
      wrong: "age_years >= 65 years", right: "age_years >= 65"),
    FindingPage(
      "condition-expected-value", "A fact or a value is missing.",
      because: "The comparison has only one side.", wrong: "pain >=", right: "pain >= 4"),
    FindingPage(
      "condition-ternary", "'? :' is not part of the language.",
      because: "Choices are derived facts with a name, so that a plan can speak of them.",
      wrong: "numbness ? pain >= 4 : pain >= 6",
      right: "numbness && pain >= 4 || !numbness && pain >= 6"),
    FindingPage(
      "condition-too-long", "A condition is longer than the limit.",
      because: "Nobody can review it; parts of it deserve names.",
      wrong: "pain >= 4" + String(repeating: " && pain >= 4", count: 400), right: "pain >= 4"),
    FindingPage(
      "condition-too-deep", "A condition is nested deeper than the limit.",
      because: "Nobody can review it; parts of it deserve names.",
      wrong: String(repeating: "(", count: 65) + "numbness" + String(repeating: ")", count: 65),
      right: "numbness"),
    FindingPage(
      "condition-too-many-tests", "A condition has more comparisons than the limit.",
      because: "Nobody can review it; parts of it deserve names.",
      wrong: "pain==1" + String(repeating: "||pain==1", count: 256), right: "pain == 1"),
  ]

  static let conditionFacts = [
    FindingPage(
      "condition-unknown-fact", "A condition names a fact that the file cannot see.",
      because: "A misspelt fact would be unknown for ever, and its rule would never speak.",
      wrong: "pian >= 4", right: "pain >= 4"),
    FindingPage(
      "condition-not-yes-no", "Something that is not a yes-no fact stands alone.",
      because: "A number or a word is neither true nor false.", wrong: "pain", right: "pain >= 1"),
    FindingPage(
      "condition-null", "A condition speaks of 'null'.",
      because:
        "A fact is known or missing, and a missing one makes a comparison unknown by itself.",
      wrong: "pain == null", right: "!has(pain)"),
    FindingPage(
      "condition-has-derived", "has() is asked of a derived number.",
      because:
        "A derived number always has its possible values, so the answer would always be yes.",
      failing: .file(
        "assessment.yaml",
        """
        facts:
          - { name: signs, count: [numbness, pregnant] }
          - { name: any_sign, when: has(signs) }
        """),
      repaired: .file(
        "assessment.yaml",
        """
        facts:
          - { name: signs, count: [numbness, pregnant] }
          - { name: strong_pain, when: signs >= 1 }
        """)),
    FindingPage(
      "condition-has-argument", "has() takes the name of one fact.",
      because: "Only a fact can be known or missing.", wrong: "has(pain >= 4)", right: "has(pain)"),
    FindingPage(
      "condition-unknown-function", "There is no function of this name.",
      because: "has() is the only one; everything else is a derived fact.",
      wrong: "lower(course) == \"same\"", right: "course == \"same\""),
    FindingPage(
      "condition-reserved-word", "A word that the language keeps for itself is used as a name.",
      because: "It would mean two things.", wrong: "while >= 4", right: "pain >= 4"),
    FindingPage(
      "condition-unquoted-value", "A value stands without quotes.",
      because: "Without quotes a word is the name of a fact.",
      wrong: "course == same", right: "course == \"same\""),
    FindingPage(
      "condition-unknown-value", "A value is not one of the fact's words.",
      because: "The comparison could never be true.",
      wrong: "course == \"sames\"", right: "course == \"same\""),
    FindingPage(
      "duplicate-fact", "A fact is declared twice.",
      because: "One name must mean one thing.",
      failing: .file(
        "assessment.yaml", "facts:\n  - { name: pain, title: pain, when: numbness }\n"),
      repaired: .file(
        "assessment.yaml", "facts:\n  - { name: strong_pain, title: strong pain, when: numbness }\n"
      )),
    FindingPage(
      "fact-name", "A name cannot be used for a fact.",
      because: "Conditions could not write it.",
      failing: .file("assessment.yaml", "facts:\n  - { name: has, when: numbness }\n"),
      repaired: .file("assessment.yaml", "facts:\n  - { name: strong_pain, when: numbness }\n")),
    FindingPage(
      "definition-cycle", "The value of a fact depends on itself.",
      because:
        "It could never be worked out. A file sees only what stands above it, so only a stage's code can do this.",
      failing: .situation("A stage that defines `a` by `b` and `b` by `a`."),
      repaired: .situation("A stage that defines `b` by facts of the profile.")),
  ]
}
