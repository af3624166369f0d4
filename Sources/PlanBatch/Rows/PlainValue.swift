import Conditions
import PlanCore

/// Values of JSON that are written in the plainest way; whatever is not is refused and left to the careful reader.
///
/// Each goes on behind its value, or stays where it is.
enum PlainValue {
  /// A number of at most eighteen digits without an exponent, with or without quotes.
  @inline(__always)
  static func number(_ place: inout BytePlace) -> PlainNumber? {
    var inside = place
    let isQuoted = inside.byte == UInt8(ascii: "\"")
    if isQuoted { inside.advance() }
    guard let number = PlainNumber(&inside) else { return nil }
    if isQuoted {
      guard inside.byte == UInt8(ascii: "\"") else { return nil }
      inside.advance()
    }
    place = inside
    return number
  }

  /// A text that is not empty and needs no escape.
  static func text(_ place: inout BytePlace) -> String? {
    guard place.byte == UInt8(ascii: "\"") else { return nil }
    var end = place
    end.advance()
    let start = end.pointer
    guard end.skipString() else { return nil }
    let bytes = UnsafeBufferPointer(start: start, count: end.pointer - start - 1)
    guard !bytes.isEmpty, !bytes.contains(UInt8(ascii: "\\")) else { return nil }
    place = end
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The digits of a whole number that is not negative.
  static func digits(_ place: inout BytePlace) -> String? {
    var end = place
    while UInt8(ascii: "0")...UInt8(ascii: "9") ~= end.byte { end.advance() }
    let bytes = UnsafeBufferPointer(start: place.pointer, count: end.pointer - place.pointer)
    guard !bytes.isEmpty, bytes.count == 1 || bytes[0] != UInt8(ascii: "0"),
      ![UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E")].contains(end.byte)
    else { return nil }
    place = end
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A day, `YYYY-MM-DD`.
  static func day(_ place: inout BytePlace) -> Day? {
    guard place.byte == UInt8(ascii: "\""), place[11] == UInt8(ascii: "\""),
      let day = Day(utf8: UnsafeBufferPointer(start: place.pointer + 1, count: 10))
    else { return nil }
    place.advance(12)
    return day
  }

  /// `"yes"` or `"no"`.
  @inline(__always)
  static func answer(_ place: inout BytePlace) -> Bool? {
    let word = place.word(0)
    if UInt32(truncatingIfNeeded: word) == 0x226F_6E22 {
      place.advance(4)
      return false
    }
    guard word & 0xFF_FFFF_FFFF == 0x22_7365_7922 else { return nil }
    place.advance(5)
    return true
  }

  /// `true` or `false`.
  @inline(__always)
  static func literal(_ place: inout BytePlace) -> Bool? {
    let word = place.word(0)
    if UInt32(truncatingIfNeeded: word) == 0x6575_7274 {
      place.advance(4)
      return true
    }
    guard word & 0xFF_FFFF_FFFF == 0x65_736C_6166 else { return nil }
    place.advance(5)
    return false
  }

  /// `null`.
  @inline(__always)
  static func null(_ place: inout BytePlace) -> Bool {
    guard UInt32(truncatingIfNeeded: place.word(0)) == 0x6C6C_756E else { return false }
    place.advance(4)
    return true
  }
}
