extension ExactDecimal {
  /// The exact sum; nil when it does not fit 64 bits of digits.
  public func adding(_ other: ExactDecimal) -> ExactDecimal? {
    if scale == 0, other.scale == 0 {
      let (sum, isTooLarge) = mantissa.addingReportingOverflow(other.mantissa)
      if !isTooLarge { return ExactDecimal(Int(sum)) }
    }
    let places = max(scale, other.scale)
    return ExactDecimal(wide: wideMantissa(places) + other.wideMantissa(places), scale: places)
  }

  /// The exact difference; nil when it does not fit 64 bits of digits.
  public func subtracting(_ other: ExactDecimal) -> ExactDecimal? {
    let places = max(scale, other.scale)
    return ExactDecimal(wide: wideMantissa(places) - other.wideMantissa(places), scale: places)
  }

  /// The product, rounded half to even at 18 decimals; nil when it does not fit 64 bits of digits.
  public func multiplied(by other: ExactDecimal) -> ExactDecimal? {
    ExactDecimal(wide: Int128(mantissa) * Int128(other.mantissa), scale: scale + other.scale)
  }

  /// The quotient rounded half to even to `places` decimals (0 to 18); nil for a zero divisor or on overflow.
  public func divided(by divisor: ExactDecimal, places: Int) -> ExactDecimal? {
    guard divisor.mantissa != 0, (0...18).contains(places) else { return nil }
    let shift = places + divisor.scale - scale
    let (dividend, isTooLarge) = Int128(mantissa)
      .multipliedReportingOverflow(by: Self.power(max(0, shift)))
    guard !isTooLarge else { return nil }
    let quotient = Self.roundedQuotient(
      dividend, Int128(divisor.mantissa) * Self.power(max(0, -shift)))
    return ExactDecimal(wide: quotient, scale: places)
  }

  /// The number rounded half to even to `places` decimals (0 to 18).
  public func rounded(places: Int) -> ExactDecimal {
    guard places >= 0, places < scale else { return self }
    let digits = Self.roundedQuotient(Int128(mantissa), Self.power(scale - places))
    return ExactDecimal(wide: digits, scale: places) ?? self
  }

  /// The whole number that this is; nil when digits stand behind the point.
  public var integer: Int? {
    isInteger ? Int(mantissa) : nil
  }
}

extension ExactDecimal {
  /// Reads a number in JSON's syntax; nil for any other text and for more than 18 significant digits or decimals.
  public init?(_ text: some StringProtocol) {
    var bytes = text.utf8.makeIterator()
    var next = bytes.next()
    let isNegative = next == UInt8(ascii: "-")
    if isNegative { next = bytes.next() }
    let startsWithZero = next == UInt8(ascii: "0")

    var digits = Digits()
    while let digit = Self.digit(next) {
      digits.append(digit)
      next = bytes.next()
    }
    guard digits.count > 0, !(startsWithZero && digits.count > 1) else { return nil }
    if next == UInt8(ascii: ".") {
      let before = digits.count
      next = bytes.next()
      while let digit = Self.digit(next) {
        digits.append(digit)
        digits.decimals += 1
        next = bytes.next()
      }
      guard digits.count > before else { return nil }
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      guard let exponent = Self.exponent(&bytes) else { return nil }
      digits.decimals -= exponent
      next = nil
    }
    guard next == nil, let number = digits.number(isNegative: isNegative) else { return nil }
    self = number
  }

  /// The number behind an `e`, up to the end of the text; cut at a million, which is refused anyway.
  private static func exponent(_ bytes: inout some IteratorProtocol<UInt8>) -> Int? {
    var next = bytes.next()
    let isNegative = next == UInt8(ascii: "-")
    if isNegative || next == UInt8(ascii: "+") { next = bytes.next() }
    guard next != nil else { return nil }
    var exponent = 0
    while let digit = digit(next) {
      exponent = min(exponent * 10 + digit, 1_000_000)
      next = bytes.next()
    }
    guard next == nil else { return nil }
    return isNegative ? -exponent : exponent
  }

  private static func digit(_ byte: UInt8?) -> Int? {
    guard let byte, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
    return Int(byte - UInt8(ascii: "0"))
  }

  /// The digits read so far, with runs of zeros held back until a later digit needs them.
  private struct Digits {
    var count = 0
    var decimals = 0
    private var mantissa: Int64 = 0
    private var significant = 0
    private var pendingZeros = 0

    mutating func append(_ digit: Int) {
      count += 1
      if digit == 0 {
        if significant > 0 { pendingZeros += 1 }
        return
      }
      significant += pendingZeros + 1
      if significant <= 18 {
        for _ in 0...pendingZeros { mantissa *= 10 }
        mantissa += Int64(digit)
      }
      pendingZeros = 0
    }

    func number(isNegative: Bool) -> ExactDecimal? {
      guard significant > 0 else { return ExactDecimal(0) }
      let scale = decimals - pendingZeros
      guard significant <= 18, scale <= 18, scale >= significant - 18 else { return nil }
      let signed = isNegative ? -Int128(mantissa) : Int128(mantissa)
      return scale < 0
        ? ExactDecimal(wide: signed * ExactDecimal.power(-scale), scale: 0)
        : ExactDecimal(wide: signed, scale: scale)
    }
  }
}
