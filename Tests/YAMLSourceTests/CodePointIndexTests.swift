import Testing

@testable import YAMLSource

@Suite struct CodePointIndexTests {
  @Test("a mark of any code point leads to its first byte, forwards and backwards")
  func marksLeadToFirstBytes() {
    let text = String(repeating: "– ab „ç“ 🦴 plain letters between\n", count: 7)
    let bytes = Array(text.utf8)
    var starts = bytes.indices.filter { bytes[$0] & 0xC0 != 0x80 }
    starts.append(bytes.count)
    for step in [1, 3, 9, 40] {
      var index = CodePointIndex(bytes, isASCII: false)
      let forwards = Array(stride(from: 0, to: starts.count, by: step))
      for mark in forwards + forwards.reversed() {
        #expect(index.offset(of: YAMLEvent.Mark(index: mark, line: 0)) == starts[mark])
      }
    }
  }
}
