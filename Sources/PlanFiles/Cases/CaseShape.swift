import PlanCore

/// What a file of cases may hold.
enum CaseShape {
  static let file = Shape(
    "a file of cases",
    [
      .required("format", .integer(1...1), "the version of the format"),
      .required("about", .text, "what the cases of this file are about"),
      .optional("base", .text, "a profile in the plan's folder that every case starts from"),
      .optional("on", .day, "the day of every case; left out, the base's"),
      .optional("facts", .map(.anything), "facts of every case, laid over the base"),
      .required("cases", .list(.object(item), atLeast: 1), "the cases"),
    ])

  private static let item = Shape(
    "a case",
    [
      .required("id", .identifier, "unique among the plan's cases"),
      .required("title", .text, "what the case shows"),
      .required("because", .text, "the text that the expectations were written from"),
      .optional("on", .day, "the day of the case"),
      .optional(
        "facts", .map(.anything), "facts laid over those of the file; 'unknown' removes one"),
      .optional("visits", .list(.object(visit)), "visits instead of those of the base"),
      .required("expect", .object(expect), "what must come out"),
    ])

  private static let visit = Shape(
    "a visit",
    [
      .required("on", .day, "the day of the visit"),
      .required("facts", .map(.anything), "what was recorded"),
    ])

  private static let expect = Shape(
    "an expectation",
    [
      .optional("urgency", .word(Urgency.words), "how soon the person must be seen"),
      .optional("out_of_scope", .identifier, "the rule of scope that refuses the person"),
      .optional("contradicts", .oneOrMore(.identifier), "what cannot be true of one person"),
      .optional("red_flags", .object(hasLacks), "warning signs that are and are not true"),
      .optional("top", .text, "the first hypothesis, or 'none'"),
      .optional("hints", .object(lists(Expectation.HintState.self)), "hypotheses by standing"),
    ]
      + Expectation.VerdictTest.allCases.map {
        .optional($0.rawValue, .anything, "rules with this verdict: a list, or rule: [reasons]")
      }
      + Expectation.ExceptionTest.allCases.map {
        .optional($0.rawValue, .map(.oneOrMore(.text)), "by rule: the exceptions")
      } + rest)

  private static let rest: [Shape.Field] = [
    .optional("core", .object(hasLacks), "what belongs to the core programme"),
    .optional("ask", .object(lists(Expectation.AskTest.self)), "facts that are asked for"),
    .optional("decision", .text, "the decision, or 'none'"),
    .optional(
      "completeness", .word(CarePlan.Completeness.allCases.map(\.rawValue)), "full or partial"),
    .optional("activities", .word(["none"]), "none: nothing to do"),
    .optional("notes", .word(["none"]), "none: no note on medicines"),
    .optional("referrals", .word(["none"]), "none: no referral"),
    .optional("follow_up", .either(.word(["none"]), hasLacks), "entries of the follow-up"),
    .optional("derives", .map(.anything), "values of derived facts, or 'unknown'"),
    .optional("says", .map(.oneOrMore(.text)), "by entry: words in it"),
    .optional("never_says", .map(.oneOrMore(.text)), "by entry: words that are not in it"),
    .optional("judge", .text, "a rule of which an author has still to say what must become"),
  ]

  private static let hasLacks = Shape(
    "a mapping of 'has' and 'lacks'",
    [
      .optional("has", .oneOrMore(.text), "what must be there"),
      .optional("lacks", .oneOrMore(.text), "what must not be there"),
    ])

  private static func lists<Key: CaseIterable & RawRepresentable>(_ keys: Key.Type) -> Shape
  where Key.RawValue == String {
    Shape(
      "a mapping of lists by kind",
      keys.allCases.map { .optional($0.rawValue, .oneOrMore(.text), "names") })
  }
}
