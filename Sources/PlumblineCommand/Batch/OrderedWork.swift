import ByteStreams
import Dispatch
import Synchronization

/// Gives pieces of work, one after the other.
protocol PieceSource<Piece>: SendableMetatype {
  associatedtype Piece: Sendable

  /// The next piece; nil at the end, and when `isStopped` says so while nothing comes.
  mutating func next(unless isStopped: () -> Bool) throws(SystemError) -> Piece?
}

/// Takes results, one after the other.
protocol ResultSink<Result>: SendableMetatype {
  associatedtype Result: Sendable
  associatedtype Total: Sendable

  /// What came of everything that was taken.
  var total: Total { get }

  mutating func take(_ result: consuming Result) throws(SystemError)
}

/// Does pieces of work on several cores and hands out the results in the order in which the pieces came.
///
/// Every core does the same: it takes a piece, works on it, and hands out what is due. Nobody goes between. No more pieces are
/// under way than there is room for, and no more results wait for those before them, so memory stays the same however much there
/// is to do and however slowly results are taken.
final class OrderedWork<Source: PieceSource, Sink: ResultSink>: Sendable {
  private let source: Mutex<NumberedPieces>
  private let results = Mutex(ResultsInOrder<Sink.Result>())
  private let sink: Mutex<Sink>
  private let failure = Mutex<SystemError?>(nil)
  private let isStopped = Atomic(false)
  private let work: Work
  private let atOnce: Int
  /// For how many more pieces there is room; it begins at 0 because a semaphore may not end lower than it began.
  private let room = DispatchSemaphore(value: 0)

  /// Works on pieces, waits for its turn before it takes memory for a result, and hands over the result of each, in their order.
  typealias Work =
    @Sendable (
      _ pieces: [Source.Piece], _ core: Int, _ turn: () -> Void,
      _ done: (consuming Sink.Result) -> Void
    ) -> Void

  /// Work that is better done on some pieces together.
  ///
  /// - Parameters:
  ///   - atOnce: how many pieces a core takes together; they need not stand behind each other, as other cores take some too.
  ///   - work: does it; cores are counted from 0.
  init(
    _ source: sending Source, _ sink: sending Sink, atOnce: Int, _ work: @escaping Work
  ) {
    self.source = Mutex(NumberedPieces(source))
    self.sink = Mutex(sink)
    self.work = work
    self.atOnce = atOnce
  }

  /// Work on one piece after the other.
  convenience init(
    _ source: sending Source, _ sink: sending Sink,
    _ work: @escaping @Sendable (Source.Piece) -> Sink.Result
  ) {
    self.init(source, sink, atOnce: 1) { pieces, _, _, done in
      for piece in pieces { done(work(piece)) }
    }
  }

  /// Works on every piece, on as many cores as there are jobs; this one is one of them.
  ///
  /// When the source fails, what was taken before is finished first. When the sink fails, nothing more is taken.
  func run(jobs: Int) throws(SystemError) -> Sink.Total {
    for _ in 0..<(piecesUnderWay * jobs) { room.signal() }
    results.withLock { $0.most = Self.resultsWaiting * jobs }
    let others = DispatchGroup()
    for number in 1..<max(jobs, 2) where jobs > 1 {
      DispatchQueue(label: "plumbline.batch.\(number)").async(group: others) {
        self.workOn(as: number)
      }
    }
    workOn(as: 0)
    others.wait()
    if let failure = failure.withLock({ $0 }) { throw failure }
    return sink.withLock { $0.total }
  }

  /// For each core: enough that one that has to wait for others finds something to do, and no more, for results take memory.
  private var piecesUnderWay: Int { max(4, 2 * atOnce) }

  /// For each core: results are large, so few may wait; with fewer still, a core would stand idle whenever another one is late.
  private static var resultsWaiting: Int { 6 }

  private func workOn(as core: Int) {
    while true {
      let taken = takePieces()
      guard !taken.isEmpty else { break }
      var numbers = taken.map(\.number)[...]
      work(taken.map(\.piece), core) {
        // The piece that is due next is never among those that wait, so nobody waits for ever.
        guard let number = numbers.first else { return }
        results.withLock { $0.turn(of: number) }?.wait()
      } _: { result in
        guard let number = numbers.popFirst() else { return }
        // Moved on all its way, so that nobody else holds its memory when the sink is done with it.
        var done: Sink.Result? = consume result
        results.withLock { $0.add(&done, number) }
        handOut()
      }
    }
  }

  /// Some pieces; none at the end.
  private func takePieces() -> [(number: Int, piece: Source.Piece)] {
    var taken: [(number: Int, piece: Source.Piece)] = []
    room.wait()
    repeat {
      guard let piece = takePiece() else {
        room.signal()
        break
      }
      taken.append(piece)
      // Whoever has something to do does not wait: others may wait for just that.
    } while taken.count < atOnce && room.wait(timeout: .now()) == .success
    return taken
  }

  private func takePiece() -> (number: Int, piece: Source.Piece)? {
    source.withLock { pieces in
      do throws(SystemError) {
        return try pieces.next { isStopped.load(ordering: .relaxed) }
      } catch {
        failure.withLock { $0 = $0 ?? error }
        return nil
      }
    }
  }

  /// Hands out every result that is due, unless another core is just doing so.
  private func handOut() {
    while let next = results.withLock({ $0.begin() }) {
      var due: Sink.Result? = consume next
      do throws(SystemError) {
        if !isStopped.load(ordering: .relaxed) {
          try sink.withLock { sink throws(SystemError) in
            if let result = due.take() { try sink.take(result) }
          }
        }
      } catch {
        // It came earlier in the input than what the source failed at.
        failure.withLock { $0 = error }
        isStopped.store(true, ordering: .relaxed)
      }
      results.withLock { $0.end() }
      room.signal()
    }
  }

  /// A source that counts, and is at its end once it was.
  private struct NumberedPieces {
    var source: Source
    var count = 0
    var isAtEnd = false

    init(_ source: Source) {
      self.source = source
    }

    mutating func next(unless isStopped: () -> Bool) throws(SystemError) -> (
      number: Int, piece: Source.Piece
    )? {
      guard !isAtEnd, !isStopped() else { return nil }
      // Also when it fails.
      isAtEnd = true
      guard let piece = try source.next(unless: isStopped) else { return nil }
      isAtEnd = false
      defer { count += 1 }
      return (count, piece)
    }
  }
}

/// Results that wait until those before them are handed out.
private struct ResultsInOrder<Result: Sendable>: Sendable {
  /// How many results there may be of pieces from the one that is due on.
  var most = 0
  private var waiting: [Int: Result] = [:]
  private var turns: [(number: Int, turn: DispatchSemaphore)] = []
  private var next = 0
  private var isBusy = false

  /// What to wait for before a result is worked out; nil when it may be begun.
  mutating func turn(of number: Int) -> DispatchSemaphore? {
    guard number >= next + most else { return nil }
    let turn = DispatchSemaphore(value: 0)
    turns.append((number, turn))
    return turn
  }

  mutating func add(_ result: inout Result?, _ number: Int) {
    waiting[number] = result.take()
  }

  /// The result that is due; nil while it is not there, or while the one before it is being handed out.
  mutating func begin() -> Result? {
    guard !isBusy, let result = waiting.removeValue(forKey: next) else { return nil }
    isBusy = true
    next += 1
    for (number, turn) in turns where number < next + most { turn.signal() }
    turns.removeAll { $0.number < next + most }
    return result
  }

  mutating func end() {
    isBusy = false
  }
}
