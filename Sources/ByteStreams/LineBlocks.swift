/// Cuts bytes into blocks of whole lines, so that blocks can be worked on apart.
public struct LineBlocks {
  /// Some whole lines that stand behind each other.
  public struct Block: Sendable {
    /// The lines, each with its line feed but perhaps the last of the input.
    public var bytes: [UInt8]
    /// How many bytes of text, unpacked, come before it.
    public var offset: Int
    /// Whether this is the beginning of a line that is longer than the limit; the rest of it was passed over.
    public var isCut = false
  }

  private let source: ByteSource
  private let size: Int
  private let limit: Int
  private var rest: [UInt8] = []
  private var isAtEnd = false
  /// How many bytes of text were given in blocks or passed over.
  public private(set) var position: Int

  /// Creates a cutter.
  ///
  /// - Parameters:
  ///   - offset: how many bytes of text are passed over first; they end with a line.
  ///   - size: how many bytes a block has at least, unless the input ends.
  ///   - limit: how long a line may be.
  public init(
    _ source: ByteSource, from offset: Int = 0, size: Int = 1 << 18, limit: Int = 4 << 20
  ) throws(SystemError) {
    self.source = source
    self.size = size
    self.limit = limit
    position = offset
    var passed = 0
    while passed < offset, try source.read(into: &rest) {
      passed += rest.count
      rest.removeFirst(rest.count - max(0, passed - offset))
    }
    if passed < offset { throw SystemError(source.name, 0, "is shorter than what was done of it") }
  }

  /// The next block; nil at the end, and when `isStopped` says so while nothing comes.
  public mutating func next(unless isStopped: () -> Bool) throws(SystemError) -> Block? {
    while true {
      if rest.count >= size, let end = rest[(size - 1)...].firstIndex(of: 10) {
        return take(end + 1)
      }
      if isAtEnd { return rest.isEmpty ? nil : take(rest.count) }
      if rest.count > limit {
        if let end = rest.lastIndex(of: 10) { return take(end + 1) }
        return try passOver(unless: isStopped)
      }
      guard source.waits(unless: isStopped) else { return nil }
      isAtEnd = try !source.read(into: &rest)
    }
  }

  private mutating func take(_ end: Int) -> Block {
    let block = Block(bytes: Array(rest[..<end]), offset: position)
    rest.removeSubrange(..<end)
    position += end
    return block
  }

  /// Gives the beginning of a line that is too long, and leaves out the rest of it.
  private mutating func passOver(unless isStopped: () -> Bool) throws(SystemError) -> Block? {
    var block = Block(bytes: Array(rest[..<64]) + [10], offset: position, isCut: true)
    var start = position
    while true {
      if let end = rest.firstIndex(of: 10) {
        rest.removeSubrange(...end)
        position = start + end + 1
        return block
      }
      start += rest.count
      rest.removeAll(keepingCapacity: true)
      guard source.waits(unless: isStopped) else { return nil }
      guard try source.read(into: &rest) else {
        isAtEnd = true
        position = start
        block.bytes.removeLast()
        return block
      }
    }
  }
}

extension LineBlocks.Block {
  /// How many lines it has, the last with or without its line feed.
  public var lineCount: Int {
    var count = bytes.last == 10 ? 0 : 1
    bytes.withUnsafeBytes { bytes in
      let ones: UInt64 = 0x0101_0101_0101_0101
      var start = 0
      while start + 8 <= bytes.count {
        // Eight counts side by side, each in a byte, for as many words as they can count.
        let end = min(start + 255 * 8, bytes.count & ~7)
        var counts: UInt64 = 0
        while start < end {
          let rest =
            bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self) ^ (ones &* 10)
          // The high bit of a byte is left where all its bits are zero, where a line feed stood.
          let low = (rest & (ones &* 0x7F)) &+ (ones &* 0x7F)
          counts &+= (~(low | rest) &>> 7) & ones
          start += 8
        }
        let pairs = (counts & 0x00FF_00FF_00FF_00FF) &+ (counts &>> 8 & 0x00FF_00FF_00FF_00FF)
        count += Int((pairs &* 0x0001_0001_0001_0001) &>> 48)
      }
      for index in start..<bytes.count where bytes[index] == 10 { count += 1 }
    }
    return count
  }
}
