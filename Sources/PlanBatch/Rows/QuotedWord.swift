/// A word of up to 32 bytes as it stands in JSON without escapes, compared eight bytes at a time.
///
/// Every comparison may look at the 32 bytes from where it begins, so those must be there.
struct QuotedWord: Sendable {
  /// How many bytes a word may have.
  static let limit = 32

  /// The part of eight bytes that the word takes: all of them for eight bytes and more.
  let mask: UInt64
  /// The bytes that it begins with.
  let first: UInt64
  private let second: UInt64
  private let third: UInt64
  private let last: UInt64
  /// Where the other parts begin; they may lap over, and those of a short word are all its first.
  private let places: (second: UInt8, third: UInt8, last: UInt8)
  private let length: UInt8

  /// Nil for a word that is empty, too long, or would need an escape.
  init?(_ word: String) {
    let bytes = Array(word.utf8)
    guard 1...Self.limit ~= bytes.count,
      bytes.allSatisfy({ $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") })
    else { return nil }
    func load(_ start: Int) -> UInt64 {
      bytes.dropFirst(start).prefix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
    let count = bytes.count
    let end = max(0, count - 8)
    length = UInt8(count)
    mask = count < 8 ? 1 << UInt64(8 * count) - 1 : .max
    places = (UInt8(count > 16 ? 8 : end), UInt8(count > 24 ? 16 : end), UInt8(end))
    first = load(0)
    second = load(Int(places.second))
    third = load(Int(places.third))
    last = load(end)
  }

  /// How many bytes it has.
  @inline(__always)
  var count: Int { Int(length) }

  /// Whether the word and a closing quote stand here.
  @inline(__always)
  func stands(at place: BytePlace) -> Bool {
    // Every word is compared in the same way, for nobody can guess how long the next one is.
    var other = place.word(0) & mask ^ first
    other |= place.word(Int(places.second)) & mask ^ second
    other |= place.word(Int(places.third)) & mask ^ third
    other |= place.word(Int(places.last)) & mask ^ last
    return other == 0 && place[count] == UInt8(ascii: "\"")
  }

  /// 1 when bytes begin as the word does.
  @inline(__always)
  func begins(_ bytes: UInt64) -> Int { bytes & mask == first ? 1 : 0 }

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
