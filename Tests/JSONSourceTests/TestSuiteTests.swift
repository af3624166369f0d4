import Foundation
import JSONSource
import SourceTree
import TestSupport
import Testing

/// The public corpus of JSON texts; see `Tests/Fixtures/json`.
struct TestSuiteTests {
  /// What RFC 8259 allows and a profile must not do, with the finding that says so.
  private static let stricter: [String: Diagnostic.Code] = [
    "y_object_duplicated_key": .jsonDuplicateKey,
    "y_object_duplicated_key_and_value": .jsonDuplicateKey,
    // Allowed before RFC 8259, which asks for UTF-8.
    "y_string_utf16BE_no_BOM": .jsonSyntax, "y_string_utf16LE_no_BOM": .jsonSyntax,
  ]

  /// Numbers that Foundation rounds in a way of its own; a tree keeps the digits.
  private static let rounded: Set<String> = [
    "y_number_double_close_to_zero", "y_number_very_big_negative_int",
  ]

  @Test("the corpus is whole")
  func whole() throws {
    let corpus = try JSONCorpusText.all()
    #expect(corpus.count { $0.expect == .accept } == 102)
    #expect(corpus.count { $0.expect == .refuse } == 179)
    #expect(corpus.count { $0.expect == .either } == 20)
    #expect(Set(corpus.map(\.name)).isSuperset(of: Self.rounded.union(Self.stricter.keys)))
  }

  @Test("a text that every reader must accept is read, and means what Foundation reads in it")
  func accepted() throws {
    for text in try JSONCorpusText.all() where text.expect == .accept {
      let (node, findings) = read(text.bytes)
      guard Self.stricter[text.name] == nil else {
        #expect(node == nil && findings.map(\.code) == [Self.stricter[text.name]], "\(text.name)")
        continue
      }
      #expect(findings.isEmpty, "\(text.name): \(findings.map(\.message))")
      let value = try #require(node, "\(text.name)")
      guard !Self.rounded.contains(text.name) else { continue }
      let read = try? JSONSerialization.jsonObject(
        with: Data(text.bytes), options: .fragmentsAllowed)
      guard let theirs = read else {
        // Foundation refuses numbers that a `Double` cannot hold.
        #expect(text.name.hasPrefix("y_number"), "\(text.name)")
        continue
      }
      #expect(isSame(value, theirs), "\(text.name)")
    }
  }

  @Test("a text that every reader must refuse gets one finding, whose place is inside the text")
  func refused() throws {
    for text in try JSONCorpusText.all() where text.expect == .refuse {
      let (node, findings) = read(text.bytes)
      #expect(node == nil && findings.count == 1, "\(text.name)")
      let range = try #require(findings.first?.range, "\(text.name)")
      #expect(
        0 <= range.lower && range.lower <= range.upper && range.upper <= text.bytes.count,
        "\(text.name)")
    }
  }

  @Test(
    "a text that may go either way is read or gets one finding, and what is not text is refused")
  func undecided() throws {
    for text in try JSONCorpusText.all() where text.expect == .either {
      let (node, findings) = read(text.bytes)
      #expect((node == nil) == (findings.count == 1), "\(text.name)")
      if String(validating: text.bytes, as: UTF8.self) == nil {
        #expect(node == nil, "\(text.name)")
      }
    }
  }

  /// Whether a tree says what Foundation read.
  private func isSame(_ node: SourceNode, _ value: Any) -> Bool {
    switch value {
    case let values as [String: Any]:
      node.kind == .mapping && node.entries.count == values.count
        && node.entries.allSatisfy { key, node in
          values[key.text].map { isSame(node, $0) } ?? false
        }
    case let values as [Any]:
      node.kind == .sequence && node.items.count == values.count
        && zip(node.items, values).allSatisfy { isSame($0, $1) }
    case let text as String:
      node.style == .doubleQuoted && node.text.unicodeScalars.elementsEqual(text.unicodeScalars)
    case is NSNull: node.style == .plain && node.text == "null"
    case let isTrue as Bool where ["true", "false"].contains(node.text):
      node.style == .plain && node.text == "\(isTrue)"
    case let number as NSNumber: node.style == .plain && Double(node.text) == number.doubleValue
    default: false
    }
  }

  private func read(_ bytes: [UInt8]) -> (SourceNode?, [Diagnostic]) {
    var files = SourceFiles()
    let id = files.add(SourceFile(name: "x.json", bytes: bytes))
    var findings: [Diagnostic] = []
    let node = JSONReader().read(id, in: files, diagnostics: &findings)
    return (node, findings)
  }
}
