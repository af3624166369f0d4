/// Reads what must hold for every profile, after all stages: in the language of conditions, with the facts of `OutcomeFacts`.
public struct InvariantReader: Sendable {
  /// The entries of the file.
  public static let shape = Shape(
    "a file of invariants",
    [.required("invariants", .list(.object(entryShape), atLeast: 1), "what must always hold")])

  private static let entryShape = Shape(
    "an invariant", exactlyOne: [["always", "monotone", "cautious"]],
    [
      .required("id", .identifier, "unique in the plan"),
      .optional("ref", .text, "the id in the evidence base"),
      .required("title", .text, "what it says"),
      .optional("given", .condition, "for which profiles it is claimed; left out, for all"),
      .optional("always", .condition, "what is true for each of them"),
      .optional("monotone", .factName, "what no red flag may lower"),
      .optional(
        "cautious", .list(.word(StageRole.allCases.map(\.rawValue)), atLeast: 1),
        "the roles whose stages offer nothing more when an answer is missing"),
      .optional("evidence", .list(.citation), "the sources behind it"),
    ])

  private let scope: [PlanDefinition.ScopeRule]
  private let stages: [PlanDefinition.StageEntry]

  /// Creates a reader for a plan's scope and stages.
  public init(_ scope: [PlanDefinition.ScopeRule], _ stages: [PlanDefinition.StageEntry]) {
    self.scope = scope
    self.stages = stages
  }

  /// Declares what is offered and reads the entries of a file whose shape was checked.
  public func read(_ file: SourceNode, into builder: inout DefinitionBuilder) -> [Invariant] {
    builder.outline.conditionsBeforeInvariants = builder.conditions.conditionCount
    OutcomeFacts(range: file.range).declare(scope, stages, &builder)
    return Fields(file).objects("invariants").compactMap { invariant($0, &builder) }
  }

  private func invariant(_ entry: Fields, _ builder: inout DefinitionBuilder) -> Invariant? {
    guard let id = entry.text("id"), let title = entry.text("title"), let node = entry["id"]
    else { return nil }
    builder.claim(id, at: node.range, of: entry)
    _ = builder.citations("evidence", of: entry)
    guard let claim = claim(entry, &builder) else { return nil }
    return Invariant(
      id: id, ref: entry.text("ref"), title: title, claim: claim, range: node.range)
  }

  private func claim(_ entry: Fields, _ builder: inout DefinitionBuilder) -> Invariant.Claim? {
    let given = builder.optionalCondition("given", of: entry)
    if let always = builder.optionalCondition("always", of: entry) {
      return .always(given: given, always)
    }
    if let node = entry["monotone"], let fact = builder.fact(node) {
      guard case .choice(let values, ordered: true) = builder.vocabulary[fact].type else {
        builder.report(.wrongValue, "'\(node.text)' is not an ordered choice", at: node.range)
        return nil
      }
      let levels = values.indices.dropFirst().map { builder.conditions.atLeast(fact, rank: $0) }
      return .monotone(fact, levels: levels)
    }
    let roles = entry.items("cautious").compactMap { StageRole(rawValue: $0.text) }
    return roles.isEmpty ? nil : .cautious(roles)
  }
}
