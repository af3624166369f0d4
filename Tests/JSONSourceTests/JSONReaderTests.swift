import Foundation
import JSONSource
import SourceTree
import TestSupport
import Testing

/// What is JSON, what is not, and where a value stands.
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

  @Test("a byte order mark in front is passed over, alone or in the middle it is no value")
  func byteOrderMark() throws {
    let (node, findings) = read("\u{FEFF} {\"a\": 1}")
    #expect(findings.isEmpty)
    #expect(try #require(node?["a"]).range.lower == 10)
    for text in ["\u{FEFF}", "\u{FEFF}\u{FEFF}1", "[\u{FEFF}1]"] {
      #expect(read(text).0 == nil && read(text).1.map(\.code) == [.jsonSyntax], "\(text)")
    }
  }

  @Test("a place inside a string with escapes is found again in the file")
  func places() throws {
    let text = #"["ab\u00e9cd"]"#
    let node = try #require(read(text).0?.items.first)
    let places = node.valuePlaces()
    // The `c` stands behind two letters and an escape of six characters.
    let place = places.range(4..<5)
    #expect(text.utf8.dropFirst(place.lower).first == UInt8(ascii: "c"))
  }

  @Test(
    "what RFC 8259 allows is read",
    arguments: [
      "0", "-0", "-0.1e-7", "1E+2", "true", "false", "null", "\"\"", "[]", "{}", " [ ] ",
      "\t[1 , 2]\r\n",
      #"{"":0}"#, #"{"a":{"a":[{"a":1}]}}"#, #""\"\\\/\b\f\n\r\t""#, #""\u0000""#,
      #""\uD834\uDD1E""#, "\"\u{2028}é😀\u{7F}\"",
      "[1,[2,[3,[]]]]", "123456789012345678901234567890", "1e400", #"["a","a"]"#, "[\"\u{FEFF}\"]",
    ])
  func allowed(_ text: String) {
    let (node, findings) = read(text)
    #expect(node != nil && findings.isEmpty, "\(findings.map(\.message))")
  }

  @Test(
    "what RFC 8259 does not allow is refused with one finding at its place",
    arguments: [
      "", " ", "nul", "True", "NaN", "Infinity", "01", "-", "+1", ".5", "1.", "1.e2", "1e", "1e+",
      "0x1F", "1_000", "--1",
      "[", "]", "[1", "[1,", "[1,]", "[,1]", "[1,,2]", "[1 2]", "{", "}", "{\"a\"", "{\"a\":",
      "{\"a\":1", "{\"a\":1,}", "{,}",
      "{a:1}", "{'a':1}", "{1:1}", "{\"a\" 1}", "{\"a\"::1}", "[1}", "{\"a\":1]", "\"", "\"a",
      "\"\\", "\"\\x\"", "\"\\u12\"",
      "\"\\u12G4\"", "\"\\uD800\"", "\"\\uDC00\"", "\"\\uD800\\u0041\"", "\"\u{1}\"", "\"\n\"",
      "'a'", "a", "1 2", "[] []", "[1]x",
      "// c\n1", "/* c */ 1", "# c\n1", "\u{A0}1", "[\u{0}]", #"{"a":1,"a":1}"#,
      #"{"a":1,"\u0061":2}"#,
    ])
  func refused(_ text: String) throws {
    let (node, findings) = read(text)
    #expect(node == nil && findings.count == 1)
    let range = try #require(findings.first?.range)
    #expect(0 <= range.lower && range.lower <= range.upper && range.upper <= text.utf8.count)
  }

  @Test(
    "bytes that are not UTF-8 are refused",
    arguments: [[0xFF], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE9]])
  func notUTF8(_ bytes: [UInt8]) {
    let (node, findings) = read([0x22] + bytes + [0x22])
    #expect(node == nil && findings.map(\.code) == [.jsonSyntax])
  }

  @Test("a hundred thousand brackets end in a finding, not in a crash")
  func deep() {
    let (node, findings) = read(String(repeating: "[", count: 100_000))
    #expect(node == nil && findings.map(\.code) == [.jsonTooDeep])
  }

  @Test("changed texts are accepted when Foundation accepts them and refused when it does not")
  func agreesWithFoundation() {
    let seeds = [
      #"{"a": [1, -2.5e3, true, null], "b": {"c": "x\n\u00e9\ud83d\ude00"}}"#,
      #"[{"k": "v"}, [], {}, "", 0, 1e5, false]"#,
      #"{"plan":"p","facts":{"x":"yes","y":[1,2],"z":null}}"#,
    ].map { Array($0.utf8) }
    let letters = Array(#"{}[]",:\0123456789eE+-.truefalsn u"#.utf8) + [10, 9, 0x1F]
    var random = SeededGenerator(state: 20_261_122)
    for _ in 0..<20_000 {
      var bytes = seeds[Int(random.next() % UInt64(seeds.count))]
      for _ in 0...(random.next() % 3) {
        let place = Int(random.next() % UInt64(bytes.count))
        let letter = letters[Int(random.next() % UInt64(letters.count))]
        switch random.next() % 3 {
        case 0: bytes[place] = letter
        case 1: bytes.insert(letter, at: place)
        default: if bytes.count > 1 { bytes.remove(at: place) }
        }
      }
      let (node, findings) = read(bytes)
      if findings.first?.code == .jsonDuplicateKey { continue }
      let theirs = try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
      // Foundation passes over a comma behind the last element, which RFC 8259 does not allow.
      let text = String(decoding: bytes, as: UTF8.self)
      if theirs != nil, node == nil, text.contains(/,\s*[\]}]/) { continue }
      #expect((node != nil) == (theirs != nil), "\(text)")
    }
  }

  private func read(_ text: String) -> (SourceNode?, [Diagnostic]) {
    read(Array(text.utf8))
  }

  private func read(_ bytes: [UInt8]) -> (SourceNode?, [Diagnostic]) {
    var files = SourceFiles()
    let id = files.add(SourceFile(name: "x.json", bytes: bytes))
    var findings: [Diagnostic] = []
    let node = JSONReader().read(id, in: files, diagnostics: &findings)
    return (node, findings)
  }
}
