@testable import Conditions

/// A plain evaluator over the written tree: slow, without cells, and with the trail of missing facts.
struct Reference {
  indirect enum Value: Equatable {
    case number(ExactDecimal)
    case text([UInt8])
    case yesNo(Bool)
    case list([Value])
  }

  enum Outcome: Equatable {
    case value(Value)
    case unknown(Set<String>)
    case failure
  }

  /// The values of the known facts; choices and dates as texts.
  var values: [String: Value] = [:]
  /// The values of ordered choices, lowest first.
  var ranks: [String: [String]] = [:]

  static func text(_ text: String) -> Value {
    .text(Array(text.utf8))
  }

  func run(_ syntax: Syntax) -> Outcome {
    switch syntax {
    case .literal(.number(let number), _): .value(.number(number))
    case .literal(.text(let text), _): .value(Self.text(text))
    case .literal(.yesNo(let value), _): .value(.yesNo(value))
    case .list(let items, _): list(items)
    case .name(let name, _): values[name].map { .value($0) } ?? .unknown([name])
    case .has(let name, _, _): .value(.yesNo(values[name] != nil))
    case .not(let operand, _): negated(run(operand))
    case .all(let operands, _): join(operands, winner: false)
    case .any(let operands, _): join(operands, winner: true)
    case .comparison(let left, let symbol, let right, _): compare(left, symbol, right)
    case .conditional(let condition, let then, let otherwise, _):
      switch run(condition) {
      case .value(.yesNo(let answer)): run(answer ? then : otherwise)
      case .unknown(let trail): .unknown(trail)
      default: .failure
      }
    case .group(let inner, _): run(inner)
    case .null, .invalid: .failure
    }
  }

  private func list(_ items: [Syntax]) -> Outcome {
    var values: [Value] = []
    for item in items {
      guard case .value(let value) = run(item) else { return .failure }
      values.append(value)
    }
    return .value(.list(values))
  }

  private func negated(_ outcome: Outcome) -> Outcome {
    switch outcome {
    case .value(.yesNo(let value)): .value(.yesNo(!value))
    case .unknown: outcome
    default: .failure
    }
  }

  private func join(_ operands: [Syntax], winner: Bool) -> Outcome {
    let outcomes = operands.map(run)
    if outcomes.contains(.value(.yesNo(winner))) { return .value(.yesNo(winner)) }
    var trail: Set<String> = []
    var isUnknown = false
    for outcome in outcomes {
      switch outcome {
      case .value(.yesNo): break
      case .unknown(let names):
        isUnknown = true
        trail.formUnion(names)
      default: return .failure
      }
    }
    return isUnknown ? .unknown(trail) : .value(.yesNo(!winner))
  }

  private func compare(_ left: Syntax, _ symbol: Symbol, _ right: Syntax) -> Outcome {
    let sides = (run(left), run(right))
    switch sides {
    case (.unknown(let a), .unknown(let b)): return .unknown(a.union(b))
    case (.unknown, _): return sides.0
    case (_, .unknown): return sides.1
    default: break
    }
    guard case (.value(let a), .value(let b)) = sides else { return .failure }
    switch symbol {
    case .equal: return .value(.yesNo(a == b))
    case .notEqual: return .value(.yesNo(a != b))
    case .isIn:
      guard case .list(let items) = b else { return .failure }
      return .value(.yesNo(items.contains(a)))
    default: break
    }
    guard let isLess = less(a, b, left, right), let isGreater = less(b, a, left, right) else {
      return .failure
    }
    switch symbol {
    case .less: return .value(.yesNo(isLess))
    case .atMost: return .value(.yesNo(!isGreater))
    case .greater: return .value(.yesNo(isGreater))
    default: return .value(.yesNo(!isLess))
    }
  }

  private func less(_ a: Value, _ b: Value, _ left: Syntax, _ right: Syntax) -> Bool? {
    for case .name(let name, _) in [left.ungrouped, right.ungrouped] {
      guard let order = ranks[name]?.map(Self.text), let first = order.firstIndex(of: a),
        let second = order.firstIndex(of: b)
      else { continue }
      return first < second
    }
    switch (a, b) {
    case (.number(let a), .number(let b)): return a < b
    case (.text(let a), .text(let b)): return a.lexicographicallyPrecedes(b)
    case (.yesNo(let a), .yesNo(let b)): return !a && b
    default: return nil
    }
  }
}
