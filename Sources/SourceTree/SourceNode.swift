/// A value of a file together with the place where it stands: a scalar, a mapping or a sequence.
///
/// A node is a cheap cursor into a tree that never changes; it may be kept, copied and sent freely.
/// Scalars are bytes without a type: whoever reads a field decides what `no` or `010` means there.
public struct SourceNode: Sendable {
  /// The three shapes that a node can have.
  public enum Kind: UInt8, Sendable, Hashable {
    case scalar, mapping, sequence
  }

  let tree: SourceTreeStorage
  let index: Int

  var record: NodeRecord {
    tree.records[index]
  }

  /// The shape of the node.
  public var kind: Kind {
    record.kind
  }

  /// The part of the file to underline when something is wrong with the node.
  ///
  /// A scalar's exact text with its quotes, a block scalar from its header to the end of its text, the first key of
  /// a block mapping, the first dash of a block sequence, the whole of a flow collection. A missing value has an
  /// empty range right behind its colon.
  public var range: SourceRange {
    let range = record.range
    return SourceRange(file: tree.file, lower: range.lowerBound, upper: range.upperBound)
  }

  /// From the first byte of the node to the last of what it holds; a collection's own range is only its beginning.
  public var extent: SourceRange {
    SourceRange(file: tree.file, lower: Int(record.lower), upper: Int(tree.end(of: index)))
  }

  /// How many items a sequence or entries a mapping has; 0 for a scalar.
  public var count: Int {
    Int(record.count)
  }

  /// Whether a finding was already made about this node or about a part of it that could not be read.
  ///
  /// What is missing or odd in a broken node is a consequence, so it should not be reported again.
  public var isBroken: Bool {
    record.isBroken
  }
}
