import SourceTree

/// Gives names and types to a tree and turns it into tests; finds all that is wrong with it on the way.
struct Checker {
  static let testLimit = 256

  let facts: FactTable
  var atoms: AtomTable
  var report: ConditionReport
  private var testCount = 0

  init(facts: FactTable, atoms: AtomTable, report: ConditionReport) {
    self.facts = facts
    self.atoms = atoms
    self.report = report
  }

  /// A part that must be true or false; nil when something in it was reported.
  mutating func condition(_ syntax: Syntax) -> Expression? {
    switch syntax {
    case .literal(.yesNo(let value), _):
      return .constant(value)
    case .literal, .list:
      refuseValue(syntax)
      return nil
    case .group(let inner, _):
      return condition(inner)
    case .name(let name, let range):
      return yesNoFact(name, range)
    case .has(let name, let place, let range):
      return has(name, place, range)
    case .not(let operand, _):
      return condition(operand).map { .not($0) }
    case .all(let operands, _):
      return conditions(operands).map { .all($0) }
    case .any(let operands, _):
      return conditions(operands).map { .any($0) }
    case .comparison(let left, let symbol, let right, let mark):
      return comparison(Comparison(left, symbol, right, mark: mark))
    case .conditional(let condition, let then, let otherwise, _):
      _ = conditions([condition, then, otherwise])
      return nil
    case .null(let range):
      refuseNull(range)
      return nil
    case .invalid:
      return nil
    }
  }

  /// All parts, so that the errors of each are found; nil when one has any.
  private mutating func conditions(_ operands: [Syntax]) -> [Expression]? {
    let expressions = operands.map { condition($0) }
    let sound = expressions.compactMap(\.self)
    return sound.count == expressions.count ? sound : nil
  }

  private mutating func yesNoFact(_ name: String, _ range: Range<Int>) -> Expression? {
    guard let fact = fact(name, range) else { return nil }
    guard case .yesNo = fact.type else {
      report.add(
        "condition-not-yes-no", "\"\(name)\" is \(fact.type.phrase), not a yes-no fact", at: range,
        help: fact.comparisonHelp)
      return nil
    }
    return test(fact.id, .isTrue, range)
  }

  private mutating func has(
    _ name: String, _ place: Range<Int>, _ range: Range<Int>
  ) -> Expression? {
    guard let fact = fact(name, place) else { return nil }
    guard fact.isDerived else { return test(fact.id, .has, range) }
    return isDecided(fact, range)
  }

  /// A derived fact is there as soon as one value is certain to come out.
  private mutating func isDecided(_ fact: Fact, _ range: Range<Int>) -> Expression? {
    switch fact.type {
    case .yesNo:
      return test(fact.id, .isTrue, range).map { .any([.certain($0), .certain(.not($0))]) }
    case .choice(let values, _):
      let outcomes = values.indices.compactMap { test(fact.id, .choices([$0]), range) }
      return outcomes.count == values.count ? .any(outcomes.map { .certain($0) }) : nil
    default:
      report.add(
        "condition-has-derived", "\"\(fact.name)\" is derived: it always has its possible values",
        at: range, help: "ask has() of the facts that it is derived from")
      return nil
    }
  }

  /// The fact of this name; reports a name that is not known.
  mutating func fact(_ name: String, _ range: Range<Int>) -> Fact? {
    if let fact = facts[name] { return fact }
    var diagnostic = report.error("condition-unknown-fact", "unknown fact \"\(name)\"", at: range)
    if let owner = facts.all.first(where: { $0.type.position(of: name) != nil }) {
      diagnostic.help =
        "\"\(name)\" is a value of \"\(owner.name)\": write \(owner.test(forValue: name))"
    } else if let near = nearest(name, in: facts.all.map(\.name)) {
      diagnostic.help = "did you mean \"\(near)\"?"
      diagnostic = diagnostic.fixing(report.text.range(range), near, .ask)
    }
    report.add(diagnostic)
    return nil
  }

  /// A test, counted against the limit.
  mutating func test(_ fact: FactID, _ test: Atom.Test, _ range: Range<Int>) -> Expression? {
    testCount += 1
    if testCount > Self.testLimit {
      if testCount == Self.testLimit + 1 {
        report.add(
          "condition-too-many-tests",
          "the condition has more than \(Self.testLimit) comparisons", at: range,
          help: "give a part of it a name as a derived fact")
      }
      return nil
    }
    return atoms.test(fact, test, at: report.text.range(range))
  }

  private mutating func refuseValue(_ syntax: Syntax) {
    guard !syntax.isBroken else { return }
    report.add(
      "condition-not-yes-no", "\(report.text.string(syntax.range)) is a constant, not a condition",
      at: syntax.range, help: "compare a fact with it")
  }

  mutating func refuseNull(_ range: Range<Int>, fix: String? = nil, whole: Range<Int>? = nil) {
    var diagnostic = report.error(
      "condition-null", "there is no \"null\": a fact is known or missing", at: range,
      help: "ask has(fact)")
    if let fix, let whole {
      diagnostic = diagnostic.fixing(report.text.range(whole), fix, .safe)
    }
    report.add(diagnostic)
  }
}

/// A comparison as it was written.
struct Comparison {
  let left: Syntax
  let symbol: Symbol
  let right: Syntax
  let mark: Range<Int>
  let range: Range<Int>

  init(_ left: Syntax, _ symbol: Symbol, _ right: Syntax, mark: Range<Int>) {
    self.left = left.ungrouped
    self.symbol = symbol
    self.right = right.ungrouped
    self.mark = mark
    range = left.range.lowerBound..<max(left.range.upperBound, right.range.upperBound)
  }
}
