import ByteStreams
import Dispatch
import Synchronization

/// Does pieces of work on several cores and hands out the results in the order in which the pieces came.
///
/// No more pieces are under way than there is room for, so memory stays the same however much there is to do.
struct OrderedWork<Piece: Sendable, Result: Sendable> {
  private final class Slot: Sendable {
    let result = Mutex<Result?>(nil)
    let isDone = DispatchSemaphore(value: 0)
  }

  private let queues: [DispatchQueue]
  private let work: @Sendable (Piece) -> Result

  /// Creates a worker.
  ///
  /// - Parameter jobs: how many pieces are worked on at once.
  init(jobs: Int, _ work: @escaping @Sendable (Piece) -> Result) {
    queues = jobs == 1 ? [] : (0..<jobs).map { DispatchQueue(label: "plumbline.batch.\($0)") }
    self.work = work
  }

  /// Works on every piece that `next` gives; `finish` gets the results in order.
  func run(
    _ next: () throws(SystemError) -> Piece?, _ finish: (Result) throws(SystemError) -> Void
  ) throws(SystemError) {
    guard !queues.isEmpty else {
      while let piece = try next() { try finish(work(piece)) }
      return
    }
    var slots: [Slot] = []
    var given = 0
    while let piece = try next() {
      let slot = Slot()
      slots.append(slot)
      let work = work
      queues[given % queues.count].async {
        let result = work(piece)
        slot.result.withLock { $0 = result }
        slot.isDone.signal()
      }
      given += 1
      if slots.count == 2 * queues.count { try take(&slots, finish) }
    }
    while !slots.isEmpty { try take(&slots, finish) }
  }

  private func take(
    _ slots: inout [Slot], _ finish: (Result) throws(SystemError) -> Void
  ) throws(SystemError) {
    let slot = slots.removeFirst()
    slot.isDone.wait()
    if let result = slot.result.withLock({ $0.take() }) { try finish(result) }
  }
}
