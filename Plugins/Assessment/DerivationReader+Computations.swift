import PlanCore

extension DerivationReader {
  /// The computation of a fact that no condition expresses, with the fact's type; nil after a finding.
  func computation(
    _ entry: Fields, _ builder: inout DefinitionBuilder
  ) -> (Computation, FactType)? {
    let number = FactType.number(NumberType(isInteger: false))
    let count = FactType.number(NumberType(isInteger: true))
    if let fields = entry.object("match") { return match(fields, &builder).map { ($0, .yesNo) } }
    if let fields = entry.object("body_mass_index") {
      guard let weight = self.number("weight_kg", fields, &builder),
        let height = self.number("height_cm", fields, &builder)
      else { return nil }
      return (.bodyMassIndex(weight: weight, height: height), number)
    }
    if let fields = entry.object("score") {
      return ScoreReader(fields).score(&builder).map { (.score($0), number) }
    }
    if entry["first_known"] != nil {
      let facts = entry.items("first_known").compactMap { builder.fact($0, holding: .number) }
      return (.firstKnown(facts), number)
    }
    if let fields = entry.object("change") {
      guard let measure = self.number("of", fields, &builder),
        let form = fields.word("as", Change.Form.self)
      else { return nil }
      let change = Change(
        measure: measure, form: form, fromAtLeast: fields.number("from_at_least"))
      return (.change(change), number)
    }
    if let fields = entry.object("streak") {
      guard let measure = self.number("of", fields, &builder) else { return nil }
      let streak = Streak(
        measure: measure, atMost: fields.number("at_most"), atLeast: fields.number("at_least"))
      return (.streak(streak), count)
    }
    return entry.word("visits", VisitFigure.self).map { (.visits($0), count) }
  }

  private func match(_ fields: Fields, _ builder: inout DefinitionBuilder) -> Computation? {
    guard let list = fields["list"].flatMap({ builder.fact($0, holding: .list) }),
      let node = fields["class"]
    else { return nil }
    if !medicines.classes.contains(node.text) {
      builder.report(
        .unknownClass, "no medicine has the class '\(node.text)'", at: node.range,
        help: didYouMean(node.text, among: medicines.classes.sorted()))
    }
    return .match(
      ListMatch(
        list: list, searched: medicines.classes.firstIndex(of: node.text),
        exceptRoutes: fields.items("except_routes").map(\.text)))
  }

  private func number(
    _ key: String, _ fields: Fields, _ builder: inout DefinitionBuilder
  ) -> FactID? {
    fields[key].flatMap { builder.fact($0, holding: .number) }
  }
}

extension Diagnostic.Code {
  /// A class that no medicine of the plan belongs to.
  fileprivate static let unknownClass: Self = "unknown-class"
}
