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
      #expect(blocks.flatMap(\.bytes) == Array((text + ending).utf8))
      #expect(blocks.dropLast().allSatisfy { $0.bytes.last == 10 })
    }
  }

  @Test("lines are counted, the last with or without its line feed")
  func lineCount() {
    for count in 0..<5000 where count < 40 || count % 97 == 0 {
      let lines = (0..<count).map { String(repeating: "\u{B}", count: $0 % 13) + "\n" }
      let whole = LineBlocks.Block(bytes: Array(lines.joined().utf8), offset: 0)
      #expect(whole.bytes.isEmpty || whole.lineCount == count)
      let open = LineBlocks.Block(bytes: whole.bytes + [65], offset: 0)
      #expect(open.lineCount == count + 1)
    }
    #expect(LineBlocks.Block(bytes: Array(repeating: 10, count: 9001), offset: 0).lineCount == 9001)
  }

  @Test("a line that is longer than the limit is cut, and the lines behind it are whole")
  func longLine() throws {
    let text = "one\n" + String(repeating: "x", count: 900_000) + "\nthree\n"
    let path = try file(text, isPacked: false)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let blocks = try all(path, size: 1, limit: 300_000)
    #expect(blocks.filter(\.isCut).count == 1)
    let rest = blocks.filter { !$0.isCut }.flatMap(\.bytes)
    #expect(String(decoding: rest, as: UTF8.self) == "one\nthree\n")
  }

  @Test("reading goes on behind what was done before; a shorter input is refused")
  func goesOn() throws {
    let path = try file("one\ntwo\nthree\n", isPacked: true)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let blocks = try all(path, size: 1, from: 4)
    #expect(String(decoding: blocks.flatMap(\.bytes), as: UTF8.self) == "two\nthree\n")
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
    var blocks = try LineBlocks(try ByteSource(path), from: offset, size: size, limit: limit)
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
