import JSONWriting
import PlanCore

// Values that depend on the person.
extension PlanPage {
  /// A text in quotes.
  mutating func put(string text: String) {
    put(byte: UInt8(ascii: "\""))
    put(inString: text)
    put(byte: UInt8(ascii: "\""))
  }

  /// A part of a string.
  mutating func put(inString text: String) {
    let isPlain = text.utf8.withContiguousStorageIfAvailable { utf8 in
      guard JSONString.isPlain(utf8) else { return false }
      put(utf8)
      return true
    }
    guard isPlain != true else { return }
    var quoted: [UInt8] = []
    JSONString.append(text, to: &quoted)
    put(Array(quoted.dropFirst().dropLast()))
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
    guard (1000...9999).contains(year) else { return put(text: day.description) }
    put(twoDigits: year / 100)
    put(twoDigits: year % 100)
    put(byte: UInt8(ascii: "-"))
    put(twoDigits: month)
    put(byte: UInt8(ascii: "-"))
    put(twoDigits: day_)
  }

  /// A number as a profile writes it.
  mutating func put(_ number: ExactDecimal) {
    guard number.scale < 3, (0..<1_000_000).contains(number.mantissa) else {
      return put(text: number.description)
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
  mutating func put(digits number: Int) {
    // Dividing by what is known beforehand is many times as quick.
    if number >= 100 {
      put(digits: number / 100)
      put(twoDigits: number % 100)
    } else if number >= 10 {
      put(twoDigits: number)
    } else {
      put(byte: UInt8(truncatingIfNeeded: 48 + number))
    }
  }

  private mutating func put(twoDigits number: Int) {
    put(byte: UInt8(truncatingIfNeeded: 48 + number / 10))
    put(byte: UInt8(truncatingIfNeeded: 48 + number % 10))
  }
}
