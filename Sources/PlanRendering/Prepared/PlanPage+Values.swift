import PlanCore

// Values that depend on the person.
extension PlanPage {
  /// A text in quotes.
  mutating func put(string text: String) {
    var quoted: [UInt8] = []
    JSONString.append(text, to: &quoted)
    put(quoted)
  }

  /// A member whose text needs no escape; `key` ends with the opening quote.
  mutating func put(member key: StaticString, _ text: String) {
    put(key)
    put(text)
    put(byte: UInt8(ascii: "\""))
  }

  /// A day as a member; `key` ends with the opening quote.
  mutating func put(member key: StaticString, _ day: Day) {
    put(key)
    put(day)
    put(byte: UInt8(ascii: "\""))
  }

  /// A number as a member; `key` ends with the opening quote.
  mutating func put(member key: StaticString, _ number: ExactDecimal) {
    put(key)
    put(number)
    put(byte: UInt8(ascii: "\""))
  }

  /// A day, `YYYY-MM-DD`.
  mutating func put(_ day: Day) {
    let (year, month, day_) = day.parts
    guard (1000...9999).contains(year) else { return put(day.description) }
    put(digits: year)
    put(byte: UInt8(ascii: "-"))
    if month < 10 { put(byte: UInt8(ascii: "0")) }
    put(digits: month)
    put(byte: UInt8(ascii: "-"))
    if day_ < 10 { put(byte: UInt8(ascii: "0")) }
    put(digits: day_)
  }

  /// A number as a profile writes it.
  mutating func put(_ number: ExactDecimal) {
    guard number.scale < 3, (0..<1_000_000).contains(number.mantissa) else {
      return put(number.description)
    }
    var (whole, rest) = (Int(number.mantissa), 0)
    var unit = 1
    for _ in 0..<number.scale { unit *= 10 }
    (whole, rest) = whole.quotientAndRemainder(dividingBy: unit)
    put(digits: whole)
    guard number.scale > 0 else { return }
    put(byte: UInt8(ascii: "."))
    if number.scale == 2, rest < 10 { put(byte: UInt8(ascii: "0")) }
    put(digits: rest)
  }

  /// A whole number that is not negative.
  private mutating func put(digits number: Int) {
    var unit = 1
    while number / unit >= 10 { unit *= 10 }
    while unit > 0 {
      put(byte: UInt8(truncatingIfNeeded: 48 + number / unit % 10))
      unit /= 10
    }
  }
}
