/// A place in bytes that end with a margin of zeros, so that nobody has to ask whether there is more.
///
/// A zero is no byte of JSON, so whoever reads on meets it and stops. It must not outlive the bytes.
struct BytePlace {
  /// How many zeros stand behind the last byte.
  static let margin = 64

  private(set) var pointer: UnsafePointer<UInt8>

  init(_ pointer: UnsafePointer<UInt8>) {
    self.pointer = pointer
  }

  /// The byte some bytes further on, at most as many as the margin is wide.
  @inline(__always)
  subscript(_ offset: Int) -> UInt8 {
    pointer[offset]
  }

  /// The byte here.
  @inline(__always)
  var byte: UInt8 {
    pointer.pointee
  }

  /// Eight bytes, the first of them lowest.
  @inline(__always)
  func word(_ offset: Int) -> UInt64 {
    UInt64(
      littleEndian: UnsafeRawPointer(pointer + offset).loadUnaligned(as: UInt64.self))
  }

  /// Goes on.
  @inline(__always)
  mutating func advance(_ count: Int = 1) {
    pointer += count
  }

  /// Goes on behind blanks; a line feed is none here, for it ends the record.
  @inline(__always)
  mutating func skipBlanks() {
    while byte == 32 || byte == 9 || byte == 13 { advance() }
  }

  /// Goes on behind a byte, and the blanks before and behind it; false when it is another.
  @inline(__always)
  mutating func take(_ expected: UInt8) -> Bool {
    // Most often there are none.
    if byte != expected {
      skipBlanks()
      guard byte == expected else { return false }
    }
    advance()
    if byte <= 32 { skipBlanks() }
    return true
  }

  /// The line that begins here, without its line feed.
  func line(before end: UnsafePointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    let rest = UnsafeBufferPointer(start: pointer, count: end - pointer)
    return UnsafeBufferPointer(rebasing: rest.prefix { $0 != 10 })
  }

  /// Goes on behind a string whose opening quote was passed; false where it is not JSON, or hard to tell.
  mutating func skipString() -> Bool {
    while true {
      let special = Self.specials(word(0))
      guard special != 0 else {
        advance(8)
        continue
      }
      advance(special.trailingZeroBitCount / 8)
      switch byte {
      case UInt8(ascii: "\""):
        advance()
        return true
      case UInt8(ascii: "\\"):
        guard Self.escapes.contains(self[1]) else { return false }
        advance(2)
      case 0x80...:
        guard skipCharacter() else { return false }
      default: return false
      }
    }
  }

  /// Goes on behind an object or a list, whatever is in it; false when none begins here, and at the end of the line.
  ///
  /// Whether it is JSON is for whoever reads it afterwards to say.
  mutating func skipCollection() -> Bool {
    var depth = 0
    repeat {
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        advance()
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        advance()
      case UInt8(ascii: "\""):
        advance()
        guard skipString() else { return false }
      case 0, 10: return false
      default: advance()
      }
    } while depth > 0
    if byte <= 32 { skipBlanks() }
    return true
  }

  /// The letters of the escapes that are one letter long.
  private static let escapes = SIMD8<UInt8>(
    UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
    UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"))

  /// The high bits of the bytes that end or bend a string; above the lowest of them there may be some too many.
  @inline(__always)
  private static func specials(_ word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let quotes = word ^ (ones &* UInt64(UInt8(ascii: "\"")))
    let slashes = word ^ (ones &* UInt64(UInt8(ascii: "\\")))
    return
      (word | (word &- ones &* 0x20) | ((quotes &- ones) & ~quotes)
      | ((slashes &- ones) & ~slashes)) & (ones &* 0x80)
  }

  /// Goes on behind a character of two to four bytes; false where it is not UTF-8.
  private mutating func skipCharacter() -> Bool {
    let first = self[0]
    let lowest: UInt8 = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80
    let highest: UInt8 = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF
    let count: Int
    switch first {
    case 0xC2...0xDF: count = 2
    case 0xE0...0xEF: count = 3
    case 0xF0...0xF4: count = 4
    default: return false
    }
    guard lowest...highest ~= self[1] else { return false }
    for offset in 2..<max(2, count) where self[offset] & 0xC0 != 0x80 { return false }
    advance(count)
    return true
  }
}

extension SIMD8<UInt8> {
  fileprivate func contains(_ byte: UInt8) -> Bool {
    any(self .== byte)
  }
}
