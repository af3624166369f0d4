/// What somebody who wrote a value in the way of another program or country most likely meant.
public struct Replacement: Sendable {
  /// What to write.
  public var text: String
  /// Whether nothing else can have been meant.
  public var keepsMeaning: Bool

  /// Creates a replacement.
  public init(_ text: String, keepsMeaning: Bool = false) {
    self.text = text
    self.keepsMeaning = keepsMeaning
  }

  /// `yes` for `Yes`, and for the words of YAML 1.1 such as `on`.
  public static func yesNo(for text: String) -> Replacement? {
    let word = text.lowercased()
    if YesNo.value(of: word) != nil { return Replacement(word, keepsMeaning: true) }
    switch word {
    case "on", "y": return Replacement("yes")
    case "off", "n": return Replacement("no")
    default: return nil
    }
  }

  /// A number without plus sign, leading zero, separators or a decimal comma.
  public static func number(for text: String) -> Replacement? {
    let isNegative = text.hasPrefix("-")
    var digits = isNegative || text.hasPrefix("+") ? String(text.dropFirst()) : text
    if digits.hasPrefix(".") { digits = "0" + digits }
    if digits.hasSuffix(".") { digits.removeLast() }
    let keepsMeaning = digits.utf8.allSatisfy { isDigit($0) || $0 == UInt8(ascii: ".") }
    digits.removeAll { $0 == "_" || $0 == "'" }
    let parts = digits.split(separator: ",", omittingEmptySubsequences: false)
    // Three digits behind a comma may be thousands.
    if parts.count == 2, parts[1].count != 3 { digits = parts.joined(separator: ".") }
    let zeros = digits.prefix { $0 == "0" }.count
    let hasZeros = zeros > 0 && digits.utf8.dropFirst(zeros).first.map(isDigit) ?? false
    if hasZeros { digits.removeFirst(zeros) }
    let result = (isNegative ? "-" : "") + digits
    guard result != text, ExactDecimal(result) != nil else { return nil }
    // Some readers take 010 for 8.
    return Replacement(result, keepsMeaning: keepsMeaning && !hasZeros)
  }

  /// `2026-11-22` for `22.11.2026`, `2026/11/22` and `2026-11-22T08:00`.
  public static func day(for text: String) -> Replacement? {
    let day = text.prefix { $0 != "T" && $0 != " " }
    let parts = day.split(whereSeparator: { "-/.".contains($0) }).compactMap { Int($0) }
    guard parts.count == 3 else { return nil }
    // With strokes, the month may come first.
    let isYearFirst = parts[0] > 31
    guard isYearFirst || day.contains(".") else { return nil }
    let (year, date) = isYearFirst ? (parts[0], parts[2]) : (parts[2], parts[0])
    let result = "\(year)-\(twoDigits(parts[1]))-\(twoDigits(date))"
    guard result != text, Day(result) != nil else { return nil }
    return Replacement(result)
  }

  /// An id in lower case, with `-` for blanks and `_`.
  public static func identifier(for text: String) -> Replacement? {
    let id = text.lowercased().replacing(" ", with: "-").replacing("_", with: "-")
    return Identifier.isValid(id) && id != text ? Replacement(id) : nil
  }

  /// A fact's name in lower case, with `_` for blanks and `-`.
  public static func factName(for text: String) -> Replacement? {
    let name = text.lowercased().replacing(" ", with: "_").replacing("-", with: "_")
    return FactName.isValid(name) && name != text ? Replacement(name) : nil
  }

  private static func twoDigits(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
}
