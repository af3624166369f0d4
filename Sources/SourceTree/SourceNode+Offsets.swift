extension SourceNode {
  /// For each byte of a scalar's value, the offset of the file byte that it comes from; nil rather than a guess.
  public func offsetMap() -> [Int]? {
    valueMap()?.starts
  }

  /// The part of the file that a part of a scalar's value comes from, escapes and line breaks included.
  ///
  /// An empty `bytes` gives the place where the value could be added to. Gives the whole node's range when there is
  /// no exact answer or `bytes` is not within the value.
  public func range(ofValue bytes: Range<Int>) -> SourceRange {
    let length = utf8.count
    guard kind == .scalar, bytes.lowerBound >= 0, bytes.upperBound <= length, length > 0,
      let map = valueMap()
    else { return range }
    let lower =
      bytes.lowerBound < length ? map.starts[bytes.lowerBound] : map.ends[bytes.lowerBound - 1]
    let upper = bytes.isEmpty ? lower : map.ends[bytes.upperBound - 1]
    return SourceRange(file: tree.file, lower: lower, upper: upper)
  }

  private func valueMap() -> ValueMap? {
    let record = record
    guard record.kind == .scalar else { return nil }
    if record.isVerbatim {
      return ValueMap(starts: Array(record.value), ends: record.value.map { $0 + 1 })
    }
    let scalar = WrittenScalar(style: record.style, extent: record.range, value: utf8)
    return tree.mapping.map(scalar, in: tree.source)
  }
}
