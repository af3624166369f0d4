import Testing

@testable import ByteStreams

struct BufferPoolTests {
  @Test func `a buffer that was given back is taken again, with its memory`() {
    let pool = BufferPool(limit: 1 << 20)
    pool.giveBack(Array(repeating: 7, count: 5000))
    let buffer = pool.take()
    #expect(buffer.count == 5000)
    #expect(pool.take().isEmpty)
  }

  @Test func `what lies idle in another pool is taken before the system is asked for more`() {
    let pools = (0..<3).map { _ in BufferPool(limit: 1 << 20) }
    pools[1].giveBack([1])
    pools[0].giveBack([0])
    #expect(pools[0].take(orFrom: pools) == [0])
    #expect(pools[0].take(orFrom: pools) == [1])
    #expect(pools[0].take(orFrom: pools).isEmpty)
  }

  @Test func `a fresh buffer has as much room as the last one needed`() {
    let pool = BufferPool(limit: 1 << 20)
    pool.giveBack(Array(repeating: 7, count: 5000))
    _ = pool.take()
    #expect(pool.take().capacity >= 5000)
  }

  @Test func `a buffer larger than the limit is not kept`() {
    let pool = BufferPool(limit: 100)
    pool.giveBack(Array(repeating: 7, count: 5000))
    #expect(pool.take().capacity < 5000)
  }
}
