import ByteStreams
import Foundation
import Synchronization
import Testing

@testable import PlumblineCommand

/// Pieces that several cores work on at once.
struct OrderedWorkTests {
  @Test("results come in order, however uneven the work", arguments: [1, 2, 3, 8])
  func order(jobs: Int) throws {
    let work = OrderedWork(Numbers(count: 5000), Collector()) { number in
      if number % 97 == 0 { Thread.sleep(forTimeInterval: 0.001) }
      return number
    }
    #expect(try work.run(jobs: jobs) == Array(0..<5000))
  }

  @Test("results of pieces that are taken together come in order", arguments: [1, 2, 3, 8])
  func orderTogether(jobs: Int) throws {
    let most = Tally()
    let work = OrderedWork(Numbers(count: 5000), Collector(), atOnce: 5) { numbers, _, _, done in
      most.raise(to: numbers.count)
      for number in numbers {
        if number % 97 == 0 { Thread.sleep(forTimeInterval: 0.001) }
        done(number)
      }
    }
    #expect(try work.run(jobs: jobs) == Array(0..<5000))
    #expect(most.value == 5)
  }

  @Test("what came before a source failed is finished, when pieces are taken together too")
  func failingSourceTogether() throws {
    let taken = Tally()
    let work = OrderedWork(
      Numbers(count: 52, thenFails: true), Collector { taken.raise(to: $0) }, atOnce: 5
    ) { numbers, _, _, done in
      for number in numbers { done(number) }
    }
    let error = #expect(throws: SystemError.self) { try work.run(jobs: 2) }
    #expect(error?.path == "in" && taken.value == 51)
  }

  @Test("no more pieces are under way than there is room for while results are not taken")
  func room() throws {
    let given = Tally()
    let ahead = Tally()
    let work = OrderedWork(
      Numbers(count: 400, given: given),
      Collector { number in
        Thread.sleep(forTimeInterval: 0.0005)
        ahead.raise(to: given.value - number)
      }
    ) { $0 }
    #expect(try work.run(jobs: 2).count == 400)
    #expect(ahead.value <= 8)
  }

  @Test("a result is begun in its turn, so few wait for one that is late", arguments: [1, 2, 3])
  func turns(jobs: Int) throws {
    let begun = Tally()
    let written = Tally()
    let ahead = Tally()
    let work = OrderedWork(
      Numbers(count: 1000), Collector { written.raise(to: $0 + 1) }, atOnce: 10
    ) { numbers, _, turn, done in
      for number in numbers {
        turn()
        ahead.raise(to: number - written.value)
        begun.raise(to: number)
        // Long enough for the others to get as far as they may.
        if number % 100 == 0 { Thread.sleep(forTimeInterval: 0.01) }
        done(number)
      }
    }
    #expect(try work.run(jobs: jobs) == Array(0..<1000))
    #expect(begun.value == 999)
    // One result may have been due and not be taken yet.
    #expect(ahead.value <= 6 * jobs)
  }

  @Test("a sink that fails wakes those who wait for their turn")
  func failingSinkWhileOthersWait() {
    let work = OrderedWork(
      Numbers(count: .max),
      Collector { number throws(SystemError) in
        if number == 15 { throw SystemError("out", 0, "is full") }
      },
      atOnce: 10
    ) { numbers, _, turn, done in
      for number in numbers {
        turn()
        if number % 10 == 0 { Thread.sleep(forTimeInterval: 0.01) }
        done(number)
      }
    }
    #expect(throws: SystemError.self) { try work.run(jobs: 3) }
  }

  @Test("a sink that fails ends the run at once", arguments: [1, 2, 5])
  func failingSink(jobs: Int) throws {
    let given = Tally()
    let work = OrderedWork(
      Numbers(count: .max, given: given),
      Collector { number throws(SystemError) in
        if number == 10 { throw SystemError("out", 0, "is full") }
      }
    ) { $0 }
    let error = #expect(throws: SystemError.self) { try work.run(jobs: jobs) }
    #expect(error?.path == "out")
    #expect(given.value <= 11 + 4 * jobs)
  }

  @Test("a sink that fails wakes a source that waits for more")
  func failingSinkWhileWaiting() {
    let work = OrderedWork(
      Numbers(count: 3, thenWaits: true),
      Collector { number throws(SystemError) in
        if number == 2 { throw SystemError("out", 0, "is full") }
      }
    ) { number in
      // The other core is to be waiting by then.
      Thread.sleep(forTimeInterval: 0.02)
      return number
    }
    #expect(throws: SystemError.self) { try work.run(jobs: 2) }
  }

  @Test("what came before a source failed is finished", arguments: [1, 2, 5])
  func failingSource(jobs: Int) throws {
    let taken = Tally()
    let work = OrderedWork(
      Numbers(count: 50, thenFails: true), Collector { taken.raise(to: $0) }
    ) { $0 }
    let error = #expect(throws: SystemError.self) { try work.run(jobs: jobs) }
    #expect(error?.path == "in" && taken.value == 49)
  }
}

private final class Tally: Sendable {
  private let number = Mutex(0)
  var value: Int { number.withLock { $0 } }

  func raise(to value: Int) {
    number.withLock { $0 = max($0, value) }
  }
}

private struct Numbers: PieceSource {
  var count: Int
  var given: Tally?
  var thenWaits = false
  var thenFails = false
  private var next = 0

  init(count: Int, given: Tally? = nil, thenWaits: Bool = false, thenFails: Bool = false) {
    self.count = count
    self.given = given
    self.thenWaits = thenWaits
    self.thenFails = thenFails
  }

  mutating func next(unless isStopped: () -> Bool) throws(SystemError) -> Int? {
    guard next < count else {
      if thenFails { throw SystemError("in", 0, "is damaged") }
      while thenWaits, !isStopped() { Thread.sleep(forTimeInterval: 0.001) }
      return nil
    }
    defer { next += 1 }
    given?.raise(to: next + 1)
    return next
  }
}

private struct Collector: ResultSink {
  private(set) var total: [Int] = []
  private let look: @Sendable (Int) throws(SystemError) -> Void

  init(_ look: @escaping @Sendable (Int) throws(SystemError) -> Void = { _ in }) {
    self.look = look
  }

  mutating func take(_ result: Int) throws(SystemError) {
    try look(result)
    total.append(result)
  }
}
