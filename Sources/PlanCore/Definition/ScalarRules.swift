extension Shape.Value {
  /// What is wrong with a scalar of this kind; nil when nothing is.
  public func problem(with text: String) -> (message: String, help: String?)? {
    switch self {
    case .word(let words):
      guard !words.contains(where: { $0.utf8.elementsEqual(text.utf8) }) else { return nil }
      return ("'\(text)' is not one of its words", didYouMean(text, among: words))
    case .identifier:
      return Identifier.isValid(text)
        ? nil : ("'\(text)' is not an id", "lower-case letters, digits and '-': 'first-step'")
    case .factName:
      return FactName.isValid(text)
        ? nil : ("'\(text)' is not a fact's name", "lower-case letters, digits, '_' and '.'")
    case .integer(let bounds):
      guard let number = ExactDecimal(text), number.isInteger else { return numberProblem(text) }
      let inside =
        ExactDecimal(bounds.lowerBound) <= number && number <= ExactDecimal(bounds.upperBound)
      return inside
        ? nil : ("\(text) is not between \(bounds.lowerBound) and \(bounds.upperBound)", nil)
    case .number:
      return ExactDecimal(text) == nil ? numberProblem(text) : nil
    case .yesNo:
      return YesNo.value(of: text) == nil ? ("'\(text)' is not 'yes' or 'no'", nil) : nil
    case .day:
      return Day(text) == nil
        ? ("'\(text)' is not a day of the calendar", "write it as 2026-11-22") : nil
    case .dayCount:
      let units = DayCount.unitNames.joined(separator: ", ")
      return DayCount(text) == nil
        ? ("'\(text)' is not a length of time", "a number and one of \(units): '6 weeks'") : nil
    default:
      return text.isEmpty ? ("the text is empty", nil) : nil
    }
  }

  /// Whether every scalar that is not empty will do: ids of other things and conditions have readers of their own.
  var takesAnyText: Bool {
    switch self {
    case .text, .condition, .citation, .hypothesis: true
    default: false
    }
  }

  private func numberProblem(_ text: String) -> (message: String, help: String?) {
    let digits = text.drop { $0 == "-" }
    let help: String? =
      if digits.count > 1, digits.first == "0", digits.allSatisfy(\.isNumber) {
        "leading zeros are not allowed: some readers take '010' for 8"
      } else if text.contains("_") || text.contains(",") {
        "write the digits without separators, and '.' for the decimal point"
      } else if text.hasPrefix(".") {
        "write a digit before the point: '0\(text)'"
      } else {
        nil
      }
    return ("'\(text)' is not a number of the kind that is expected here", help)
  }
}

/// Ids of rules, hypotheses and entries: kebab-case.
public enum Identifier {
  /// Whether a text is a kebab-case id.
  public static func isValid(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard let first = bytes.first, let last = bytes.last else { return false }
    let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    return letters.contains(first) && last != UInt8(ascii: "-")
      && bytes.allSatisfy {
        letters.contains($0) || digits.contains($0) || $0 == UInt8(ascii: "-")
      }
  }
}

/// Names of facts: parts of lower-case letters, digits and `_`, joined by dots.
public enum FactName {
  /// Whether a text is a fact's name.
  public static func isValid(_ text: String) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    return parts.allSatisfy { part in
      guard let first = part.utf8.first else { return false }
      return !(48...57).contains(first)
        && part.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 95 }
    }
  }

  /// The form of an id inside a fact's name: `sore-back` becomes `sore_back`.
  public static func part(of identifier: String) -> String {
    String(decoding: identifier.utf8.map { $0 == 45 ? 95 : $0 }, as: UTF8.self)
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
