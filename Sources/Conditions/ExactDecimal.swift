/// A decimal number without rounding error: `mantissa` × 10^−`scale`, with at most 18 significant digits when read.
///
/// Doses and limits are compared and added as written; no value ever passes through a binary float.
public struct ExactDecimal: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The digits as one integer, without trailing zeros behind the point.
  public let mantissa: Int64

  /// How many of the digits stand behind the point, 0 to 18.
  public let scale: Int

  /// Creates a whole number.
  public init(_ value: Int) {
    mantissa = Int64(value)
    scale = 0
  }

  /// Creates a number of which the last `scale` digits stand behind the point, 0 to 18; nil when it does not fit.
  public init?(digits: Int, scale: Int) {
    guard 0...18 ~= scale else { return nil }
    var (digits, places) = (digits, scale)
    while places > 0, digits % 10 == 0 { (digits, places) = (digits / 10, places - 1) }
    (mantissa, self.scale) = (Int64(digits), places)
  }

  /// Creates a number from its exact parts, rounding half to even where more than 18 decimals are left.
  ///
  /// Nil when the digits do not fit 64 bits.
  init?(wide mantissa: Int128, scale: Int) {
    var digits = mantissa
    var places = scale
    if places > 18 {
      digits = Self.roundedQuotient(digits, Self.power(places - 18))
      places = 18
    }
    // Most numbers fit a word, which is divided many times as quickly.
    if let narrow = Int(exactly: digits), let number = ExactDecimal(digits: narrow, scale: places) {
      self = number
      return
    }
    while places > 0, digits % 10 == 0 {
      digits /= 10
      places -= 1
    }
    guard let narrow = Int64(exactly: digits) else { return nil }
    self.mantissa = narrow
    self.scale = places
  }

  /// Whether there is nothing behind the point.
  public var isInteger: Bool {
    scale == 0
  }

  /// Orders by value.
  public static func < (left: ExactDecimal, right: ExactDecimal) -> Bool {
    if left.scale == right.scale { return left.mantissa < right.mantissa }
    let places = max(left.scale, right.scale)
    if let narrow = left.narrowMantissa(places), let other = right.narrowMantissa(places) {
      return narrow < other
    }
    return left.wideMantissa(places) < right.wideMantissa(places)
  }

  /// The number in plain digits, such as `-0.5`; never with an exponent.
  public var description: String {
    guard scale > 0 else { return String(mantissa) }
    let digits = String(mantissa.magnitude)
    let padded = String(repeating: "0", count: max(0, scale + 1 - digits.utf8.count)) + digits
    return (mantissa < 0 ? "-" : "") + padded.dropLast(scale) + "." + padded.suffix(scale)
  }

  /// The mantissa that this number has when written with `places` decimals, at least as many as it has.
  func wideMantissa(_ places: Int) -> Int128 {
    Int128(mantissa) * Self.power(places - scale)
  }

  /// The same for a small number that takes few more decimals; nil for others.
  private func narrowMantissa(_ places: Int) -> Int64? {
    // 2^31 × 10^9 fits a word.
    guard places - scale <= 9, mantissa.magnitude < 1 << 31 else { return nil }
    var result = mantissa
    for _ in scale..<places { result &*= 10 }
    return result
  }

  /// 10 to the power of `exponent`, 0 to 38.
  static func power(_ exponent: Int) -> Int128 {
    var result: Int128 = 1
    for _ in 0..<exponent { result *= 10 }
    return result
  }

  /// The quotient rounded half to even.
  static func roundedQuotient(_ dividend: Int128, _ divisor: Int128) -> Int128 {
    let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
    let rest = divisor.magnitude - remainder.magnitude
    let isUp = remainder.magnitude > rest || (remainder.magnitude == rest && quotient % 2 != 0)
    guard isUp else { return quotient }
    return (dividend < 0) == (divisor < 0) ? quotient + 1 : quotient - 1
  }
}
