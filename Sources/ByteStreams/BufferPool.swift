import Synchronization

/// Buffers that go round: a task takes one, fills it and hands it on, and whoever is done with it gives it back.
///
/// So a run asks the system for memory only until each of its tasks has some.
public final class BufferPool: Sendable {
  private let limit: Int
  private let spare = Mutex<[[UInt8]]>([])

  /// Creates a pool without buffers.
  ///
  /// - Parameter limit: the largest buffer that is kept, in bytes; a larger one was made for something unusual.
  public init(limit: Int) {
    self.limit = limit
  }

  /// A buffer that was given back last, with whatever is in it, or an empty one.
  public func take() -> [UInt8] {
    spare.withLock { $0.popLast() } ?? []
  }

  /// Keeps a buffer for those who come later.
  public func giveBack(_ buffer: consuming [UInt8]) {
    guard buffer.capacity > 0, buffer.capacity <= limit else { return }
    let kept = buffer
    spare.withLock { $0.append(kept) }
  }
}
