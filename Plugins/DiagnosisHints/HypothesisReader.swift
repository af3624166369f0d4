import PlanCore

/// Reads the hypotheses of one file and declares the score and the level of each.
struct HypothesisReader: Sendable {
  private let rules: RuleReader
  private let possible: Int
  private let likely: Int

  init(_ file: Fields, into builder: inout DefinitionBuilder) {
    rules = RuleReader(file, into: &builder)
    let levels = file.object("levels")
    possible = levels?.integer("possible") ?? 1
    likely = levels?.integer("likely") ?? 1
  }

  func hypothesis(
    _ entry: Fields, into builder: inout DefinitionBuilder
  ) -> (Rule, Hypothesis)? {
    guard let rule = rules.rule(entry, into: &builder) else { return nil }
    let findings = entry.objects("findings").compactMap { finding($0, &builder) }
    let part = FactName.part(of: rule.id)
    guard
      let score = builder.declare(
        "hint_scores.\(part)", .number(NumberType(isInteger: true)), title: rule.title,
        at: rule.range),
      let level = builder.declare(
        "hints.\(part)", HintLevel.factType, title: rule.title, at: rule.range)
    else { return nil }
    builder.add(hypothesis: rule.id, level: level)
    let needs = entry.items("needs").compactMap { builder.fact($0) }
    let isExcluded = excluded(rule, &builder)
    let listedWhen =
      builder.optionalCondition("listed_when", of: entry) ?? builder.conditions.constant(false)
    let topWhen = builder.condition("top_when", of: entry)
    let isMustNotMiss = entry.yesNo("must_not_miss") ?? false
    var hint = Hint(of: rule, mustNotMiss: isMustNotMiss)
    hint.about = entry.voiced("about")
    hint.examine = entry.voiced("examine")
    hint.codes = codes(entry)
    let hypothesis = Hypothesis(
      form: HintForm(
        entry: hint, labels: labels(entry, &builder), findings: findings.map(\.sign),
        needs: needs, topWhen: topWhen),
      isMustNotMiss: isMustNotMiss, needsKnown: builder.conditions.known(needs),
      listedWhen: listedWhen, score: score, level: level, excluded: isExcluded,
      mayBeFirst: builder.conditions.all([
        builder.conditions.constant(!isMustNotMiss), builder.conditions.not(isExcluded), topWhen,
        builder.conditions.any([
          builder.conditions.atLeast(level, rank: HintLevel.possible.rank), listedWhen,
        ]),
      ]))
    let parts = findings.map { ($0.sign.when, $0.points) }
    builder.conditions.define(score, .weightedSum(parts))
    define(hypothesis, likelyWhen: builder.condition("likely_when", of: entry), &builder)
    return (rule, hypothesis)
  }

  /// The level is unknown while the minimum information is missing.
  private func define(
    _ hypothesis: Hypothesis, likelyWhen: ConditionID, _ builder: inout DefinitionBuilder
  ) {
    let isPossible = builder.conditions.atLeast(hypothesis.score, ExactDecimal(possible))
    let isHigh = builder.conditions.atLeast(hypothesis.score, ExactDecimal(likely))
    let isLow = builder.conditions.not(isPossible)
    let isLikely = builder.conditions.all([
      hypothesis.needsKnown, isHigh, builder.conditions.certain(likelyWhen),
    ])
    builder.conditions.define(
      hypothesis.level,
      .firstMatch(
        [
          (when: hypothesis.excluded, value: HintLevel.none.rank),
          (when: isLikely, value: HintLevel.likely.rank),
          (
            when: builder.conditions.all([hypothesis.needsKnown, isPossible]),
            value: HintLevel.possible.rank
          ),
          (
            when: builder.conditions.all([hypothesis.needsKnown, isLow]),
            value: HintLevel.none.rank
          ),
        ], otherwise: nil))
  }

  /// Known to be out of the question; an exclusion that is not known hides nothing.
  private func excluded(_ rule: Rule, _ builder: inout DefinitionBuilder) -> ConditionID {
    let blocks = rule.exceptions.filter { $0.effect == .block }.map(\.condition)
    return builder.conditions.certain(
      builder.conditions.any([builder.conditions.not(rule.indicated)] + blocks))
  }

  /// A finding with the points that it adds to the score when it is known to be present.
  private func finding(
    _ entry: Fields, _ builder: inout DefinitionBuilder
  ) -> (sign: HintForm.Sign, points: Int)? {
    guard let id = entry.text("id"), let text = entry.voiced("text"),
      let weight = entry.word("weight", Hypothesis.Weight.self)
    else { return nil }
    let isFor = entry.text("points_to") == "for"
    let when = builder.condition("when", of: entry)
    let finding = Hint.Finding(
      id: id, text: text, weight: weight.rawValue,
      evidence: builder.citations("evidence", of: entry))
    return (
      HintForm.Sign(when: when, isFor: isFor, entry: finding),
      isFor ? weight.points : -weight.points
    )
  }

  private func labels(
    _ entry: Fields, _ builder: inout DefinitionBuilder
  ) -> [HintForm.Label] {
    entry.objects("labels").compactMap { label in
      label.voiced("title").map {
        HintForm.Label(when: builder.condition("when", of: label), title: $0)
      }
    }
  }

  private func codes(_ entry: Fields) -> [String: [String]] {
    guard let codes = entry["codes"], codes.kind == .mapping else { return [:] }
    var found: [String: [String]] = [:]
    for (key, value) in codes.entries { found[key.text] = value.items.map(\.text) }
    return found
  }
}
