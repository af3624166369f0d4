/// Reads the rules of one file: the envelope of each, joined with what the file's rules share.
public struct RuleReader: Sendable {
  private let shared: Shared?

  private struct Shared: Sendable {
    var when: ConditionID?
    var exceptions: [Rule.Exception]
    var evidence: [String]
  }

  /// Reads the file's `for_all`.
  public init(_ file: Fields, into builder: inout DefinitionBuilder) {
    guard let fields = file.object("for_all") else {
      shared = nil
      return
    }
    shared = Shared(
      when: builder.optionalCondition("when", of: fields),
      exceptions: RuleReader.exceptions(of: fields, &builder),
      evidence: builder.citations("evidence", of: fields))
  }

  /// Reads a rule's envelope; nil when it has no id or title.
  ///
  /// - Parameter also: what the stage asks beyond `for` and `when` before the rule is indicated.
  public func rule(
    _ fields: Fields, also extra: [ConditionID] = [], into builder: inout DefinitionBuilder
  ) -> Rule? {
    guard let id = fields.text("id"), let title = fields.voiced("title") else { return nil }
    if let node = fields["id"] { builder.claim(id, at: node.range, of: fields) }
    let shared = fields.yesNo("for_all") == false ? nil : self.shared
    let hypotheses = fields.items("for").map(\.text)
    var reasons = [shared?.when, builder.optionalCondition("when", of: fields)].compactMap(\.self)
    if let served = served(fields, &builder) { reasons.append(served) }
    let relevant = builder.conditions.all(reasons)
    let indicated = extra.isEmpty ? relevant : builder.conditions.all([relevant] + extra)
    let exceptions = (shared?.exceptions ?? []) + RuleReader.exceptions(of: fields, &builder)
    if exceptions.count > Positions.limit {
      builder.report(
        .wrongValue,
        "a rule has at most \(Positions.limit) exceptions, those of 'for_all' included; this one has \(exceptions.count)",
        at: fields["unless"]?.range ?? fields.node.range)
    }
    return Rule(
      id: id, ref: fields.text("ref"), title: title,
      direction: fields.word("direction") ?? .do, strength: fields.word("strength") ?? .design,
      hypotheses: hypotheses,
      evidence: unique(builder.citations("evidence", of: fields) + (shared?.evidence ?? [])),
      relevant: relevant, indicated: indicated, exceptions: exceptions,
      offered: RuleReader.offered(indicated, exceptions, &builder),
      range: fields["id"]?.range ?? fields.node.range)
  }

  /// One of the hypotheses is at least possible; nil when the rule serves anyone.
  private func served(_ fields: Fields, _ builder: inout DefinitionBuilder) -> ConditionID? {
    let nodes = fields.items("for")
    guard !nodes.isEmpty else { return nil }
    var levels: [ConditionID] = []
    for node in nodes {
      if let level = builder.hypotheses[node.text] {
        levels.append(builder.conditions.atLeast(level, rank: HintLevel.possible.rank))
      } else {
        builder.report(
          .unknownHypothesis, "no hypothesis '\(node.text)' in the stages before", at: node.range,
          help: didYouMean(node.text, among: builder.hypotheses.keys.sorted()))
      }
    }
    return builder.conditions.any(levels)
  }

  private static func offered(
    _ indicated: ConditionID, _ exceptions: [Rule.Exception], _ builder: inout DefinitionBuilder
  ) -> ConditionID {
    let stoppers = exceptions.filter { $0.effect == .block || $0.effect == .hold }
    let free = stoppers.map { builder.conditions.not($0.condition) }
    return builder.conditions.certain(builder.conditions.all([indicated] + free))
  }

  /// Reads the entries of `unless`.
  static func exceptions(
    of fields: Fields, _ builder: inout DefinitionBuilder
  ) -> [Rule.Exception] {
    fields.objects("unless").compactMap { entry in
      guard let because = entry.voiced("because"),
        let effect = entry.word("effect", Rule.Exception.Effect.self)
      else { return nil }
      return Rule.Exception(
        ref: entry.text("ref"), effect: effect,
        condition: builder.condition("when", of: entry), because: because,
        ask: entry.items("ask").compactMap { builder.fact($0) },
        evidence: builder.citations("evidence", of: entry), range: entry.node.range)
    }
  }

  private func unique(_ ids: [String]) -> [String] {
    var seen: Set<String> = []
    return ids.filter { seen.insert($0).inserted }
  }
}
