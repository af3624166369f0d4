/// A calendar day without time or zone, in the proleptic Gregorian calendar.
public struct Day: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// Days since 1970-01-01, negative before it.
  public let number: Int

  /// Creates a day from its count since 1970-01-01.
  public init(number: Int) {
    self.number = number
  }

  /// Reads `YYYY-MM-DD`; nil when the text has another form or names a day that no calendar has.
  public init?(_ text: some StringProtocol) {
    let day = text.utf8.withContiguousStorageIfAvailable { Day(utf8: $0) }
    guard let day = day ?? Array(text.utf8).withUnsafeBufferPointer({ Day(utf8: $0) }) else {
      return nil
    }
    self = day
  }

  /// Reads `YYYY-MM-DD`; nil when the bytes have another form or name a day that no calendar has.
  public init?(utf8 bytes: UnsafeBufferPointer<UInt8>) {
    func number(_ places: Range<Int>) -> Int? {
      var number = 0
      for place in places {
        let digit = bytes[place] &- UInt8(ascii: "0")
        guard digit < 10 else { return nil }
        number = number * 10 + Int(digit)
      }
      return number
    }
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = number(0..<4), let month = number(5..<7), let day = number(8..<10), year >= 1
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// Creates a day from its parts; nil when no calendar has it.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...12).contains(month), (1...31).contains(day) else { return nil }
    // Counting years from March puts the leap day at the end, which makes the month lengths regular.
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    self.init(number: era * 146_097 + dayOfEra - 719_468)
    guard parts == (year, month, day) else { return nil }
  }

  /// Year, month from 1 and day from 1.
  public var parts: (year: Int, month: Int, day: Int) {
    let shifted = number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
  }

  /// `YYYY-MM-DD`.
  public var description: String {
    let (year, month, day) = parts
    guard (0...9999).contains(year) else {
      return "\(year)-\(Day.padded(month, 2))-\(Day.padded(day, 2))"
    }
    // A plan names many days, and a text of ten bytes needs no memory of its own.
    return String(unsafeUninitializedCapacity: 10) { text in
      for (place, digit) in [
        year / 1000, year / 100 % 10, year / 10 % 10, year % 10, -3, month / 10, month % 10, -3,
        day / 10, day % 10,
      ].enumerated() {
        text[place] = UInt8(48 + digit)
      }
      return 10
    }
  }

  /// The day so many days later; earlier when the count is negative.
  public func adding(days: Int) -> Day {
    Day(number: number + days)
  }

  /// Earlier days come first.
  public static func < (left: Day, right: Day) -> Bool {
    left.number < right.number
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
