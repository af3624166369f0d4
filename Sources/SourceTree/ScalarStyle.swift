/// How a scalar is written in its file.
public enum ScalarStyle: UInt8, Sendable, Hashable {
  /// Without quotes, such as `knee pain`.
  case plain
  /// In single quotes; only `''` is an escape.
  case singleQuoted
  /// In double quotes, with backslash escapes; every JSON string.
  case doubleQuoted
  /// A block behind `|`, which keeps its line breaks.
  case literal
  /// A block behind `>`, whose line breaks become spaces.
  case folded

  /// Whether the text stands on lines of its own below a `|` or `>`.
  public var isBlock: Bool {
    self == .literal || self == .folded
  }
}
