import SourceTree

extension Checker {
  /// A comparison of one fact with constants.
  mutating func comparison(_ comparison: Comparison) -> Expression? {
    let sides = (comparison.left, comparison.right)
    switch sides {
    case (.null(let range), let other), (let other, .null(let range)):
      refuseNull(range, comparedWith: other, comparison)
      return nil
    case (.invalid, let other), (let other, .invalid):
      if case .name(let name, let range) = other { _ = fact(name, range) }
      return nil
    default: break
    }
    if comparison.symbol == .isIn { return membership(comparison) }
    switch sides {
    case (.name(let name, let range), .literal(let literal, let place)):
      guard let fact = fact(name, range) else { return nil }
      return compare(fact, comparison.symbol, Constant(literal, place), comparison)
    case (.literal(let literal, let place), .name(let name, let range)):
      guard let fact = fact(name, range) else { return nil }
      return compare(fact, comparison.symbol.mirrored, Constant(literal, place), comparison)
    case (.name(let left, let leftRange), .name(let right, let rightRange)):
      refuseNames((left, leftRange), (right, rightRange), comparison)
    case (.literal, .literal), (.literal, .list), (.list, .literal), (.list, .list):
      refuseConstants(comparison)
    case (.name(let name, let range), .list(_, let list)),
      (.list(_, let list), .name(let name, let range)):
      guard fact(name, range) != nil else { return nil }
      report.add(
        "condition-list-compared", "a list is not compared with \"\(comparison.symbol.rawValue)\"",
        at: comparison.mark, help: "write \(name) in \(report.text.string(list))")
    default:
      refuseOperands(comparison)
    }
    return nil
  }

  private mutating func compare(
    _ fact: Fact, _ symbol: Symbol, _ constant: Constant, _ comparison: Comparison
  ) -> Expression? {
    switch fact.type {
    case .yesNo:
      return compareYesNo(fact, symbol, constant, comparison)
    case .set:
      refuseSet(fact, constant, comparison)
      return nil
    case .list:
      refuseList(fact, comparison.range)
      return nil
    case .choice(let values, ordered: true) where symbol.isOrder:
      guard case .choices(let position)? = value(of: constant, for: fact) else { return nil }
      let rank = position[0]
      switch symbol {
      case .less: return test(fact.id, .rankBelow(rank), comparison.range)
      case .atMost: return test(fact.id, .rankBelow(rank + 1), comparison.range)
      case .greater:
        return negated(test(fact.id, .rankBelow(min(rank + 1, values.count)), comparison.range))
      default: return negated(test(fact.id, .rankBelow(rank), comparison.range))
      }
    case .choice, .text:
      guard !symbol.isOrder else {
        refuseOrder(fact, comparison)
        return nil
      }
    case .number, .date: break
    }
    guard let value = value(of: constant, for: fact) else { return nil }
    return compare(fact.id, symbol, value, comparison.range)
  }

  private mutating func compare(
    _ fact: FactID, _ symbol: Symbol, _ value: Atom.Test, _ range: Range<Int>
  ) -> Expression? {
    guard symbol.isOrder, case .numbers(let bounds) = value else {
      let isEqual = test(fact, value, range)
      return symbol == .notEqual ? negated(isEqual) : isEqual
    }
    switch symbol {
    case .less: return test(fact, .less(bounds[0]), range)
    case .atMost: return test(fact, .atMost(bounds[0]), range)
    case .greater: return negated(test(fact, .atMost(bounds[0]), range))
    default: return negated(test(fact, .less(bounds[0]), range))
    }
  }

  private func negated(_ expression: Expression?) -> Expression? {
    expression.map { .not($0) }
  }

  private mutating func compareYesNo(
    _ fact: Fact, _ symbol: Symbol, _ constant: Constant, _ comparison: Comparison
  ) -> Expression? {
    guard !symbol.isOrder else {
      refuseOrder(fact, comparison)
      return nil
    }
    switch constant.literal {
    case .yesNo(let value):
      let isPositive = value == (symbol == .equal)
      let spelling = isPositive ? fact.name : "!\(fact.name)"
      let finding = Diagnostic(
        .warning, "condition-yes-no-compared", "\"\(fact.name)\" is a yes-no fact already",
        at: report.text.range(comparison.range), help: "write \(spelling)")
      report.add(report.text.fixing(finding, comparison.range, with: spelling, .safe))
      let isTrue = test(fact.id, .isTrue, comparison.range)
      return isPositive ? isTrue : negated(isTrue)
    case .text(let text):
      refuseYesNoText(fact, text, isEqual: symbol == .equal, constant.range, comparison.range)
    case .number:
      report.add(
        "condition-type", "\"\(fact.name)\" is a yes-no fact, not a number", at: constant.range,
        help: fact.comparisonHelp)
    }
    return nil
  }
}

/// A constant and its place.
struct Constant {
  let literal: Literal
  let range: Range<Int>

  init(_ literal: Literal, _ range: Range<Int>) {
    self.literal = literal
    self.range = range
  }
}
