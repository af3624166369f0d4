/// One node of a tree, in the order in which nodes begin in the file.
struct NodeRecord: Sendable, Equatable {
  var kind: SourceNode.Kind
  var style: ScalarStyle
  var isBroken: Bool
  /// Whether the value's bytes are those of the source; otherwise they are in the pool.
  var isVerbatim: Bool
  /// What to underline.
  var lower: Int32
  var upper: Int32
  /// Where a scalar's value begins, in the source or in the pool, and its length in bytes.
  var valueLower: Int32
  var valueLength: Int32
  /// The index behind the last node inside this one.
  var end: Int32
  /// A sequence's items or a mapping's entries.
  var count: Int32

  var range: Range<Int> {
    Int(lower)..<Int(upper)
  }

  var value: Range<Int> {
    Int(valueLower)..<Int(valueLower + valueLength)
  }
}

/// What all nodes of one tree share.
///
/// A reference, so that a node is two words and copying one is cheap.
final class SourceTreeStorage: Sendable {
  let file: FileID
  let source: [UInt8]
  let pool: [UInt8]
  let records: [NodeRecord]
  let mapping: any ValueMapping

  init(
    file: FileID, source: [UInt8], pool: [UInt8], records: [NodeRecord], mapping: any ValueMapping
  ) {
    self.file = file
    self.source = source
    self.pool = pool
    self.records = records
    self.mapping = mapping
  }

  /// Whether the node is a scalar with exactly these bytes.
  func hasText(_ text: String, at index: Int) -> Bool {
    hasBytes(text.utf8.span, at: index)
  }

  /// The characters of a scalar's value.
  func text(at index: Int) -> String {
    let record = records[index]
    guard record.valueLength > 0 else { return "" }
    return (record.isVerbatim ? source : pool).withUnsafeBufferPointer { bytes in
      String(decoding: UnsafeBufferPointer(rebasing: bytes[record.value]), as: UTF8.self)
    }
  }

  /// Where the value of a mapping's first key with these bytes stands.
  func value(of key: String, inMappingAt mapping: Int) -> Int? {
    guard records[mapping].kind == .mapping else { return nil }
    let key = key.utf8.span
    let end = Int(records[mapping].end)
    var index = mapping + 1
    while index < end {
      let value = Int(records[index].end)
      if hasBytes(key, at: index) { return value }
      index = Int(records[value].end)
    }
    return nil
  }

  func hasBytes(_ bytes: Span<UInt8>, at index: Int) -> Bool {
    let record = records[index]
    guard record.kind == .scalar, Int(record.valueLength) == bytes.count else { return false }
    let start = Int(record.valueLower)
    if record.isVerbatim { return source.has(bytes, at: start) }
    return pool.has(bytes, at: start)
  }

  /// The last byte of the file that a node or anything inside it reaches.
  func end(of index: Int) -> Int32 {
    let record = records[index]
    var end = record.upper
    for inner in (index + 1)..<max(index + 1, Int(record.end)) {
      end = max(end, records[inner].upper)
    }
    return end
  }
}
