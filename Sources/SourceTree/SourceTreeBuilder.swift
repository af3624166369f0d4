/// Builds a tree of `SourceNode` from the parts of a file, in the order in which they begin there.
///
/// A reader opens a collection, adds what is inside (for a mapping keys and values in turn), and closes it.
/// Offsets must fit in 32 bits: a reader refuses larger files.
public struct SourceTreeBuilder: Sendable {
  private let file: FileID
  private let source: [UInt8]
  private let mapping: any ValueMapping
  private var pool: [UInt8] = []
  private var records: [NodeRecord] = []
  private var open: [Int] = []

  /// Creates a builder for one file.
  ///
  /// - Parameters:
  ///   - source: the bytes that ranges count in; values that stand there as they are will not be copied.
  ///   - mapping: what finds places inside values that are written differently.
  public init(file: FileID, source: [UInt8], mapping: any ValueMapping) {
    self.file = file
    self.source = source
    self.mapping = mapping
  }

  /// How many nodes there are so far; also the number that the next node will get.
  public var count: Int { records.count }

  /// How many collections are open.
  public var depth: Int { open.count }

  /// Makes room for a number of nodes, to save growing.
  public mutating func reserveCapacity(_ nodes: Int) {
    records.reserveCapacity(nodes)
  }

  /// Adds a scalar.
  ///
  /// - Parameters:
  ///   - extent: the bytes of the file that hold it, quotes and block header included.
  ///   - value: what they stand for.
  public mutating func addScalar(
    _ style: ScalarStyle, at extent: Range<Int>, value: Span<UInt8>, isBroken: Bool = false
  ) {
    let quote = style == .plain ? 0 : 1
    let inner = extent.lowerBound + quote
    let isVerbatim =
      !style.isBlock && extent.count == value.count + 2 * quote
      && source.has(value, at: inner)
    var lower = inner
    if !isVerbatim {
      lower = pool.count
      value.withUnsafeBufferPointer { pool.append(contentsOf: $0) }
    }
    add(
      NodeRecord(
        kind: .scalar, style: style, isBroken: isBroken, isVerbatim: isVerbatim,
        lower: Int32(extent.lowerBound), upper: Int32(extent.upperBound), valueLower: Int32(lower),
        valueLength: Int32(value.count), end: Int32(records.count + 1), count: 0))
  }

  /// Adds a scalar whose value is written as it is read, between its quotes if it has some.
  ///
  /// - Parameter extent: the bytes of the file that hold it, quotes included.
  public mutating func addVerbatim(_ style: ScalarStyle, at extent: Range<Int>) {
    let quote = style == .plain ? 0 : 1
    add(
      NodeRecord(
        kind: .scalar, style: style, isBroken: false, isVerbatim: true,
        lower: Int32(extent.lowerBound), upper: Int32(extent.upperBound),
        valueLower: Int32(extent.lowerBound + quote),
        valueLength: Int32(extent.count - 2 * quote), end: Int32(records.count + 1), count: 0))
  }

  /// Opens a mapping or sequence; a block mapping takes the range of its first key when that comes.
  public mutating func open(_ kind: SourceNode.Kind, at range: Range<Int>, isBroken: Bool = false) {
    add(
      NodeRecord(
        kind: kind, style: .plain, isBroken: isBroken, isVerbatim: false,
        lower: Int32(range.lowerBound), upper: Int32(range.upperBound), valueLower: 0,
        valueLength: 0, end: 0, count: 0))
    open.append(records.count - 1)
  }

  /// Closes the innermost open collection; a flow collection ends at `end`, a block collection keeps its range.
  public mutating func close(endingAt end: Int? = nil, isBroken: Bool = false) {
    guard let index = open.popLast() else { return }
    records[index].end = Int32(records.count)
    if records[index].kind == .mapping { records[index].count /= 2 }
    if isBroken { records[index].isBroken = true }
    if let end { records[index].upper = Int32(end) }
  }

  /// Marks a node as one about which a finding was made.
  public mutating func markBroken(_ node: Int) {
    records[node].isBroken = true
  }

  /// Marks every collection that ends where reading ended: nobody knows what else would belong to it.
  public mutating func markEndBroken() {
    for node in records.indices
    where records[node].kind != .scalar && Int(records[node].end) == records.count {
      records[node].isBroken = true
    }
  }

  /// The bytes to underline for a node, by its number.
  public func range(of node: Int) -> SourceRange {
    SourceRange(file: file, lower: Int(records[node].lower), upper: Int(records[node].upper))
  }

  /// How many bytes a scalar's value has, by the node's number.
  public func length(of node: Int) -> Int {
    Int(records[node].valueLength)
  }

  /// The bytes of a scalar's value, by the node's number.
  public func value(of node: Int) -> ArraySlice<UInt8> {
    let record = records[node]
    return record.isVerbatim ? source[record.value] : pool[record.value]
  }

  /// Finishes the tree and gives its first node; nil when there is none.
  ///
  /// Open collections are closed.
  public consuming func finish() -> SourceNode? {
    while !open.isEmpty { close() }
    guard !records.isEmpty else { return nil }
    let tree = SourceTreeStorage(
      file: file, source: source, pool: pool, records: records, mapping: mapping)
    return SourceNode(tree: tree, index: 0)
  }

  private mutating func add(_ record: NodeRecord) {
    if let parent = open.last {
      let isFirstKey = records[parent].kind == .mapping && records[parent].count == 0
      if isFirstKey, records[parent].lower == records[parent].upper {
        records[parent].lower = record.lower
        records[parent].upper = record.upper
      }
      records[parent].count += 1
    }
    records.append(record)
  }
}
