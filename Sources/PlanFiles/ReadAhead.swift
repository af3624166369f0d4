import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Pieces of work that cores without other work do ahead of time, in order, while earlier results are in use.
///
/// Whoever wants a result that somebody else is working out does what nobody has begun meanwhile, and only then waits. What comes out does not depend on who worked it out.
final class ReadAhead<Result: Sendable>: Sendable {
  private enum Place: Sendable {
    case open, begun, done(Result)
  }

  private let places: Mutex<[Place]>
  private let signals: [DispatchSemaphore]
  private let work: @Sendable (Int) -> Result

  /// Begins with the first of `count` pieces of work at once, where a core is free.
  init(count: Int, _ work: @escaping @Sendable (Int) -> Result) {
    places = Mutex(Array(repeating: .open, count: count))
    signals = (0..<count).map { _ in DispatchSemaphore(value: 0) }
    self.work = work
  }

  /// Lets free cores, all but the caller's, work through what nobody has begun.
  func start() {
    let workers = min(sysconf(Int32(_SC_NPROCESSORS_ONLN)), signals.count) - 1
    for _ in 0..<max(workers, 0) {
      DispatchQueue.global(qos: .userInitiated).async {
        while let index = self.beginNext() { self.finish(index) }
      }
    }
  }

  /// The result at a place, worked out here and now when nobody has begun with it.
  subscript(index: Int) -> Result {
    if places.withLock({ Self.begin(index, in: &$0) }) { finish(index) }
    while true {
      if case .done(let result) = places.withLock({ $0[index] }) { return result }
      if let other = beginNext() {
        finish(other)
      } else {
        signals[index].wait()
      }
    }
  }

  private static func begin(_ index: Int, in places: inout [Place]) -> Bool {
    guard case .open = places[index] else { return false }
    places[index] = .begun
    return true
  }

  private func beginNext() -> Int? {
    places.withLock { places in
      places.indices.first { Self.begin($0, in: &places) }
    }
  }

  private func finish(_ index: Int) {
    let result = work(index)
    places.withLock { $0[index] = .done(result) }
    signals[index].signal()
  }
}
