import SourceTree

/// Comparisons that the language leaves out, each said in the right words.
extension Checker {
  /// `fact == null` asks for `has()`.
  mutating func refuseNull(
    _ range: Range<Int>, comparedWith other: Syntax, _ comparison: Comparison
  ) {
    guard case .name(let name, let place) = other, !comparison.symbol.isOrder else {
      return refuseNull(range)
    }
    guard fact(name, place) != nil else { return }
    let fix = comparison.symbol == .notEqual ? "has(\(name))" : "!has(\(name))"
    refuseNull(range, fix: fix, whole: comparison.range)
  }

  /// Two names: two facts, or a fact and a value without quotes.
  mutating func refuseNames(
    _ left: (name: String, range: Range<Int>), _ right: (name: String, range: Range<Int>),
    _ comparison: Comparison
  ) {
    switch (facts[left.name], facts[right.name]) {
    case (.some, .some):
      report.add(
        "condition-two-facts", "a condition compares a fact with constants, not with another fact",
        at: comparison.range, help: "make a derived fact that holds the answer")
    case (let owner?, nil):
      refuseBareValue(right.name, right.range, of: owner, comparison)
    case (nil, let owner?):
      refuseBareValue(left.name, left.range, of: owner, comparison)
    case (nil, nil):
      _ = fact(left.name, left.range)
      _ = fact(right.name, right.range)
    }
  }

  /// A name that is no fact but stands where a value of `fact` should be.
  mutating func refuseBareValue(
    _ name: String, _ range: Range<Int>, of fact: Fact, _ comparison: Comparison? = nil
  ) {
    if case .yesNo = fact.type, let comparison, ["yes", "no"].contains(name.lowercased()) {
      let isEqual = comparison.symbol == .equal
      return refuseYesNoText(fact, name, isEqual: isEqual, range, comparison.range)
    }
    let value = fact.type.values.flatMap { values in
      fact.type.position(of: name).map { values[$0] }
        ?? (nearest(name, in: facts.all.map(\.name)) == nil ? nearest(name, in: values) : nil)
    }
    guard let value else {
      _ = self.fact(name, range)
      return
    }
    report.add(
      "condition-unquoted-value",
      "\"\(name)\" is not a fact; values of \"\(fact.name)\" stand in quotes", at: range,
      help: "write \(Literal.quoted(value))",
      fix: (Literal.quoted(value), value == name ? .safe : .ask))
  }

  /// A yes-no fact that is compared with a word for yes or no.
  mutating func refuseYesNoText(
    _ fact: Fact, _ word: String, isEqual: Bool, _ range: Range<Int>, _ whole: Range<Int>
  ) {
    var diagnostic = report.error(
      "condition-yes-no-text", "\"\(fact.name)\" is a yes-no fact, not a text", at: range,
      help: fact.comparisonHelp)
    let meanings = ["yes": true, "true": true, "no": false, "false": false]
    if let meaning = meanings[word.lowercased()] {
      let spelling = meaning == isEqual ? fact.name : "!\(fact.name)"
      diagnostic.help = "write \(spelling)"
      diagnostic = report.text.fixing(diagnostic, whole, with: spelling, .safe)
    }
    report.add(diagnostic)
  }

  mutating func refuseOrder(_ fact: Fact, _ comparison: Comparison) {
    let help =
      if case .choice = fact.type {
        "use \"==\" or in […], or declare the choice as ordered"
      } else {
        fact.comparisonHelp
      }
    report.add(
      "condition-no-order",
      "\"\(fact.name)\" is \(fact.type.phrase) without an order, so "
        + "\"\(comparison.symbol.rawValue)\" has no meaning",
      at: comparison.range, help: help)
  }

  mutating func refuseSet(_ fact: Fact, _ constant: Constant?, _ comparison: Comparison) {
    var diagnostic = report.error(
      "condition-set-compared", "\"\(fact.name)\" is a set: ask for one value at a time",
      at: comparison.range, help: "write \"value\" in \(fact.name)")
    if case .text(let text)? = constant?.literal, !comparison.symbol.isOrder {
      let test = fact.test(forValue: text)
      let spelling = comparison.symbol == .notEqual ? "!(\(test))" : test
      diagnostic.help = "write \(spelling)"
      diagnostic = report.text.fixing(diagnostic, comparison.range, with: spelling, .ask)
    }
    report.add(diagnostic)
  }

  mutating func refuseList(_ fact: Fact, _ range: Range<Int>) {
    report.add(
      "condition-list-fact", "\"\(fact.name)\" is a list: conditions cannot look into it",
      at: range, help: "ask has(\(fact.name)), or a fact that is derived from the list")
  }

  mutating func refuseConstants(_ comparison: Comparison) {
    report.add(
      "condition-constants-only", "this compares constants, so it says nothing about a person",
      at: comparison.range, help: "compare a fact with a constant")
  }

  /// A comparison of something that is itself true or false.
  mutating func refuseOperands(_ comparison: Comparison) {
    var diagnostic = report.error(
      "condition-compared-condition", "only a fact is compared, not the answer of a condition",
      at: comparison.range, help: "join conditions with \"&&\", \"||\" and \"!\"")
    if case .not(.name(let name, _), _) = comparison.left {
      let rest = report.text.string(comparison.mark.lowerBound..<comparison.range.upperBound)
      diagnostic.help =
        "\"!\" binds tighter than \"\(comparison.symbol.rawValue)\": use parentheses"
      diagnostic = report.text.fixing(
        diagnostic, comparison.range, with: "!(\(name) \(rest))", .ask)
    }
    report.add(diagnostic)
  }
}
