import SourceTree
import Testing

@testable import YAMLSource

@Suite struct PlaceTests {
  @Test func `every kind of node has the range that people expect`() throws {
    let file = ReadFile("a: 'x y'\nb:\n  - 1\nc:\n  d: [1, 2]\ne:\nf: |\n  one\n\n  two\n\n# end\n")
    let root = try #require(file.root)
    func text(_ key: String) -> String? { file.text(at: root[key]?.range) }
    #expect(file.text(at: root.range) == "a")
    #expect(text("a") == "'x y'")
    #expect(text("b") == "-")
    #expect(text("c") == "d")
    #expect(file.text(at: root["c"]?["d"]?.range) == "[1, 2]")
    #expect(text("f") == "|\n  one\n\n  two")
    let missing = try #require(root["e"])
    #expect(missing.isNull && missing.range.lower == missing.range.upper)
    #expect(file.files[missing.range.file].bytes[missing.range.lower - 1] == UInt8(ascii: ":"))
  }

  @Test(arguments: [
    "v: one && three\n", "v: 'one ''&&'' three'\n", "v: \"one \\\"\\u0026& three\"\n",
    "v: |\n  one\n   && three\n", "v: >-\n    one &&\n    two\n\n    three\n",
    "v:\n  one &&\n  three\n", "ü: 'é one && three'\n", "v: \"\\ud83d\\ude00 three\"\n",
    "v: |2\n   one three\n", "\u{FEFF}v: one three\r\n",
  ])
  func `a word inside a value is found in the file`(text: String) throws {
    let file = ReadFile(text)
    #expect(file.codes == [])
    let value = try #require(file.root?.entries.first?.value)
    let word = Array("three".utf8)
    let start = try #require(
      value.utf8.indices.first { value.utf8[$0...].starts(with: word) })
    let lower = start - value.utf8.startIndex
    #expect(file.text(at: value.range(ofValue: lower..<(lower + word.count))) == "three")
  }

  @Test func `an escape is underlined as a whole`() throws {
    let file = ReadFile("v: \"a\\nb\"\n")
    let value = try #require(file.root?["v"])
    #expect(file.text(at: value.range(ofValue: 1..<2)) == "\\n")
    #expect(value.range(ofValue: 3..<3).lower == 8)
    #expect(value.range(ofValue: 2..<9) == value.range)
  }

  @Test func `surrogate pairs become one character in every place`() throws {
    let file = ReadFile(#"{"\ud83d\ude00":"a\ud83d\ude00b","c":'\ud83d\ude00',"d":"\\ud83d"}"#)
    let root = try #require(file.root)
    #expect(file.codes == [])
    #expect(root["😀"]?.text == "a😀b")
    #expect(root["c"]?.text == #"\ud83d\ude00"#)
    #expect(root["d"]?.text == #"\ud83d"#)
  }

  @Test func `comments are found in the gaps and nowhere else`() throws {
    let file = ReadFile("# one\na: 'x # y' # two\nb: z#z\nc: |\n  # text\n# three\nd: cut # off\n")
    let root = try #require(file.root)
    #expect(root.comments.map { file.text(at: $0) } == ["# one", "# two", "# three", "# off"])
    #expect(root["d"]?.isFollowedByComment == true)
    #expect(root["b"]?.isFollowedByComment == false)
  }

  @Test func `nodes near a broken part are marked, others are not`() throws {
    let file = ReadFile("a:\n- b: 1\nc:\n- d: `\n- e: 2\nf: {g: 1}\nh:\n- `\ni:\n")
    let root = try #require(file.root)
    #expect(root.isBroken)
    #expect(root["c"]?.isBroken == true)
    #expect(root["c"]?.items.first?.isBroken == false)
    #expect(root["f"]?.isBroken == false)
    #expect(root["h"]?.isBroken == true)
    #expect(root["i"]?.isBroken == false)
    #expect(root["c"]?.items.map { $0["e"]?.text } == ["2"])
  }
}
