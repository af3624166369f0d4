/// Where every byte of a scalar's value comes from in its file.
public struct ValueMap: Sendable, Hashable {
  /// For each byte of the value, the offset of the file byte where the writing of it begins.
  public var starts: [Int]

  /// For each byte of the value, the offset behind the writing of it: two bytes on for an escape such as `\n`.
  public var ends: [Int]

  /// Creates a map; both arrays have one element for each byte of the value.
  public init(starts: [Int], ends: [Int]) {
    self.starts = starts
    self.ends = ends
  }
}

/// A scalar as it stands in a file: what a `ValueMapping` needs to follow its value back.
public struct WrittenScalar: Sendable {
  /// How the scalar is written.
  public var style: ScalarStyle

  /// The bytes of the file that hold it, from the quote or the block header on.
  public var extent: Range<Int>

  /// What the reader made of it.
  public var value: ArraySlice<UInt8>

  /// Creates the description of a scalar.
  public init(style: ScalarStyle, extent: Range<Int>, value: ArraySlice<UInt8>) {
    self.style = style
    self.extent = extent
    self.value = value
  }
}

/// The knowledge of one file format about how its scalars are written.
///
/// A tree keeps one and asks it only when a place inside a value is needed, so reading pays nothing for it.
public protocol ValueMapping: Sendable {
  /// The map of a scalar whose value differs from the bytes in the file; nil rather than a guess.
  func map(_ scalar: WrittenScalar, in source: [UInt8]) -> ValueMap?
}
