import PlanCore

extension DerivationReader {
  /// The definition of a fact that conditions express; nil for the other kinds.
  func definition(
    _ entry: Fields, _ builder: inout DefinitionBuilder
  ) -> (definition: Definition, type: FactType)? {
    if entry["when"] != nil {
      return (.condition(builder.condition("when", of: entry)), .yesNo)
    }
    if entry["choose"] != nil { return choice(entry, &builder) }
    if entry["count"] != nil {
      let parts = entry.items("count").compactMap { builder.condition($0) }
      return (.count(parts), .number(NumberType(isInteger: true)))
    }
    if entry["known"] != nil {
      let parts = entry.items("known").map { known($0, &builder) }
      return (.condition(builder.conditions.all(parts)), .yesNo)
    }
    return nil
  }

  private func choice(
    _ entry: Fields, _ builder: inout DefinitionBuilder
  ) -> (definition: Definition, type: FactType) {
    // The cases count positions, so the words of a declared fact keep their order.
    let declared = entry.text("name").flatMap { self.declared($0, builder) }
    var words = declared?.words ?? []
    var cases: [(when: ConditionID, value: Int)] = []
    var otherwise: Int?
    for option in entry.objects("choose") {
      guard let word = option.text("value") else { continue }
      if !words.contains(word) { words.append(word) }
      guard let position = words.firstIndex(of: word) else { continue }
      if option["when"] == nil {
        otherwise = position
      } else {
        cases.append((when: builder.condition("when", of: option), value: position))
      }
    }
    let isOrdered = entry.yesNo("ordered") ?? false
    return (
      .firstMatch(cases, otherwise: otherwise), .choice(values: words, ordered: isOrdered)
    )
  }

  /// True when the fact is known, unknown otherwise: a missing answer must not read as "no".
  private func known(
    _ node: SourceNode, _ builder: inout DefinitionBuilder
  ) -> ConditionID {
    guard node.kind == .mapping else {
      return builder.conditions.known([builder.fact(node)].compactMap(\.self))
    }
    let fields = Fields(node)
    let facts = (fields.items("any") + fields.items("fact")).compactMap { builder.fact($0) }
    let answered = facts.map { builder.conditions.known([$0]) }
    var ways = answered
    if let needed = builder.optionalCondition("if", of: fields) {
      ways.append(builder.conditions.not(needed))
    }
    return builder.conditions.any(ways)
  }
}
