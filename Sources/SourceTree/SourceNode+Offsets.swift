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
    valuePlaces().range(bytes)
  }

  /// Where the parts of a scalar's value stand, for many questions about one scalar.
  public func valuePlaces() -> ValuePlaces {
    let record = record
    guard record.kind == .scalar, record.valueLength > 0 else {
      return ValuePlaces(node: range, length: 0, form: .unknown)
    }
    let length = Int(record.valueLength)
    if record.isVerbatim {
      return ValuePlaces(node: range, length: length, form: .verbatim(record.value.lowerBound))
    }
    guard let map = valueMap() else {
      return ValuePlaces(node: range, length: length, form: .unknown)
    }
    return ValuePlaces(node: range, length: length, form: .mapped(map))
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
