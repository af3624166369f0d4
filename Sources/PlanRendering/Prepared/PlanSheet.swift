/// The lines of plans while they are written: prepared pieces are copied, and the memory is used again.
public struct PlanSheet: Sendable {
  /// As long as the room that there is; only the first `count` bytes say something.
  private var room: [UInt8]
  /// How many bytes are written.
  public private(set) var count = 0

  /// Creates an empty sheet without room; it grows as it is written.
  public init() {
    room = []
  }

  /// What is written.
  public var bytes: ArraySlice<UInt8> { room[..<count] }

  /// Takes everything off; the memory is kept.
  public mutating func clear() {
    count = 0
  }

  /// Makes room.
  public mutating func reserve(_ capacity: Int) {
    if capacity > room.count { grow(to: capacity) }
  }

  /// Takes what is written out of the sheet, which is empty and without room then.
  public mutating func take() -> [UInt8] {
    var bytes: [UInt8] = []
    swap(&bytes, &room)
    bytes.removeLast(bytes.count - count)
    count = 0
    return bytes
  }

  @inline(__always)
  mutating func put(_ piece: Piece, _ ink: Ink) {
    ink.bytes.withUnsafeBufferPointer { source in
      put(UnsafeBufferPointer(rebasing: source[Int(piece.start)..<Int(piece.start + piece.count)]))
    }
  }

  @inline(__always)
  mutating func put(_ literal: StaticString) {
    put(UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
  }

  mutating func put(_ text: String) {
    var text = text
    text.withUTF8 { put($0) }
  }

  /// A text in quotes.
  mutating func put(string: String) {
    var quoted: [UInt8] = []
    JSONString.append(string, to: &quoted)
    quoted.withUnsafeBufferPointer { put($0) }
  }

  /// A member whose text needs no escape; `key` ends with the opening quote.
  mutating func put(member key: StaticString, _ text: String, closing: Bool = true) {
    put(key)
    put(text)
    if closing { put(byte: UInt8(ascii: "\"")) }
  }

  @inline(__always)
  mutating func put(_ source: UnsafeBufferPointer<UInt8>) {
    let end = count + source.count
    if end > room.count { grow(to: end) }
    room.withUnsafeMutableBufferPointer { room in
      guard let from = source.baseAddress, let to = room.baseAddress else { return }
      (to + count).update(from: from, count: source.count)
    }
    count = end
  }

  /// Copies what stands at a place of the sheet itself.
  @inline(__always)
  mutating func repeatBytes(at start: Int, count length: Int) {
    let end = count + length
    if end > room.count { grow(to: end) }
    room.withUnsafeMutableBufferPointer { room in
      guard let base = room.baseAddress else { return }
      (base + count).update(from: base + start, count: length)
    }
    count = end
  }

  /// A comma, but for the first of a list.
  @inline(__always)
  mutating func separate(_ isFirst: inout Bool) {
    if isFirst { isFirst = false } else { put(byte: UInt8(ascii: ",")) }
  }

  @inline(__always)
  mutating func put(byte: UInt8) {
    if count == room.count { grow(to: count + 1) }
    room[count] = byte
    count += 1
  }

  private mutating func grow(to least: Int) {
    let capacity = max(least, 2 * room.count)
    // What lies behind `count` is never read, so nobody has to write it first.
    room = Array(unsafeUninitializedCapacity: capacity) { bytes, initialized in
      _ = bytes.initialize(fromContentsOf: room[..<count])
      initialized = capacity
    }
  }
}
