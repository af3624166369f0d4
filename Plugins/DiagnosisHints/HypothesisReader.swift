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
    let hypothesis = Hypothesis(
      title: rule.title, labels: labels(entry, &builder),
      isMustNotMiss: isMustNotMiss, needs: needs,
      needsKnown: builder.conditions.known(needs), listedWhen: listedWhen, topWhen: topWhen,
      about: entry.voiced("about"),
      examine: entry.voiced("examine"), codes: codes(entry), findings: findings, score: score,
      level: level, excluded: isExcluded,
      mayBeFirst: builder.conditions.all([
        builder.conditions.constant(!isMustNotMiss), builder.conditions.not(isExcluded), topWhen,
        builder.conditions.any([
          builder.conditions.atLeast(level, rank: HintLevel.possible.rank), listedWhen,
        ]),
      ]))
    define(hypothesis, rule, likelyWhen: builder.condition("likely_when", of: entry), &builder)
    return (rule, hypothesis)
  }

  /// The score counts what is known to be present; the level is unknown while the minimum information is missing.
  private func define(
    _ hypothesis: Hypothesis, _ rule: Rule, likelyWhen: ConditionID,
    _ builder: inout DefinitionBuilder
  ) {
    let parts = hypothesis.findings.map { finding in
      (finding.condition, finding.isFor ? finding.weight.points : -finding.weight.points)
    }
    builder.conditions.define(hypothesis.score, .weightedSum(parts))
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

  private func finding(
    _ entry: Fields, _ builder: inout DefinitionBuilder
  ) -> Hypothesis.Finding? {
    guard let id = entry.text("id"), let text = entry.voiced("text"),
      let weight = entry.word("weight", Hypothesis.Weight.self)
    else { return nil }
    return Hypothesis.Finding(
      id: id, condition: builder.condition("when", of: entry),
      isFor: entry.text("points_to") == "for", weight: weight, text: text,
      evidence: builder.citations("evidence", of: entry))
  }

  private func labels(
    _ entry: Fields, _ builder: inout DefinitionBuilder
  ) -> [(when: ConditionID, title: VoicedText)] {
    entry.objects("labels").compactMap { label in
      label.voiced("title").map { (when: builder.condition("when", of: label), title: $0) }
    }
  }

  private func codes(_ entry: Fields) -> [String: [String]] {
    guard let codes = entry["codes"], codes.kind == .mapping else { return [:] }
    var found: [String: [String]] = [:]
    for (key, value) in codes.entries { found[key.text] = value.items.map(\.text) }
    return found
  }
}
