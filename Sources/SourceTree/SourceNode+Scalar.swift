extension SourceNode {
  /// A scalar's value; empty for a mapping or sequence.
  public var text: String {
    String(decoding: utf8, as: UTF8.self)
  }

  /// The bytes of a scalar's value; empty for a mapping or sequence.
  ///
  /// Compare these, not strings: to Swift, two
  /// strings with different bytes can be equal.
  public var utf8: ArraySlice<UInt8> {
    let record = record
    return record.isVerbatim ? tree.source[record.value] : tree.pool[record.value]
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
    guard isPlain, record.valueLength <= 4 else { return false }
    return utf8.isEmpty || hasText("~") || hasText("null")
  }

  /// Whether a scalar's value has exactly these bytes; false for a mapping or sequence.
  public func hasText(_ text: String) -> Bool {
    let record = record
    guard record.kind == .scalar, Int(record.valueLength) == text.utf8.count else { return false }
    var offset = Int(record.valueLower)
    for byte in text.utf8 {
      let own = record.isVerbatim ? tree.source[offset] : tree.pool[offset]
      if own != byte { return false }
      offset += 1
    }
    return true
  }
}
