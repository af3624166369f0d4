import SourceTree

extension Checker {
  /// The test for equality with a constant that the type of the fact allows; reports any other constant.
  mutating func value(of constant: Constant, for fact: Fact) -> Atom.Test? {
    switch (fact.type, constant.literal) {
    case (.number, .number(let number)):
      return .numbers([number])
    case (.date, .text(let text)):
      return day(text, constant.range)
    case (.choice, .text(let text)):
      return position(of: text, in: fact, at: constant.range).map { .choices([$0]) }
    case (.text, .text(let text)):
      return .texts([ByteText(text)])
    default:
      refuseType(constant, for: fact)
      return nil
    }
  }

  /// The position of a named value of a choice or set; reports a name that is not one of them.
  mutating func position(of name: String, in fact: Fact, at range: Range<Int>) -> Int? {
    if let position = fact.type.position(of: name) { return position }
    let values = fact.type.values ?? []
    var diagnostic = report.error(
      "condition-unknown-value", "\(Literal.quoted(name)) is not a value of \"\(fact.name)\"",
      at: range)
    if let near = nearest(name, in: values) {
      diagnostic.help = "did you mean \(Literal.quoted(near))?"
      diagnostic = report.text.fixing(diagnostic, range, with: Literal.quoted(near), .ask)
    } else if values.count <= 8 {
      diagnostic.help = "the values are \(values.map(Literal.quoted).joined(separator: ", "))"
    }
    report.add(diagnostic)
    return nil
  }

  private mutating func day(_ text: String, _ range: Range<Int>) -> Atom.Test? {
    if let day = DayNumber.parse(text) { return .numbers([ExactDecimal(day)]) }
    report.add(
      "condition-date", "\(Literal.quoted(text)) is not a day of the calendar", at: range,
      help: text.utf8.count { $0 == UInt8(ascii: "-") } == 2
        ? nil : "write year, month and day: \"2026-11-22\"")
    return nil
  }

  private mutating func refuseType(_ constant: Constant, for fact: Fact) {
    var diagnostic = report.error(
      "condition-type",
      "\"\(fact.name)\" is \(fact.type.phrase), \(constant.literal.spelling) is "
        + constant.literal.phrase,
      at: constant.range, help: fact.comparisonHelp)
    switch (fact.type, constant.literal) {
    case (.number, .text(let text)) where ExactDecimal(text) != nil:
      diagnostic.help = "write numbers without quotes"
      diagnostic = report.text.fixing(diagnostic, constant.range, with: text, .safe)
    case (.choice, .number), (.choice, .yesNo), (.text, .number), (.text, .yesNo), (.date, .number):
      let text = report.text.string(constant.range)
      if fact.type.values == nil || fact.type.position(of: text) != nil {
        diagnostic.help = "write \(Literal.quoted(text))"
        diagnostic = report.text.fixing(
          diagnostic, constant.range, with: Literal.quoted(text), .ask)
      }
    default: break
    }
    report.add(diagnostic)
  }
}

extension Literal {
  /// The kind of constant in words, for messages.
  var phrase: String {
    switch self {
    case .number: "a number"
    case .text: "a text"
    case .yesNo: "a yes-no value"
    }
  }
}
