/// Where the parts of one scalar's value stand in its file.
public struct ValuePlaces: Sendable {
  /// How value and file are related.
  enum Form: Sendable {
    /// The value's bytes are the file's, from this offset on.
    case verbatim(Int)
    /// Escapes, folded lines or indentation stand between.
    case mapped(ValueMap)
    /// There is no exact answer.
    case unknown
  }

  let node: SourceRange
  let length: Int
  let form: Form

  /// The part of the file that a part of the value comes from.
  ///
  /// Gives the whole node's range when there is no exact answer or the part is not within the value. An empty part
  /// gives the place where it could be added to.
  public func range(_ bytes: Range<Int>) -> SourceRange {
    guard bytes.lowerBound >= 0, bytes.upperBound <= length else { return node }
    switch form {
    case .unknown:
      return node
    case .verbatim(let offset):
      return SourceRange(
        file: node.file, lower: offset + bytes.lowerBound, upper: offset + bytes.upperBound)
    case .mapped(let map):
      let lower =
        bytes.lowerBound < length ? map.starts[bytes.lowerBound] : map.ends[bytes.lowerBound - 1]
      let upper = bytes.isEmpty ? lower : map.ends[bytes.upperBound - 1]
      return SourceRange(file: node.file, lower: lower, upper: upper)
    }
  }
}
