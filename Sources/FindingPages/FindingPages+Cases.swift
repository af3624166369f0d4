import SourceTree

extension FindingPages {
  static let cases = [
    FindingPage(
      "case-failed", "The plan does not do what a case expects of it.",
      because: "Either the plan or the case says what nobody meant.",
      in: "cases/first.yaml", right: "urgency: same-day", wrong: "urgency: emergency"),
    FindingPage(
      "case-unjudged", "A case does not say yet what must come out.",
      because:
        "It was made by `plumbline cases`; only a person who reads the source can say what is right.",
      in: "cases/first.yaml", right: "urgency: same-day", wrong: "judge: first-note"),
    FindingPage(
      "not-covered", "No case shows a rule, a warning sign or an exception at work.",
      because: "What no case shows can break without anybody noticing.",
      in: "cases/first.yaml", right: "facts: { pain: 7, told_to_rest: no }",
      wrong: "facts: { pain: 6, told_to_rest: no }"),
    FindingPage(
      "survivor", "The plan can be changed in one place, and no case or invariant notices.",
      because: "A limit that may move unseen is a limit that nobody has tested.",
      in: "cases/first.yaml", right: "facts: { pain: 6, told_to_rest: no }",
      wrong: "facts: { pain: 5, told_to_rest: no }"),
    FindingPage(
      "unknown-name", "A case names something that the plan does not have.",
      because: "An expectation about nothing is always met.",
      in: "cases/first.yaml", right: "red_flags: { has: new-numbness }",
      wrong: "red_flags: { has: new-numbnes }"),
  ]
}
