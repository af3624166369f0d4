/// A character outside printable ASCII, and what is wrong with it if anything is.
struct ScannedCharacter {
  enum Problem {
    case notUTF8, nul, control, lineSeparator, byteOrderMark, notACharacter
  }

  /// How many bytes to step over; for bad UTF-8 the bytes that cannot be read.
  let length: Int
  /// The character; nil when the bytes are not UTF-8.
  let scalar: Unicode.Scalar?
  let problem: Problem?

  init(_ bytes: [UInt8], at index: Int) {
    guard let scalar = Self.decode(bytes, at: index) else {
      self.scalar = nil
      length = 1
      problem = .notUTF8
      return
    }
    self.scalar = scalar
    length = UTF8.width(scalar)
    problem = Self.problem(of: scalar)
  }

  private static func decode(_ bytes: [UInt8], at index: Int) -> Unicode.Scalar? {
    let length: Int
    switch bytes[index] {
    case 0..<0x80: return Unicode.Scalar(bytes[index])
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF: length = 3
    case 0xF0...0xF4: length = 4
    default: return nil
    }
    guard index + length <= bytes.count else { return nil }
    var value = UInt32(bytes[index]) & (0x7F >> UInt32(length))
    for byte in bytes[(index + 1)..<(index + length)] {
      guard byte & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    // An overlong form decodes to a value whose own width is shorter; surrogates are not scalars.
    guard let scalar = Unicode.Scalar(value), UTF8.width(scalar) == length else { return nil }
    return scalar
  }

  private static func problem(of scalar: Unicode.Scalar) -> Problem? {
    switch scalar.value {
    case 0: .nul
    case 0x85, 0x2028, 0x2029: .lineSeparator
    case 0xFEFF: .byteOrderMark
    case 9, 10, 13: nil
    case 1..<0x20, 0x7F..<0xA0: .control
    case 0xFFFE, 0xFFFF: .notACharacter
    default: nil
    }
  }
}
