/// Cuts bytes into blocks of whole lines, so that blocks can be worked on apart.
public struct LineBlocks {
  /// Some whole lines that stand behind each other.
  public struct Block: Sendable {
    /// The lines in the first `count` bytes, each with its line feed but perhaps the last of the input; zeros behind them.
    public var bytes: [UInt8]
    /// How many bytes the lines have.
    public var count: Int
    /// How many bytes of text, unpacked, come before it.
    public var offset: Int
    /// How many bytes of text there are up to its end, with those that were passed over.
    public var end: Int
    /// Whether it stands for a line that is longer than the limit and was passed over; it is empty then.
    public var isCut = false

    /// The lines alone.
    public var text: ArraySlice<UInt8> { bytes[..<count] }
  }

  /// How blocks are cut.
  public struct Measure: Sendable {
    /// How many bytes a block has at least, unless the input ends.
    public var size: Int
    /// How long a line may be.
    public var limit: Int
    /// How many zeros stand behind a block's lines.
    public var margin: Int

    /// Creates a measure.
    public init(size: Int = 1 << 18, limit: Int = 4 << 20, margin: Int = 0) {
      self.size = size
      self.limit = limit
      self.margin = margin
    }
  }

  private let source: ByteSource
  private let measure: Measure
  private let pool: BufferPool
  /// What was read behind the last block.
  private var rest: ArraySlice<UInt8> = []
  private var isAtEnd = false
  private var position: Int

  /// Creates a cutter.
  ///
  /// - Parameters:
  ///   - offset: how many bytes of text are passed over first; they end with a line.
  ///   - pool: where blocks get their bytes from; whoever is done with a block gives them back.
  public init(
    _ source: ByteSource, from offset: Int = 0, _ measure: Measure, _ pool: BufferPool
  ) throws(SystemError) {
    self.source = source
    self.measure = measure
    self.pool = pool
    position = offset
    var passed = 0
    var bytes = offset > 0 ? [UInt8](repeating: 0, count: Self.readSize) : []
    while passed < offset {
      let count = try source.read(into: &bytes, 0..<min(bytes.count, offset - passed))
      guard count > 0 else {
        throw SystemError(source.name, 0, "is shorter than what was done of it")
      }
      passed += count
    }
  }

  /// The next block; nil at the end, and for good when `isStopped` says so while nothing comes.
  public mutating func next(unless isStopped: () -> Bool) throws(SystemError) -> Block? {
    var bytes = pool.take()
    if let end = lineEnd(in: rest, from: measure.size - 1) {
      take(rest.prefix(end), into: &bytes)
      return block(&bytes, end)
    }
    var count = rest.count
    bytes.grow(to: measure.size + Self.slack + measure.margin)
    take(rest, into: &bytes)
    while !isAtEnd {
      guard source.waits(unless: isStopped) else { return nil }
      let searched = max(measure.size - 1, count)
      count += try read(into: &bytes, behind: count)
      if let end = lineEnd(in: bytes[..<count], from: searched) {
        return block(&bytes, end, filled: count)
      }
      guard count > measure.limit else { continue }
      guard let last = bytes[..<count].lastIndex(of: 10) else {
        return try passOver(bytes, count, unless: isStopped)
      }
      return block(&bytes, last + 1, filled: count)
    }
    return count == 0 ? nil : block(&bytes, count)
  }

  /// So much at once costs few calls and stays in a core's own cache until it is worked on.
  private static let readSize = 1 << 18
  /// Room behind a block, so that the rest of its last line most often comes with it.
  private static let slack = 1 << 14

  /// How many bytes there are up to the first line feed that has at least so many before it, and with it.
  private func lineEnd(in bytes: ArraySlice<UInt8>, from offset: Int) -> Int? {
    guard bytes.count > offset else { return nil }
    return bytes[(bytes.startIndex + offset)...].firstIndex(of: 10).map {
      $0 - bytes.startIndex + 1
    }
  }

  /// Moves the beginning of what is left over into a block.
  private mutating func take(_ beginning: ArraySlice<UInt8>, into bytes: inout [UInt8]) {
    bytes.grow(to: beginning.count + measure.margin)
    bytes.withUnsafeMutableBufferPointer { _ = $0.update(fromContentsOf: beginning) }
    rest = rest[beginning.endIndex...]
  }

  private mutating func read(
    into bytes: inout [UInt8], behind count: Int
  ) throws(SystemError) -> Int {
    bytes.grow(to: count + Self.slack + measure.margin)
    // What is cut must not depend on how much a pipe happens to hold.
    let end = min(bytes.count - measure.margin, measure.limit + 1)
    let added = try source.read(into: &bytes, count..<end)
    isAtEnd = added == 0
    return added
  }

  /// Ends a block, and keeps what was read behind it.
  ///
  /// - Parameter bytes: changed in place, for a copy would be far larger than the block.
  private mutating func block(
    _ bytes: inout [UInt8], _ end: Int, filled count: Int? = nil
  ) -> Block {
    if let count { rest = Array(bytes[end..<count])[...] }
    for index in end..<(end + measure.margin) { bytes[index] = 0 }
    let offset = position
    position += end
    return Block(bytes: bytes, count: end, offset: offset, end: position)
  }

  /// Passes over a line that is too long, of which a part was read.
  private mutating func passOver(
    _ bytes: consuming [UInt8], _ count: Int, unless isStopped: () -> Bool
  ) throws(SystemError) -> Block? {
    var block = Block(bytes: [], count: 0, offset: position, end: position + count, isCut: true)
    repeat {
      guard source.waits(unless: isStopped) else { return nil }
      let count = try source.read(into: &bytes, 0..<min(bytes.count, measure.limit + 1))
      isAtEnd = count == 0
      let end = lineEnd(in: bytes[..<count], from: 0)
      rest = Array(bytes[(end ?? count)..<count])[...]
      block.end += end ?? count
      if end != nil { break }
    } while !isAtEnd
    pool.giveBack(bytes)
    position = block.end
    return block
  }
}

extension [UInt8] {
  fileprivate mutating func grow(to size: Int) {
    if count < size { self += repeatElement(0, count: size - count) }
  }
}
