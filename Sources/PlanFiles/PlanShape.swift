import PlanCore

/// What `plan.yaml` and the evidence files may hold.
enum PlanShape {
  static let plan = Shape(
    "a plan",
    [
      .required("format", .integer(1...1), "the version of the format"),
      .required("plan", .identifier, "the id of the plan, the name of its folder"),
      .required("revision", .text, "the revision of the content, such as 1.0.0"),
      .required("title", .voiced, "what the pathway is called"),
      .optional("jurisdiction", .list(.word(["uk", "us", "other"])), "where it holds"),
      .required("profile", .text, "the file of facts"),
      .required("evidence", .oneOrMore(.text), "the files of sources"),
      .optional("invariants", .text, "the file of what must hold for every profile"),
      .optional("scope", .list(.object(scope)), "whom the plan is for"),
      .optional("notices", .list(.voiced), "what stands on every plan"),
      .required("stages", .list(.object(stage), atLeast: 1), "the stages, in order"),
    ])

  private static let scope = Shape(
    "a rule of scope",
    [
      .required("id", .identifier, "unique in the plan"),
      .optional("ref", .text, "the id in the evidence base"),
      .required("when", .condition, "what must not be false"),
      .required("message", .voiced, "what to say when it is false"),
      .optional("evidence", .list(.citation), "the sources behind it"),
    ])

  private static let stage = Shape(
    "a stage",
    [
      .required("use", .text, "the stage's name"),
      .required("from", .oneOrMore(.text), "its files"),
      .optional("when", .condition, "its gate; left out, always open"),
    ])

  static let evidence = Shape(
    "a file of sources",
    [
      .required(
        "sources", .list(.object(EvidenceSource.shape), atLeast: 1), "what rules may cite")
    ])
}
