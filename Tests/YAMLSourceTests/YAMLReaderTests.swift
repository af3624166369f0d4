import SourceTree
import Testing
import YAMLSource

@Suite struct YAMLReaderTests {
  @Test func `a mapping keeps the order and the text of its entries`() throws {
    let file = ReadFile("b: no\na: [1, 'x']\n")
    #expect(file.findings.isEmpty)
    let mapping = try #require(file.root)
    #expect(mapping.entries.map(\.key.text) == ["b", "a"])
    #expect(mapping["b"]?.text == "no")
    #expect(mapping["a"]?.items.map(\.text) == ["1", "x"])
  }

  @Test func `recovery gives one finding for each breakage`() throws {
    let file = ReadFile(
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
    #expect(file.findings.count == 7)
    #expect(file.root?["rules"]?.items.map { $0["id"]?.text } == ["c", "i"])
  }
}
