extension SourceNode {
  /// A scalar's value; empty for a mapping or sequence.
  public var text: String {
    tree.text(at: index)
  }

  /// The bytes of a scalar's value; empty for a mapping or sequence.
  ///
  /// Compare these, not strings: to Swift, two
  /// strings with different bytes can be equal.
  public var utf8: ArraySlice<UInt8> {
    let record = record
    return record.isVerbatim ? tree.source[record.value] : tree.pool[record.value]
  }

  /// How many bytes a scalar's value has; 0 for a mapping or sequence.
  public var length: Int {
    Int(record.valueLength)
  }

  /// How a scalar is written; nil for a mapping or sequence.
  public var style: ScalarStyle? {
    kind == .scalar ? record.style : nil
  }

  /// Whether the node is a scalar without quotes that is not a block.
  public var isPlain: Bool {
    style == .plain
  }

  /// Whether the node is a missing value, `~` or `null`, without quotes.
  public var isNull: Bool {
    let record = record
    guard record.kind == .scalar, record.style == .plain else { return false }
    return switch record.valueLength {
    case 0: true
    case 1: hasText("~")
    case 4: hasText("null")
    default: false
    }
  }

  /// Whether a scalar's value has exactly these bytes; false for a mapping or sequence.
  public func hasText(_ text: String) -> Bool {
    tree.hasText(text, at: index)
  }

  /// Whether a scalar's value has exactly the bytes of a part of an array; false for a mapping or sequence.
  public func hasBytes(_ bytes: [UInt8], _ part: Range<Int>) -> Bool {
    tree.hasBytes(bytes.span.extracting(part), at: index)
  }
}
