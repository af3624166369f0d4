import SourceTree

/// Follows the value of a YAML scalar back to its file by decoding the scalar a second time.
///
/// The result is compared with what libyaml made of the scalar, so a wrong place is never given.
struct YAMLValueMapping: ValueMapping {
  func map(_ scalar: WrittenScalar, in source: [UInt8]) -> ValueMap? {
    decode(scalar, in: source).map { ValueMap(starts: $0.starts, ends: $0.ends) }
  }

  private func decode(_ scalar: WrittenScalar, in source: [UInt8]) -> DecodedText? {
    guard scalar.style.isBlock else {
      var decoder = FlowScalarDecoder(source, scalar.extent, scalar.style)
      return decoder.decode().flatMap { $0.value[...] == scalar.value ? $0 : nil }
    }
    var decoder = BlockScalarDecoder(source, scalar.extent.lowerBound, scalar.style)
    // The indentation that a header or the file's structure sets is not known here: it is found by trying, beginning
    // with what the first line of text suggests.
    for indent in [nil] + (0...24).map(Optional.some) {
      let decoded = decoder.decode(indent: indent)
      if decoded.value[...] == scalar.value { return decoded }
    }
    return nil
  }
}

/// A value with the place of every byte.
struct DecodedText {
  private(set) var value: [UInt8] = []
  private(set) var starts: [Int] = []
  private(set) var ends: [Int] = []

  var isEmpty: Bool { value.isEmpty }

  /// Adds a byte that is written in `width` bytes of the file.
  mutating func append(_ byte: UInt8, at offset: Int, width: Int = 1) {
    value.append(byte)
    starts.append(offset)
    ends.append(offset + width)
  }

  /// Adds bytes that are written as they are.
  mutating func append(_ bytes: ArraySlice<UInt8>) {
    value += bytes
    starts += bytes.indices
    ends += bytes.startIndex + 1..<bytes.endIndex + 1
  }

  mutating func append(_ other: DecodedText) {
    value += other.value
    starts += other.starts
    ends += other.ends
  }

  mutating func removeAll() {
    self = DecodedText()
  }

  mutating func reserveCapacity(_ count: Int) {
    value.reserveCapacity(count)
    starts.reserveCapacity(count)
    ends.reserveCapacity(count)
  }
}

/// Line breaks as YAML 1.1 counts them.
struct LineBreaks {
  let bytes: [UInt8]

  /// The byte at an offset; zero behind the end.
  subscript(offset: Int) -> UInt8 {
    offset < bytes.count ? bytes[offset] : 0
  }

  /// How many bytes the line break at an offset has; 0 when there is none.
  func length(at offset: Int) -> Int {
    switch self[offset] {
    case 10: 1
    case 13: self[offset + 1] == 10 ? 2 : 1
    case 0xC2: self[offset + 1] == 0x85 ? 2 : 0
    case 0xE2: self[offset + 1] == 0x80 && self[offset + 2] & 0xFE == 0xA8 ? 3 : 0
    default: 0
    }
  }

  /// Adds what a line break stands for: itself when it is LS or PS, and LF otherwise.
  func append(to text: inout DecodedText, at offset: Int) {
    let length = length(at: offset)
    guard length == 3 else { return text.append(10, at: offset, width: length) }
    for index in offset..<(offset + 3) { text.append(bytes[index], at: offset, width: 3) }
  }
}
