import PlanCore

/// What a follow-up file may hold.
enum FollowUpShape {
  static let file = Shape(
    "a follow-up file",
    [
      .required("measures", .list(.object(measure), atLeast: 1), "what is measured"),
      .required("goals", .object(goals), "what to reach"),
      .required("phases", .list(.object(phase), atLeast: 1), "the programme in time"),
      .required("reviews", .list(.object(review), atLeast: 1), "the planned reviews"),
      .required("decisions", .list(.object(decision), atLeast: 1), "step up, step down, stay"),
      .required("flare", .object(flare), "what to do when it flares up"),
      .required("prevention", .list(.object(advice), atLeast: 1), "long-term advice"),
      .required("safety_net", .object(safetyNet), "when to get help at once"),
    ])

  private static let measure = Shape(
    "a measure",
    entry + [
      .required("fact", .factName, "the fact that holds its value"),
      .optional("better", .word(["lower", "higher"]), "which way is better"),
      .optional("important", .number, "the smallest change that matters"),
      .optional("unit", .text, "the unit of that change"),
    ])
  private static let goals = Shape(
    "a mapping of goals",
    [
      .optional("from", .factName, "the fact that holds the person's own goals"),
      .optional("measured", .list(.object(goal)), "goals on measures"),
    ])
  private static let goal = Shape(
    "a measured goal", exactlyOne: [["by", "to"]],
    entry + [
      .required("measure", .identifier, "the measure"),
      .optional("by", .number, "the change to reach, in the direction that is better"),
      .optional("to", .number, "the value to reach"),
      .required("due_weeks", .integer(1...520), "when it is to be reached"),
    ])
  private static let phase = Shape(
    "a phase",
    entry + [
      .required("from_week", .integer(0...2000), "the week in which it begins, from 0"),
      .optional("to_week", .integer(1...2000), "the week in which it ends; left out, for good"),
      .required("dose", .word(["start", "build", "target"]), "which dose is done"),
      .required("focus", .voiced, "what this stretch is about"),
    ])
  private static let review = Shape(
    "a review",
    entry + [
      .required("at", .dayCount, "how long after the programme's first day"),
      .required("content", .voiced, "what to look at"),
    ])
  private static let decision = Shape(
    "a decision",
    entry + [
      .required("then", .voiced, "what to do"),
      .optional("review", .dayCount, "when it is looked at again"),
    ])
  private static let flare = Shape(
    "a flare plan",
    entry + [
      .required("text", .voiced, "what a flare is"),
      .required("steps", .list(.object(step), atLeast: 1), "what to do when"),
      .optional("adjust", .list(.object(adjustment)), "what to change for some people"),
      .optional("seek_help", .voiced, "when to get help"),
    ])
  private static let step = Shape(
    "a step",
    [
      .required("when_in_time", .voiced, "the time since it began"),
      .required("text", .voiced, "what to do"),
    ])
  private static let adjustment = Shape(
    "an adjustment",
    [
      .required("when", .condition, "for whom"),
      .required("text", .voiced, "what to change"),
    ])
  private static let advice = Shape(
    "a piece of advice", entry + [.required("text", .voiced, "what to do")])
  private static let safetyNet = Shape(
    "a safety net",
    entry + [
      .required("text", .voiced, "what to do with these signs"),
      .required("signs", .list(.object(sign), atLeast: 1), "the signs"),
    ])
  private static let sign = Shape(
    "a sign",
    [
      .optional("ref", .text, "the id in the evidence base"),
      .required("text", .voiced, "the sign in plain words"),
      .optional("when", .condition, "for whom; shown unless it is false"),
    ])

  /// What every entry of the file has.
  private static let entry: [Shape.Field] = [
    .required("id", .identifier, "unique in the plan, kebab-case, for ever"),
    .optional("ref", .text, "the id in the evidence base"),
    .required("title", .voiced, "what it is called"),
    .optional("when", .condition, "for whom; left out, for all"),
    .required("evidence", .list(.citation, atLeast: 1), "the sources behind it"),
  ]
}
