import SourceTree
import Testing
import YAMLSource

@Suite struct YAMLReaderTests {
  func read(_ text: String) -> (SourceNode?, [Diagnostic]) {
    var files = SourceFiles()
    let file = files.add(SourceFile(name: "t.yaml", bytes: Array(text.utf8)))
    var findings: [Diagnostic] = []
    return (YAMLReader().read(file, in: files, diagnostics: &findings), findings)
  }

  @Test func `a mapping keeps the order and the text of its entries`() throws {
    let (root, findings) = read("b: no\na: [1, 'x']\n")
    #expect(findings.isEmpty)
    let mapping = try #require(root)
    #expect(mapping.entries.map(\.key.text) == ["b", "a"])
    #expect(mapping["b"]?.text == "no")
    #expect(mapping["a"]?.items.map(\.text) == ["1", "x"])
  }

  @Test func `recovery gives one finding for each breakage`() throws {
    let (root, findings) = read(
      """
      plan: demo
      rules:
      - id: a
         when: x
      - id: b
        when: "unclosed
      - id: c
        whn: y
      - id: d
      \twhen: tab
      - id: e
        when: a ? b : c
      - id: f
        cite: [x, y
      - id: g
        when: `z`
      - id: h
        when stage
        cite: q
      - id: i
        when: ok
      notes: fine

      """)
    #expect(findings.count == 7)
    #expect(root?["rules"]?.items.map { $0["id"]?.text } == ["c", "i"])
  }
}
