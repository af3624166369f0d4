import PlanCore

/// Reads one derived fact: declares it, and defines it by conditions or by a computation.
struct DerivationReader: Sendable {
  let medicines: MedicineIndex

  /// The kinds of derivation, of which an entry has exactly one.
  private static let kinds = [
    "when", "choose", "count", "known", "match", "body_mass_index", "score", "first_known",
    "change", "streak", "visits",
  ]

  static let shape = Shape(
    "a derived fact", exactlyOne: [kinds],
    [
      .required("name", .factName, "the name that conditions use"),
      .optional("title", .voiced, "the name that a plan uses"),
      .optional("evidence", .list(.citation), "the sources behind it"),
      .optional("ordered", .yesNo, "whether the words of 'choose' may be compared by '<'"),
      .optional("exclusive", .yesNo, "whether no two rows of 'choose' may be true together"),
      .optional("when", .condition, "yes when it is true"),
      .optional("choose", .list(.object(choiceShape), atLeast: 1), "the first that is true"),
      .optional("count", .list(.condition, atLeast: 1), "how many are true"),
      .optional(
        "known", .list(.either(.factName, knownShape), atLeast: 1),
        "yes when all are known, otherwise unknown"),
      .optional("match", .object(matchShape), "whether a list holds something of a class"),
      .optional("body_mass_index", .object(massShape), "weight over height squared"),
      .optional("score", .object(scoreShape), "the score of an instrument"),
      .optional("first_known", .list(.factName, atLeast: 1), "the first that is known"),
      .optional("change", .object(changeShape), "first value minus latest"),
      .optional("streak", .object(streakShape), "how many latest values are within bounds"),
      .optional(
        "visits", .word(VisitFigure.allCases.map(\.rawValue)), "a figure about the visits"),
    ])

  private static let choiceShape = Shape(
    "a choice",
    [
      .required("value", .text, "the word"),
      .optional("when", .condition, "when it is chosen; left out, otherwise"),
    ])
  private static let knownShape = Shape(
    "a fact that must be known", exactlyOne: [["fact", "any"]],
    [
      .optional("fact", .factName, "the fact"),
      .optional("any", .list(.factName, atLeast: 1), "one of them is enough"),
      .optional("if", .condition, "asked for only when this is true or unknown"),
    ])
  private static let matchShape = Shape(
    "a match",
    [
      .required("list", .factName, "the list"),
      .required("class", .factName, "the class to look for"),
      .optional("except_routes", .list(.text), "routes that do not count"),
    ])
  private static let massShape = Shape(
    "a body mass index",
    [
      .required("weight_kg", .factName, "the weight in kilograms"),
      .required("height_cm", .factName, "the height in centimetres"),
    ])
  private static let scoreShape = Shape(
    "a score",
    [
      .required("items", .factName, "the answers"),
      .required("method", .word(Score.Method.allCases.map(\.rawValue)), "percent, sum or mean"),
      .optional("item_max", .integer(1...1000), "the highest answer, for percent"),
      .optional("at_least", .integer(1...1000), "how many answers it takes; left out, all"),
      .optional("of", .list(.integer(1...1000), atLeast: 1), "the items that count, from 1"),
      .optional("recode", .map(.list(.integer(0...1000))), "what an answer counts, by item"),
    ])
  private static let changeShape = Shape(
    "a change",
    [
      .required("of", .factName, "the measure"),
      .required("as", .word(Change.Form.allCases.map(\.rawValue)), "difference or percent"),
      .optional("from_at_least", .number, "the smallest first value that counts"),
    ])
  private static let streakShape = Shape(
    "a streak",
    [
      .required("of", .factName, "the measure"),
      .optional("at_most", .number, "the highest value that counts"),
      .optional("at_least", .number, "the lowest value that counts"),
    ])

  /// The fact, with its computation when no condition defines it; nil after a finding.
  func derive(
    _ entry: Fields, into builder: inout DefinitionBuilder
  ) -> (fact: FactID, computation: Computation?)? {
    _ = builder.citations("evidence", of: entry)
    if let definition = definition(entry, &builder) {
      guard let fact = fact(entry, definition.type, &builder) else { return nil }
      builder.conditions.define(fact, definition.definition)
      if entry.yesNo("exclusive") == true { builder.promise(exclusive: fact) }
      return (fact, nil)
    }
    guard let (computation, type) = computation(entry, &builder),
      let fact = fact(entry, type, canBeMissing: true, &builder)
    else { return nil }
    builder.conditions.define(fact, .computed(from: computation.sources))
    return (fact, computation)
  }

  /// The fact of an entry: the profile's own when it may give it, otherwise a new one.
  private func fact(
    _ entry: Fields, _ type: FactType, canBeMissing: Bool = false,
    _ builder: inout DefinitionBuilder
  ) -> FactID? {
    guard let name = entry.text("name") else { return nil }
    let title = entry.voiced("title")
    if let info = declared(name, builder) {
      guard DerivationReader.fits(type, info.type) else {
        builder.report(
          .wrongValue, "'\(name)' is declared with another type or other words than it gets here",
          at: entry["name"]?.range)
        return nil
      }
      return info.id
    }
    let words = VoicedText(String(name.map { $0 == "_" ? " " : $0 }))
    return builder.declare(
      name, type, title: title ?? words, canBeMissing: canBeMissing, at: entry["name"]?.range)
  }

  /// The fact of this name that a profile may give itself; nil when there is none.
  func declared(_ name: String, _ builder: DefinitionBuilder) -> FactInfo? {
    builder.vocabulary.named(name).flatMap { $0.isDerived && !$0.group.isEmpty ? $0 : nil }
  }

  private static func fits(_ derived: FactType, _ declared: FactType) -> Bool {
    switch (derived, declared) {
    case (.yesNo, .yesNo): true
    case (.number(let derived), .number(let declared)): derived.isInteger || !declared.isInteger
    case (.choice(let derived, _), .choice(let declared, _)): derived == declared
    default: false
    }
  }
}
