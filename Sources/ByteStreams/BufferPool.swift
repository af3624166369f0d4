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

  /// A buffer that was given back, with whatever is in it, or an empty one with as much room.
  public func take() -> [UInt8] {
    let (buffer, size) = stock.withLock { ($0.spare.popLast(), $0.size) }
    if let buffer { return buffer }
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
