import Foundation
import SourceTree
import TestSupport
import Testing

@testable import YAMLSource

@Suite struct EverydayYAMLTests {
  /// Every YAML and JSON file under a folder of the repository.
  static func files(under folder: String) -> [String] {
    let root = PackageFolder.url.appending(path: folder)
    let names = FileManager.default.enumerator(atPath: root.path)?.allObjects ?? []
    return names.compactMap { $0 as? String }
      .filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".json") }
      .map { "\(folder)/\($0)" }.sorted()
  }

  @Test func `every file of the repository that it reads is read by libyaml in the same way`()
    throws
  {
    var read = 0
    for name in Self.files(under: "Plans") + Self.files(under: "Tests/Fixtures") {
      guard let readings = BothReadings(try GoldenTests.bytes(name)) else { continue }
      #expect(readings.areAlike, "\(name)")
      if readings.everyday != nil { read += 1 }
    }
    #expect(read > 100)
  }

  @Test func `every file of the shipped plan is read without libyaml`() throws {
    let names = Self.files(under: "Plans/low-back-thigh-pain")
    #expect(names.count > 20)
    for name in names {
      #expect(BothReadings(try GoldenTests.bytes(name))?.everyday != nil, "\(name)")
    }
  }

  @Test(.enabled(if: SharedFixtures.folder != nil, Comment(rawValue: SharedFixtures.absence)))
  func `every case of the public suite that it reads is read by libyaml in the same way`() throws {
    var read = 0
    for item in try TestSuite.cases() {
      guard let readings = BothReadings(item.input) else { continue }
      #expect(readings.areAlike, "\(item.id)")
      #expect(readings.everyday == nil || item.events != nil, "\(item.id) is no YAML")
      if readings.everyday != nil { read += 1 }
    }
    #expect(read > 30)
  }

  @Test(arguments: [
    "a: 1\n", "a: b: c\n".replacing("b: c", with: "b:c"), "a:\n- 1\n- 2\nb: 3\n",
    "a:\n  - 1\nb: 2\n",
    "- a: 1\n  b: 2\n- - x\n  - y\n", "-\n  a: 1\n", "a:\n  text\n", "  a: 1\n  b: 2\n", "text\n",
    "'it''s': 1\n".replacing("''", with: ""), "a: 'it''s'\n", "a: \"x # y: z\" # comment\n",
    "a: x#y\nb : c\n", "a: [1, {b: c, d: [e]}, 'f'] # end\n", "a: {\n  b: c, # why\n  d: e,\n}\n",
    "{\"a\":1,\"b\":[true,null,\"\"]}\n", "a: {url: https://x.y/z?q=1}\n", "a: -1\nb: --\n",
    "a: >\n  one\n  two\n\n\n  three\n\nb: |\n\n  one\n   two  \n# end\n", "a: |-\n  ü\n",
    "é: ü # ä\nb: [ö, ß]\n", "- >-\n a\n-\n  - |\n    b\n", "# only\n\na: 1\n\n# comments\n",
  ])
  func `everyday YAML is read, as libyaml reads it`(text: String) throws {
    let readings = try #require(BothReadings(Array(text.utf8)))
    #expect(readings.everyday != nil)
    #expect(readings.areAlike)
  }

  @Test(arguments: [
    "", "# nothing\n", "a: 1", "a: 1\r\n", "\u{FEFF}a: 1\n", "---\na: 1\n", "a: 1\n...\n",
    "%YAML 1.2\n---\na: 1\n", "a: &x 1\n", "a: *x\n", "a: !t 1\n", "? a\n: b\n", "<<: {a: 1}\n",
    "a: 1\na: 2\n", "a: {b: 1, b: 2}\n", "a:\n", "a:\nb: 1\n", "- \n- a\n", "a: one\n  two\n",
    "a: 'one\n  two'\n", "a: \"\\t\"\n", "a:\t1\n", "\ta: 1\n", "a: b: c\n", "a: - b\n",
    "a: 'b' c\n",
    "a: [b, , c]\n", "a: [b: c]\n", "a: {b, c: d}\n", "a: {b: }\n", "a: [b\n", "a: [b] c\n",
    "a: [\n---\n]\n", "a: {b::c}\n".replacing("::c", with: ":, c: d"), "[a]: b\n", "a: |2\n   b\n",
    "a: >+\n  b\n", "a: >\n  b\n   c\n", "a: |\n", "a: |\nb: 1\n", "a: |\n    \n  b\n",
    "a: |\n  b\n     \n",
    "a: |\n  ?\nb: 1\n", "a: 1\n b: 2\n", "a:\n    b: 1\n  c: 2\n", "- a\nb: 1\n", "a: 1\n- b\n",
    "a: %b\n", "a: @b\n", "a: `b`\n", "a: 1\n" + String(repeating: "k", count: 1001) + ": 1\n",
  ])
  func `what is rare, or worth a finding, is left to libyaml`(text: String) throws {
    #expect(try #require(BothReadings(Array(text.utf8))).everyday == nil)
  }

  @Test func `what is over a limit is left to libyaml`() throws {
    let limits = YAMLReader.Limits(bytes: 1000, depth: 2, nodes: 8, scalarBytes: 10)
    func isRead(_ text: String) throws -> Bool {
      try #require(BothReadings(Array(text.utf8), limits: limits)).everyday != nil
    }
    #expect(try isRead("a: [b]\n") && !isRead("a: [[b]]\n") && !isRead("- - - a\n"))
    #expect(try isRead("[1, 2, 3, 4, 5, 6, 7]\n") && !isRead("[1, 2, 3, 4, 5, 6, 7, 8]\n"))
    #expect(try isRead("a: 1234567890\n") && !isRead("a: 12345678901\n"))
    #expect(try isRead("a: |\n  12345\n") && !isRead("a: |\n  1234567890\n"))
  }
}
