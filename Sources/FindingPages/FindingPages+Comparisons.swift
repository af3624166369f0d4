import SourceTree

extension FindingPages {
  static let conditionComparisons = [
    FindingPage(
      "condition-two-facts", "A fact is compared with another fact.",
      because: "Only comparisons with constants can be checked against every possible person.",
      wrong: "pain >= age_years", right: "pain >= 4"),
    FindingPage(
      "condition-yes-no-text", "A yes-no fact is compared with a text.",
      because: "Its values are true and false, written by the fact itself or with '!'.",
      wrong: "numbness == \"yes\"", right: "numbness"),
    FindingPage(
      "condition-yes-no-compared", "A yes-no fact is compared with true or false.",
      because: "The fact alone says the same and reads better.",
      wrong: "numbness == true", right: "numbness"),
    FindingPage(
      "condition-no-order", "'<' or '>' stands with words that have no order.",
      because: "Whether one word is less than another has to be declared.",
      wrong: "sex < \"male\"", right: "sex == \"female\""),
    FindingPage(
      "condition-set-compared", "A set is compared with one value.",
      because: "A person can have several of its values at a time.",
      wrong: "regions == \"thigh\"", right: "\"thigh\" in regions"),
    FindingPage(
      "condition-list-fact", "A condition looks into a list.",
      because: "Lists hold free words; a derived fact says what to look for in them.",
      wrong: "goals == \"walk\"", right: "has(goals)"),
    FindingPage(
      "condition-constants-only", "A condition compares constants.",
      because: "It says nothing about a person.", wrong: "4 <= 5", right: "pain <= 5"),
    FindingPage(
      "condition-compared-condition", "The answer of a condition is compared.",
      because: "Conditions are joined by '&&', '||' and '!', never compared.",
      wrong: "(pain >= 4) == numbness", right: "pain >= 4 && numbness"),
    FindingPage(
      "condition-type", "A constant is not of the fact's type.",
      because: "The comparison would have no meaning.", wrong: "pain == \"4\"", right: "pain == 4"),
    FindingPage(
      "condition-date", "A text is not a day of the calendar.",
      because: "Days are compared as days.",
      wrong: "began < \"2026-02-30\"", right: "began < \"2026-02-28\""),
  ]

  static let conditionLists = [
    FindingPage(
      "condition-list-compared", "A list is compared with '=='.",
      because: "'in' asks whether one of the values fits.",
      wrong: "course == [\"same\", \"worse\"]", right: "course in [\"same\", \"worse\"]"),
    FindingPage(
      "condition-in-needs-list", "Right of 'in' stands neither a list nor a set.",
      because: "There is nothing that the value could be in.",
      wrong: "\"same\" in course", right: "course in [\"same\"]"),
    FindingPage(
      "condition-empty-list", "The list right of 'in' is empty.",
      because: "The comparison is never true.", wrong: "course in []", right: "course in [\"same\"]"
    ),
    FindingPage(
      "condition-list-item", "A list holds something that is not a constant.",
      because: "Only comparisons with constants can be checked against every possible person.",
      wrong: "pain in [4, age_years]", right: "pain in [4, 5]"),
    FindingPage(
      "condition-duplicate-value", "A list holds a value twice.",
      because: "One of the two was probably meant to be another.",
      wrong: "course in [\"same\", \"same\"]", right: "course in [\"same\", \"worse\"]"),
  ]
}
