import SourceTree
import Testing

@Suite struct SourceNodeTests {
  /// Knows nothing about places inside values.
  struct NoMapping: ValueMapping {
    func map(_ scalar: WrittenScalar, in source: [UInt8]) -> ValueMap? { nil }
  }

  @Test func `a reader of another format can build a tree`() throws {
    let source = Array(#"{"a": "b\n"}"#.utf8)
    var files = SourceFiles()
    let file = files.add(SourceFile(name: "x.json", bytes: source))
    var builder = SourceTreeBuilder(file: file, source: source, mapping: NoMapping())
    builder.open(.mapping, at: 0..<1)
    builder.addScalar(.doubleQuoted, at: 1..<4, value: Array("a".utf8).span)
    builder.addScalar(.doubleQuoted, at: 6..<11, value: Array("b\n".utf8).span)
    builder.close(endingAt: source.count)
    let root = try #require(builder.finish())
    #expect(root.kind == .mapping && root.count == 1 && root.entries.count == 1)
    #expect(root.range.upper == source.count)
    let value = try #require(root["a"])
    #expect(value.text == "b\n" && !value.isPlain && !value.isNull)
    #expect(value.offsetMap() == nil)
    #expect(value.range(ofValue: 0..<1) == value.range)
    #expect(root["b"] == nil && value["a"] == nil && value.items.isEmpty)
  }

  @Test func `positions count code points from one`() {
    let table = LineTable(Array("\u{FEFF}é1\r\nb\rc\n".utf8))
    #expect(table.count == 4)
    #expect(table.position(of: 3) == (1, 1))
    #expect(table.position(of: 5) == (1, 2))
    #expect(table.position(of: 8) == (2, 1))
    #expect(table.position(of: 10) == (3, 1))
    #expect(table.position(of: 99) == (4, 1))
    #expect(table.extent(of: 1) == 3..<6)
  }
}
