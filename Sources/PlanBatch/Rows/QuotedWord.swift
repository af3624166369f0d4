/// A word of up to 32 bytes as it stands in JSON without escapes, compared eight bytes at a time.
///
/// Every comparison may look at the 32 bytes from where it begins, so those must be there.
struct QuotedWord: Sendable {
  /// How many bytes a word may have.
  static let limit = 32

  private let mask: UInt64
  private let first: UInt64
  private let second: UInt64
  private let third: UInt64
  private let last: UInt64
  let count: Int

  /// Nil for a word that is empty, too long, or would need an escape.
  init?(_ word: String) {
    let bytes = Array(word.utf8)
    guard 1...Self.limit ~= bytes.count,
      bytes.allSatisfy({ $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") })
    else { return nil }
    func load(_ start: Int) -> UInt64 {
      bytes.dropFirst(start).prefix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
    count = bytes.count
    mask = count < 8 ? 1 << UInt64(8 * count) - 1 : .max
    first = load(0)
    // Words of nine bytes and more are compared at their ends too, so that parts may lap over.
    last = load(max(0, count - 8))
    second = count > 16 ? load(8) : last
    third = count > 24 ? load(16) : last
  }

  /// Whether the word and a closing quote stand here.
  @inline(__always)
  func stands(at place: BytePlace) -> Bool {
    guard place.word(0) & mask == first, place[count] == UInt8(ascii: "\"") else { return false }
    guard count > 8 else { return true }
    let end = count - 8
    return place.word(end) == last && place.word(count > 16 ? 8 : end) == second
      && place.word(count > 24 ? 16 : end) == third
  }

  /// A number below 256 for the beginning of this word.
  var bucket: Int { Self.bucket(first, min(count, 8)) }

  /// The number that a word with its closing quote has that begins here.
  static func bucket(at place: BytePlace) -> Int {
    let word = place.word(0)
    let quotes = word ^ 0x2222_2222_2222_2222
    let found = (quotes &- 0x0101_0101_0101_0101) & ~quotes & 0x8080_8080_8080_8080
    let count = found.trailingZeroBitCount / 8
    return bucket(count < 8 ? word & (1 << UInt64(8 * count) - 1) : word, min(count, 8))
  }

  private static func bucket(_ first: UInt64, _ count: Int) -> Int {
    Int(((first ^ UInt64(count)) &* 0x9E37_79B9_7F4A_7C15) >> 56)
  }
}
