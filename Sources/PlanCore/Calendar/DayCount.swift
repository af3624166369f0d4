/// A length of time in whole days, written as `3 days`, `6 weeks`, `6 months` or `1 year`.
///
/// A month counts 30 days and a year 365, because a review date is a plan and not a contract.
public struct DayCount: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// How many days it is; never negative.
  public let days: Int
  /// The length as it was written.
  public let description: String

  /// Reads a number and a unit; nil for anything else.
  public init?(_ text: String) {
    let words = text.split(separator: " ")
    guard words.count == 2, let number = Int(words[0]), (0...100_000).contains(number),
      let length = DayCount.units[String(words[1])]
    else { return nil }
    days = number * length
    description = text
  }

  /// The units that `init` reads, in the order in which an error lists them.
  public static let unitNames = ["days", "weeks", "months", "years"]

  /// Shorter lengths come first.
  public static func < (left: DayCount, right: DayCount) -> Bool {
    left.days < right.days
  }

  private static let units = [
    "day": 1, "days": 1, "week": 7, "weeks": 7, "month": 30, "months": 30, "year": 365,
    "years": 365,
  ]
}
