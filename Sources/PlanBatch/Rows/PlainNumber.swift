/// A number without an exponent, of at most eighteen digits.
struct PlainNumber {
  let mantissa: Int
  let scale: Int

  /// Goes on behind the number; nil, without going on, where none stands or it is not plain.
  @inline(__always)
  init?(_ start: inout BytePlace) {
    var place = start
    let isNegative = place.byte == UInt8(ascii: "-")
    if isNegative { place.advance() }
    let first = place.pointer
    var value = 0
    while place.byte &- 48 < 10, place.pointer - first < 18 {
      value = value &* 10 &+ Int(place.byte &- 48)
      place.advance()
    }
    let digits = place.pointer - first
    guard digits > 0, digits == 1 || first.pointee != UInt8(ascii: "0") else { return nil }
    var scale = 0
    if place.byte == UInt8(ascii: ".") {
      place.advance()
      while place.byte &- 48 < 10, digits + scale < 18 {
        value = value &* 10 &+ Int(place.byte &- 48)
        place.advance()
        scale += 1
      }
      guard scale > 0 else { return nil }
    }
    guard place.byte &- 48 >= 10, place.byte != UInt8(ascii: "."), place.byte | 0x20 != 0x65 else {
      return nil
    }
    mantissa = isNegative ? -value : value
    self.scale = scale
    start = place
  }
}
