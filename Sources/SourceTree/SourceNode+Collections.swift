extension SourceNode {
  /// A sequence's items in order; nothing for a mapping or scalar.
  public var items: Items {
    Items(parent: self)
  }

  /// A mapping's entries in the order of the file; nothing for a sequence or scalar.
  public var entries: Entries {
    Entries(parent: self)
  }

  /// The value of a mapping's key, found by the key's bytes; nil when there is no such key.
  ///
  /// Of two equal keys, which the reader has reported, it finds the first.
  public subscript(key: String) -> SourceNode? {
    tree.value(of: key, inMappingAt: index).map { SourceNode(tree: tree, index: $0) }
  }

  /// The items of a sequence.
  public struct Items: Sequence, Sendable {
    let parent: SourceNode

    /// Whether there are none.
    public var isEmpty: Bool { count == 0 }

    /// The first item; nil when there is none.
    public var first: SourceNode? { first { _ in true } }

    /// How many there are.
    public var count: Int { parent.kind == .sequence ? parent.count : 0 }

    /// How many there are, so that collecting them reserves room once.
    public var underestimatedCount: Int { count }

    /// Starts at the first item.
    public func makeIterator() -> Iterator {
      Iterator(children: Children(of: parent, if: .sequence))
    }

    /// Steps from item to item.
    public struct Iterator: IteratorProtocol {
      var children: Children

      /// The next item, or nil behind the last.
      public mutating func next() -> SourceNode? {
        children.next()
      }
    }
  }

  /// The entries of a mapping.
  public struct Entries: Sequence, Sendable {
    let parent: SourceNode

    /// Whether there are none.
    public var isEmpty: Bool { count == 0 }

    /// The first entry; nil when there is none.
    public var first: (key: SourceNode, value: SourceNode)? { first { _ in true } }

    /// How many there are.
    public var count: Int { parent.kind == .mapping ? parent.count : 0 }

    /// How many there are, so that collecting them reserves room once.
    public var underestimatedCount: Int { count }

    /// Starts at the first entry.
    public func makeIterator() -> Iterator {
      Iterator(children: Children(of: parent, if: .mapping))
    }

    /// Steps from entry to entry.
    public struct Iterator: IteratorProtocol {
      var children: Children

      /// The next entry, or nil behind the last.
      public mutating func next() -> (key: SourceNode, value: SourceNode)? {
        guard let key = children.next(), let value = children.next() else { return nil }
        return (key, value)
      }
    }
  }

  /// Steps over the nodes directly inside a collection: a sequence's items, or keys and values in turn.
  struct Children {
    let tree: SourceTreeStorage
    var index: Int
    let end: Int

    init(of parent: SourceNode, if kind: Kind) {
      tree = parent.tree
      index = parent.index + 1
      end = parent.kind == kind ? Int(parent.record.end) : index
    }

    mutating func next() -> SourceNode? {
      guard index < end else { return nil }
      defer { index = Int(tree.records[index].end) }
      return SourceNode(tree: tree, index: index)
    }
  }
}
