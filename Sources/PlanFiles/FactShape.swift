import PlanCore

/// What `profile.yaml`, the file that declares a plan's facts, may hold.
enum FactShape {
  static let types = [
    "yes-no", "integer", "decimal", "choice", "set", "text", "date", "list", "answers",
  ]

  static let file = Shape(
    "a file of facts",
    [
      .required("format", .integer(1...1), "the version of the format"),
      .required("groups", .map(.voiced), "the groups in the order in which they are asked"),
      .required("facts", .map(.object(fact)), "the facts by name"),
      .optional("evidence", .list(.citation), "the sources of ranges, ages and codes"),
      .optional(
        "contradictions", .list(.object(contradiction)), "what cannot be true of one person"),
    ])

  static let fact = Shape(
    "a fact",
    [
      .required("group", .text, "the group it is asked in"),
      .required("title", .voiced, "how a plan names it"),
      .required("type", .word(types), "what a value is"),
      .optional("unit", .text, "the unit of a number"),
      .optional("range", .bounds(.number), "the lowest and the highest number"),
      .optional("values", .list(.text, atLeast: 1), "the words of a choice or set"),
      .optional("ordered", .yesNo, "whether the words of a choice have an order"),
      .optional("not_done", .list(.text), "words that say that an examination was not done"),
      .optional("items", .word(["text", "record"]), "what a list holds"),
      .optional("fields", .list(.text, atLeast: 1), "the fields of a record"),
      .optional("count", .bounds(.integer(0...1000)), "the fewest and the most items"),
      .optional("each", .either(.word(["yes-no"]), answer), "what each answer is"),
      .optional(
        "positions", .list(.either(.word(["yes-no"]), answer), atLeast: 1),
        "what each answer is, one by one"),
      .optional("ask", .voiced, "how to ask for it"),
      .optional("safety", .condition, "always, never, or a condition"),
      .optional("red_flag", .yesNo, "whether it is a red-flag question"),
      .optional("fresh_for", .dayCount, "how old a dated value may be"),
      .optional("visit", .yesNo, "whether only visits carry it"),
      .optional("derived", .yesNo, "whether a stage derives it when it is not given"),
      .optional("unused", .text, "why no rule reads it, where that is meant"),
      .optional("labels", .map(.voiced), "how its words read in a sentence"),
      .optional(
        "in_rows", .map(.text), "its words by what stands for them in the rows of a table"),
      .optional("codes", .map(.oneOrMore(.text)), "codes by system"),
    ])

  /// A fact outside a file of facts, where no group is there to be asked in.
  static let unplaced = Shape(
    fact.name,
    fact.fields.map { field in
      var field = field
      if ["group", "title"].contains(field.key) { field.isRequired = false }
      return field
    })

  private static let answer = Shape(
    "an answer", exactlyOne: [["integer", "choice"]],
    [
      .optional("integer", .bounds(.integer(0...1000)), "the lowest and the highest"),
      .optional("choice", .list(.text, atLeast: 2), "the words; their position counts, from 0"),
    ])

  private static let contradiction = Shape(
    "a contradiction",
    [
      .required("id", .identifier, "unique in the plan"),
      .required("when", .condition, "what cannot be"),
      .required("because", .voiced, "why not"),
    ])
}
