import Foundation
import Testing

@testable import ByteStreams

struct LineBlocksTests {
  @Test(
    "blocks joined are the input, whatever the size, packed or not", arguments: [1, 7, 64, 1 << 18])
  func blocksJoinToTheInput(size: Int) throws {
    let text = (1...500).map { "line \($0)" }.joined(separator: "\n")
    for (ending, isPacked) in [("", false), ("\n", false), ("\n", true)] {
      let path = try file(text + ending, isPacked: isPacked)
      defer { try? FileManager.default.removeItem(atPath: path) }
      let blocks = try all(path, size: size)
      #expect(blocks.flatMap(\.text) == Array((text + ending).utf8))
      #expect(blocks.dropLast().allSatisfy { $0.text.last == 10 })
    }
  }

  @Test("a block ends at the first line's end behind its size, however the bytes come")
  func blockSizes() throws {
    let lines = (0..<4000).map { String(repeating: "x", count: $0 * 37 % 900) + "\n" }
    for isPacked in [false, true] {
      let path = try file(lines.joined(), isPacked: isPacked)
      defer { try? FileManager.default.removeItem(atPath: path) }
      for size in [1, 4096, 1 << 18] {
        var expected: [Int] = []
        var length = 0
        for line in lines {
          length += line.utf8.count
          if length >= size {
            expected.append(length)
            length = 0
          }
        }
        if length > 0 { expected.append(length) }
        #expect(try all(path, size: size).map(\.count) == expected)
      }
    }
  }

  @Test("zeros stand behind a block's lines, also in memory that is used again")
  func margin() throws {
    let path = try file(
      (0..<9000).map { String(repeating: "y", count: $0 % 300) }.joined(separator: "\n"),
      isPacked: false)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let pool = BufferPool(limit: 1 << 20)
    let measure = LineBlocks.Measure(size: 500, margin: 64)
    var blocks = try LineBlocks(try ByteSource(path), measure, pool)
    while let block = try blocks.next(unless: { false }) {
      try #require(block.bytes.count >= block.count + 64)
      #expect(block.bytes[block.count...].prefix(64).allSatisfy { $0 == 0 })
      #expect(block.end == block.offset + block.count)
      pool.giveBack(block.bytes)
    }
  }

  @Test("a line that is longer than the limit is cut, and the lines behind it are whole")
  func longLine() throws {
    let text = "one\n" + String(repeating: "x", count: 900_000) + "\nthree\n"
    let path = try file(text, isPacked: false)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let blocks = try all(path, size: 1, limit: 300_000)
    #expect(blocks.map(\.isCut) == [false, true, false])
    #expect(blocks.map(\.end) == [4, 900_005, 900_011])
    let rest = blocks.filter { !$0.isCut }.flatMap(\.text)
    #expect(String(decoding: rest, as: UTF8.self) == "one\nthree\n")
  }

  @Test("reading goes on behind what was done before; a shorter input is refused")
  func goesOn() throws {
    let path = try file("one\ntwo\nthree\n", isPacked: true)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let blocks = try all(path, size: 1, from: 4)
    #expect(String(decoding: blocks.flatMap(\.text), as: UTF8.self) == "two\nthree\n")
    #expect(blocks.first?.offset == 4)
    #expect(throws: SystemError.self) { try all(path, size: 1, from: 400) }
  }

  @Test("gzip data that is damaged or cut off is an error, not a shorter input")
  func damage() throws {
    let path = try file(String(repeating: "profile\n", count: 1000), isPacked: true)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let whole = try Data(contentsOf: URL(fileURLWithPath: path))
    try whole.dropLast(12).write(to: URL(fileURLWithPath: path))
    #expect(throws: SystemError.self) { try all(path, size: 64) }
    try Data("no gzip".utf8).write(to: URL(fileURLWithPath: path))
    #expect(throws: SystemError.self) { try all(path, size: 64) }
  }

  private func all(
    _ path: String, size: Int, from offset: Int = 0, limit: Int = 4 << 20
  ) throws -> [LineBlocks.Block] {
    var blocks = try LineBlocks(
      try ByteSource(path), from: offset, LineBlocks.Measure(size: size, limit: limit),
      BufferPool(limit: 1 << 20))
    var all: [LineBlocks.Block] = []
    while let block = try blocks.next(unless: { false }) { all.append(block) }
    return all
  }

  private func file(_ text: String, isPacked: Bool) throws -> String {
    let path = NSTemporaryDirectory() + UUID().uuidString + (isPacked ? ".gz" : ".txt")
    let sink = try ByteSink(path)
    // Two members, as a run writes them.
    let bytes = Array(text.utf8)
    try sink.write(Array(bytes[..<(bytes.count / 2)]))
    try sink.write(Array(bytes[(bytes.count / 2)...]))
    return path
  }
}
