import Foundation
import JSONSource
import SourceTree
import Testing

struct JSONReaderTests {
  @Test("the tree of a text has its keys, items, values and places")
  func tree() throws {
    let text = #"{"a": [1, -2.5e3, true, null], "b": {"c": "x\n\u00e9\ud83d\ude00"}}"#
    let (node, findings) = read(text)
    #expect(findings.isEmpty)
    let root = try #require(node)
    #expect(root["a"]?.items.map(\.text) == ["1", "-2.5e3", "true", "null"])
    #expect(root["b"]?["c"]?.text == "x\né😀")
    #expect(root["a"]?.range.lower == 6)
    #expect(root["b"]?["c"]?.style == .doubleQuoted)
  }
}

func read(_ text: String) -> (SourceNode?, [Diagnostic]) {
  read(Array(text.utf8))
}

func read(_ bytes: [UInt8]) -> (SourceNode?, [Diagnostic]) {
  var files = SourceFiles()
  let id = files.add(SourceFile(name: "x.json", bytes: bytes))
  var findings: [Diagnostic] = []
  let node = JSONReader().read(id, in: files, diagnostics: &findings)
  return (node, findings)
}
