import SourceTree

/// The keys of a shape, prepared for being compared with those of files.
///
/// A reference, because a shape is taken out of another at every mapping of every file, on two cores at once.
final class ShapeKeys: Sendable {
  let fields: [Shape.Field]
  let exactlyOne: [[String]]
  /// The fields that must be there, one bit for each position.
  let required: UInt64
  /// The bytes of all keys, and where those of each begin.
  private let bytes: [UInt8]
  private let starts: [Int]

  init(_ fields: [Shape.Field], exactlyOne: [[String]]) {
    self.fields = fields
    self.exactlyOne = exactlyOne
    bytes = fields.flatMap(\.key.utf8)
    starts = fields.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.key.utf8.count) }
    required = fields.enumerated().reduce(0) { bits, field in
      field.element.isRequired ? bits | 1 << UInt64(field.offset) : bits
    }
  }

  /// The position of the field with this key, looked for from a position on and then from the start.
  func index(of key: SourceNode, from position: Int) -> Int? {
    let length = key.length
    for offset in 0..<fields.count {
      let next = position + offset
      let index = next < fields.count ? next : next - fields.count
      let range = starts[index]..<starts[index + 1]
      if range.count == length, key.hasBytes(bytes, range) { return index }
    }
    return nil
  }
}
