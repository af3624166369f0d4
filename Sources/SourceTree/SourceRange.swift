/// A part of a file, as byte offsets: from `lower` up to and not including `upper`.
///
/// An empty range is a place between two bytes, such as the spot where a value is missing.
public struct SourceRange: Sendable, Hashable {
  /// The file that the offsets count in.
  public var file: FileID

  /// The offset of the first byte.
  public var lower: Int

  /// The offset behind the last byte; never less than `lower`.
  public var upper: Int

  /// Creates a range; an `upper` before `lower` is raised to it.
  public init(file: FileID, lower: Int, upper: Int) {
    self.file = file
    self.lower = lower
    self.upper = max(lower, upper)
  }
}
