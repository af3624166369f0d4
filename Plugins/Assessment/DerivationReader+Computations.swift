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
      guard let weight = fact("weight_kg", fields, &builder),
        let height = fact("height_cm", fields, &builder)
      else { return nil }
      return (.bodyMassIndex(weight: weight, height: height), number)
    }
    if let fields = entry.object("score") { return score(fields, &builder).map { ($0, number) } }
    if entry["first_known"] != nil {
      return (.firstKnown(entry.items("first_known").compactMap { builder.fact($0) }), number)
    }
    if let fields = entry.object("change") {
      guard let measure = fact("of", fields, &builder),
        let form = fields.word("as", Change.Form.self)
      else { return nil }
      let change = Change(
        measure: measure, form: form, fromAtLeast: fields.number("from_at_least"))
      return (.change(change), number)
    }
    if let fields = entry.object("streak") {
      guard let measure = fact("of", fields, &builder) else { return nil }
      let streak = Streak(
        measure: measure, atMost: fields.number("at_most"), atLeast: fields.number("at_least"))
      return (.streak(streak), count)
    }
    return entry.word("visits", VisitFigure.self).map { (.visits($0), count) }
  }

  private func match(_ fields: Fields, _ builder: inout DefinitionBuilder) -> Computation? {
    guard let list = fact("list", fields, &builder), let node = fields["class"] else { return nil }
    if !medicines.classes.contains(node.text) {
      builder.report(
        .unknownClass, "no medicine has the class '\(node.text)'", at: node.range,
        help: didYouMean(node.text, among: medicines.classes))
    }
    return .match(
      ListMatch(
        list: list, searched: node.text, exceptRoutes: fields.items("except_routes").map(\.text),
        medicines: medicines))
  }

  private func score(_ fields: Fields, _ builder: inout DefinitionBuilder) -> Computation? {
    guard let items = fact("items", fields, &builder),
      let method = fields.word("method", Score.Method.self)
    else { return nil }
    guard case .answers(let forms, let count) = builder.vocabulary[items].form else {
      builder.report(
        .wrongValue, "'\(builder.vocabulary[items].name)' does not hold answers to items",
        at: fields["items"]?.range)
      return nil
    }
    var recode: [Int: [Int]] = [:]
    for (item, table) in fields.entries("recode") {
      guard let position = Int(item.text), (1...forms.count).contains(position) else { continue }
      recode[position - 1] = table.items.compactMap { Int($0.text) }
    }
    let positions = fields["of"].map { list in
      list.items.compactMap { Int($0.text).map { $0 - 1 } }
    }
    return .score(
      Score(
        items: items, method: method, itemMaximum: fields.integer("item_max") ?? 1,
        atLeast: fields.integer("at_least") ?? positions?.count ?? count.lowerBound,
        positions: positions, recode: recode))
  }

  private func fact(
    _ key: String, _ fields: Fields, _ builder: inout DefinitionBuilder
  ) -> FactID? {
    fields[key].flatMap { builder.fact($0) }
  }
}

extension Diagnostic.Code {
  /// A class that no medicine of the plan belongs to.
  fileprivate static let unknownClass: Self = "unknown-class"
}
