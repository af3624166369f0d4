/// The lines of plans while they are written: prepared pieces are copied behind each other.
public struct PlanSheet: Sendable {
  /// What is written.
  public var bytes: [UInt8] = []

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
    if text.utf8.withContiguousStorageIfAvailable({ put($0) }) == nil { bytes += text.utf8 }
  }

  /// A text in quotes.
  mutating func put(string: String) {
    JSONString.append(string, to: &bytes)
  }

  /// A member whose text needs no escape; `key` ends with the opening quote.
  mutating func put(member key: StaticString, _ text: String, closing: Bool = true) {
    put(key)
    put(text)
    if closing { put(byte: UInt8(ascii: "\"")) }
  }

  @inline(__always)
  mutating func put(_ source: UnsafeBufferPointer<UInt8>) {
    bytes.append(contentsOf: source)
  }

  @inline(__always)
  mutating func put(byte: UInt8) {
    bytes.append(byte)
  }

  /// A list of prepared pieces behind its key, which ends with the opening bracket; items without a piece are left out.
  @inline(__always)
  mutating func put<Items: Sequence>(
    _ key: StaticString, _ items: Items, _ ink: Ink, _ piece: (Items.Element) -> Piece?
  ) {
    put(key)
    var isFirst = true
    for item in items {
      guard let piece = piece(item) else { continue }
      separate(&isFirst)
      put(piece, ink)
    }
    put(byte: UInt8(ascii: "]"))
  }

  /// A comma, but for the first of a list.
  @inline(__always)
  mutating func separate(_ isFirst: inout Bool) {
    if isFirst { isFirst = false } else { put(byte: UInt8(ascii: ",")) }
  }
}
