/// Whole days as numbers: 0 is 1970-01-01, in the Gregorian calendar of ISO 8601, without time zones.
public enum DayNumber {
  /// The day of a text `YYYY-MM-DD`; nil for any other form and for days that do not exist.
  public static func parse(_ text: some StringProtocol) -> Int? {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = number(bytes[0..<4]), let month = number(bytes[5..<7]),
      let day = number(bytes[8..<10]), year >= 1, (1...12).contains(month),
      day >= 1, day <= length(month, year)
    else { return nil }
    return firstDay(year) + monthStart(month, year) + day - 1
  }

  /// The text `YYYY-MM-DD` of a day of the years 1 to 9999; days outside are drawn to the nearest of these.
  public static func text(_ day: Int) -> String {
    let day = min(max(day, firstDay(1)), firstDay(10_000) - 1)
    var year = 1970 + day / 365
    while firstDay(year) > day { year -= 1 }
    while firstDay(year + 1) <= day { year += 1 }
    let inYear = day - firstDay(year)
    var month = 12
    while monthStart(month, year) > inYear { month -= 1 }
    let inMonth = inYear - monthStart(month, year) + 1
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(inMonth, 2))"
  }

  private static func firstDay(_ year: Int) -> Int {
    let years = year - 1
    return years * 365 + years / 4 - years / 100 + years / 400 - 719_162
  }

  private static func monthStart(_ month: Int, _ year: Int) -> Int {
    (1..<month).reduce(0) { $0 + length($1, year) }
  }

  private static func length(_ month: Int, _ year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    digits.reduce(0) { number, byte in
      guard let number, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
      return number * 10 + Int(byte - UInt8(ascii: "0"))
    }
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}
