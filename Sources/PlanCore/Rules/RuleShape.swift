extension Rule {
  /// The keys that every rule has; a stage adds its own behind them.
  public static let envelope: [Shape.Field] = [
    .required("id", .identifier, "unique in the plan, kebab-case, for ever"),
    .optional("ref", .text, "the id in the evidence base"),
    .required("title", .voiced, "what it is called"),
    .optional("for", .oneOrMore(.hypothesis), "the hypotheses it serves; left out, anyone"),
    .optional("when", .condition, "the indication; left out, always"),
    .optional("unless", .list(.object(exceptionShape)), "what stops or bends it"),
    .optional("for_all", .yesNo, "'no' exempts the rule from the file's 'for_all'"),
    .optional("direction", .word(Direction.allCases.map(\.rawValue)), "do, consider or avoid"),
    .required("strength", .word(Strength.allCases.map(\.rawValue)), "how strong it is"),
    .required("evidence", .list(.citation, atLeast: 1), "the sources behind it"),
  ]

  /// One entry of `unless`.
  public static let exceptionShape = Shape(
    "an exception",
    [
      .optional("ref", .text, "the id in the evidence base"),
      .required("when", .condition, "when it applies"),
      .required(
        "effect", .word(Exception.Effect.allCases.map(\.rawValue)),
        "block, hold, clinician or caution"),
      .required("because", .voiced, "why"),
      .optional("ask", .list(.factName), "the facts to ask for when it holds the rule"),
      .optional("evidence", .list(.citation), "the sources behind it"),
    ])

  /// What a file's rules share.
  public static let sharedShape = Shape(
    "a mapping of what all rules share",
    [
      .optional("when", .condition, "joined to the 'when' of each rule"),
      .optional("unless", .list(.object(exceptionShape)), "exceptions of each rule"),
      .optional("evidence", .list(.citation), "sources of each rule"),
    ])
}
