import SourceTree

extension Checker {
  /// `fact in [constants]` or `"value" in set`.
  mutating func membership(_ comparison: Comparison) -> Expression? {
    switch (comparison.left, comparison.right) {
    case (.name(let name, let range), .list(let items, let list)):
      return fact(name, range).flatMap { oneOf($0, items, list, comparison) }
    case (.literal, .list), (.list, .list):
      refuseConstants(comparison)
    case (let left, .name(let name, let range)):
      return fact(name, range).flatMap { contains($0, left, comparison) }
    default:
      report.add(
        "condition-in-needs-list", "right of \"in\" stands a list or a fact that is a set",
        at: comparison.right.range, help: "write fact in [\"a\", \"b\"], or \"a\" in fact")
    }
    return nil
  }

  private mutating func oneOf(
    _ fact: Fact, _ items: [Syntax], _ list: Range<Int>, _ comparison: Comparison
  ) -> Expression? {
    switch fact.type {
    case .set:
      refuseSet(fact, nil, comparison)
      return nil
    case .list:
      refuseList(fact, comparison.range)
      return nil
    case .yesNo:
      report.add(
        "condition-type", "\"\(fact.name)\" is a yes-no fact, not one of several values", at: list,
        help: fact.comparisonHelp)
      return nil
    case .number, .choice, .text, .date: break
    }
    guard !items.isEmpty else {
      report.add("condition-empty-list", "the list is empty, so this is never true", at: list)
      return nil
    }
    var values: [Atom.Test] = []
    for item in items {
      guard let value = listed(item, for: fact) else { continue }
      if values.contains(value) {
        report.add(
          Diagnostic(
            .warning, "condition-duplicate-value",
            "\(report.text.string(item.range)) is listed twice", at: report.text.range(item.range)))
      } else {
        values.append(value)
      }
    }
    guard let merged = Atom.Test.anyOf(values) else { return nil }
    return test(fact.id, merged, comparison.range)
  }

  private mutating func listed(_ item: Syntax, for fact: Fact) -> Atom.Test? {
    switch item {
    case .literal(let literal, let range):
      return value(of: Constant(literal, range), for: fact)
    case .name(let name, let range) where facts[name] == nil:
      refuseBareValue(name, range, of: fact)
    case .null(let range):
      refuseNull(range)
    case .invalid: break
    default:
      report.add("condition-list-item", "a list holds constants only", at: item.range)
    }
    return nil
  }

  private mutating func contains(
    _ fact: Fact, _ value: Syntax, _ comparison: Comparison
  ) -> Expression? {
    guard case .set = fact.type else {
      refuseNoSet(fact, value, comparison)
      return nil
    }
    switch value {
    case .literal(.text(let text), let range):
      guard let position = position(of: text, in: fact, at: range) else { return nil }
      return test(fact.id, .contains(position), comparison.range)
    case .literal(let literal, let range):
      report.add(
        "condition-type", "\"\(fact.name)\" holds texts, \(literal.spelling) is \(literal.phrase)",
        at: range)
    case .name(let name, let range) where facts[name] == nil:
      refuseBareValue(name, range, of: fact)
    case .name(let name, let range):
      refuseNames((name, range), (fact.name, comparison.right.range), comparison)
    case .list:
      refuseSet(fact, nil, comparison)
    default:
      refuseOperands(comparison)
    }
    return nil
  }

  private mutating func refuseNoSet(_ fact: Fact, _ value: Syntax, _ comparison: Comparison) {
    if case .list = fact.type { return refuseList(fact, comparison.range) }
    var diagnostic = report.error(
      "condition-in-needs-list", "\"\(fact.name)\" is \(fact.type.phrase), not a set of values",
      at: comparison.right.range, help: fact.comparisonHelp)
    if case .literal(let literal, _) = value {
      let equal = "\(fact.name) == \(literal.spelling)"
      diagnostic.help = "write \(equal)"
      diagnostic = report.text.fixing(diagnostic, comparison.range, with: equal, .ask)
    }
    report.add(diagnostic)
  }
}

extension Atom.Test {
  /// One test that is met by each of several tests for equality of one kind; nil for none.
  static func anyOf(_ tests: [Atom.Test]) -> Atom.Test? {
    var numbers: [ExactDecimal] = []
    var choices: [Int] = []
    var texts: [ByteText] = []
    for test in tests {
      switch test {
      case .numbers(let values): numbers += values
      case .choices(let values): choices += values
      case .texts(let values): texts += values
      default: return nil
      }
    }
    if !numbers.isEmpty { return .numbers(numbers.sorted()) }
    if !choices.isEmpty { return .choices(choices.sorted()) }
    return texts.isEmpty ? nil : .texts(texts.sorted())
  }
}
