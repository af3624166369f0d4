import Synchronization

/// Buffers that go round: a task takes one, fills it and hands it on, and whoever is done with it gives it back.
///
/// So a run asks the system for memory only until each of its tasks has some.
public final class BufferPool: Sendable {
  private struct Stock: Sendable {
    var spare: [[UInt8]] = []
    /// How large a buffer most recently had to be.
    var size = 0
  }

  private let limit: Int
  private let stock = Mutex(Stock())

  /// Creates a pool without buffers.
  ///
  /// - Parameter limit: the largest buffer that is kept, in bytes; a larger one was made for something unusual.
  public init(limit: Int) {
    self.limit = limit
  }

  /// A buffer that was given back, with whatever is in it; else one of another pool's, or an empty one with as much room.
  ///
  /// - Parameter others: the pools of other tasks, which work on the same. What lies idle there is slower to write to, but with it
  ///   all tasks together have no more buffers than were ever in use at once.
  public func take(orFrom others: [BufferPool] = []) -> [UInt8] {
    let (buffer, size) = stock.withLock { ($0.spare.popLast(), $0.size) }
    if let buffer { return buffer }
    for other in others where other !== self {
      if let buffer = other.stock.withLock({ $0.spare.popLast() }) { return buffer }
    }
    var fresh: [UInt8] = []
    fresh.reserveCapacity(size)
    return fresh
  }

  /// Keeps a buffer for those who come later.
  public func giveBack(_ buffer: consuming [UInt8]) {
    guard buffer.capacity > 0, buffer.capacity <= limit else { return }
    // Moved, for whoever takes a buffer that somebody else still holds makes a copy.
    var kept: [UInt8]? = buffer
    stock.withLock { stock in
      guard let buffer = kept.take() else { return }
      stock.size = buffer.capacity
      stock.spare.append(buffer)
    }
  }
}
