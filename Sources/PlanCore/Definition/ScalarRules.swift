public import SourceTree

/// What is wrong with a scalar, and what to write instead.
public struct ScalarProblem: Sendable {
  /// What is wrong, with the scalar in quotes.
  public var message: String
  /// What to do about it.
  public var help: String?
  /// What takes the scalar's place.
  public var replacement: Replacement?

  /// Creates a problem.
  init(_ message: String, help: String? = nil, replacement: Replacement? = nil) {
    self.message = message
    self.help = help ?? replacement.map { "write \($0.text)" }
    self.replacement = replacement
  }

  /// The finding at a node, about what is called by a name there, if by any.
  public func finding(about name: String?, at node: SourceNode) -> Diagnostic {
    let subject = name.map { "'\($0)': " } ?? ""
    let finding = Diagnostic(
      .error, .wrongValue, "\(subject)\(message)", at: node.range, help: help)
    guard let replacement else { return finding }
    return finding.fixing(
      node.range, replacement.text, replacement.keepsMeaning ? .safe : .ask)
  }
}

extension Shape.Value {
  /// What is wrong with a scalar of this kind; nil when nothing is.
  public func problem(with text: String) -> ScalarProblem? {
    switch self {
    case .word(let words):
      return words.contains { $0.utf8.elementsEqual(text.utf8) }
        ? nil : .unknownWord(text, among: words)
    case .identifier:
      return Identifier.isValid(text)
        ? nil
        : ScalarProblem(
          "'\(text)' is not an id; ids are lower-case letters, digits and '-'",
          replacement: .identifier(for: text))
    case .factName:
      return FactName.isValid(text) ? nil : .factName(text)
    case .integer(let bounds):
      return Self.problem(with: text, within: bounds)
    case .number:
      return ExactDecimal(text) == nil ? .number(text) : nil
    case .yesNo:
      return YesNo.value(of: text) == nil ? .yesNo(text) : nil
    case .day:
      return Day(text) == nil ? .day(text) : nil
    case .dayCount:
      return DayCount(text) == nil ? .dayCount(text) : nil
    default:
      return text.isEmpty ? ScalarProblem("the text is empty") : nil
    }
  }

  private static func problem(
    with text: String, within bounds: ClosedRange<Int>
  ) -> ScalarProblem? {
    guard let number = ExactDecimal(text) else { return .number(text) }
    guard number.isInteger else { return ScalarProblem("'\(text)' is not a whole number") }
    if ExactDecimal(bounds.lowerBound) <= number, number <= ExactDecimal(bounds.upperBound) {
      return nil
    }
    return bounds.count == 1
      ? ScalarProblem("\(text) is not \(bounds.lowerBound), the only number that is allowed")
      : ScalarProblem("\(text) is not between \(bounds.lowerBound) and \(bounds.upperBound)")
  }

  /// Whether every scalar that is not empty will do: ids of other things and conditions have readers of their own.
  var takesAnyText: Bool {
    switch self {
    case .text, .condition, .citation, .hypothesis: true
    default: false
    }
  }
}

extension ScalarProblem {
  /// A word that is not among those that are allowed.
  public static func unknownWord(_ text: String, among words: [String]) -> ScalarProblem {
    let message = "'\(text)' is not one of its words"
    let folded = text.lowercased()
    if let same = words.first(where: { $0.lowercased() == folded }) {
      return ScalarProblem(message, replacement: Replacement(same, keepsMeaning: true))
    }
    let all = words.map { "`\($0)`" }.joined(separator: ", ")
    return ScalarProblem(
      message,
      help: didYouMean(text, among: words) ?? (words.count <= 12 ? "its words: \(all)" : nil),
      replacement: nearest(text, in: words).map { Replacement($0) })
  }

  /// A text that is not a number.
  public static func number(_ text: String, help: String? = nil) -> ScalarProblem {
    ScalarProblem("'\(text)' is not a number", help: help, replacement: .number(for: text))
  }

  /// A text that is neither `yes` nor `no`.
  public static func yesNo(_ text: String, help: String? = nil) -> ScalarProblem {
    let replacement = Replacement.yesNo(for: text)
    return ScalarProblem(
      "'\(text)' is not 'yes' or 'no'", help: replacement == nil ? help : nil,
      replacement: replacement)
  }

  /// A text that is not a day.
  public static func day(_ text: String) -> ScalarProblem {
    let replacement = Replacement.day(for: text)
    // A day that is written as days are needs no lesson in writing.
    let isWritten = text.utf8.count == 10 && text.utf8.count { $0 == UInt8(ascii: "-") } == 2
    return ScalarProblem(
      "'\(text)' is not a day of the calendar",
      help: replacement == nil && !isWritten ? "write year, month and day: 2026-11-22" : nil,
      replacement: replacement)
  }

  /// A text that is not a length of time.
  static func dayCount(_ text: String) -> ScalarProblem {
    ScalarProblem(
      "'\(text)' is not a length of time",
      help: "a number and one of \(DayCount.unitNames.joined(separator: ", ")): '6 weeks'")
  }

  /// A text that cannot be the name of a fact.
  public static func factName(_ text: String) -> ScalarProblem {
    ScalarProblem(
      "'\(text)' is not a fact's name; names are lower-case letters, digits, '_' and '.'",
      replacement: .factName(for: text))
  }
}

/// Ids of rules, hypotheses and entries: kebab-case.
public enum Identifier {
  /// Whether a text is a kebab-case id.
  public static func isValid(_ text: String) -> Bool {
    let bytes = text.utf8
    guard let first = bytes.first, let last = bytes.last else { return false }
    return first.isLowerLetter && last != UInt8(ascii: "-")
      && bytes.allSatisfy { $0.isLowerLetter || $0.isDigit || $0 == UInt8(ascii: "-") }
  }
}

/// Names of facts: parts of lower-case letters, digits and `_`, joined by dots.
public enum FactName {
  /// Whether a text is a fact's name.
  public static func isValid(_ text: String) -> Bool {
    var isAtStart = true
    for byte in text.utf8 {
      if byte == UInt8(ascii: ".") {
        guard !isAtStart else { return false }
        isAtStart = true
        continue
      }
      guard byte.isLowerLetter || byte == UInt8(ascii: "_") || byte.isDigit && !isAtStart else {
        return false
      }
      isAtStart = false
    }
    return !isAtStart
  }

  /// The form of an id inside a fact's name: `sore-back` becomes `sore_back`.
  public static func part(of identifier: String) -> String {
    String(decoding: identifier.utf8.map { $0 == 45 ? 95 : $0 }, as: UTF8.self)
  }
}

extension UInt8 {
  fileprivate var isLowerLetter: Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self)
  }

  fileprivate var isDigit: Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self)
  }
}

/// The spellings of a yes-no value.
public enum YesNo {
  /// True for `yes` and `true`, false for `no` and `false`, nil for anything else.
  public static func value(of text: String) -> Bool? {
    switch text {
    case "yes", "true": true
    case "no", "false": false
    default: nil
    }
  }
}
