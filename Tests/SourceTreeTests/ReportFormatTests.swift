import Foundation
import SourceTree
import Testing

@Suite struct ReportFormatTests {
  private static let text = "a: 1\né: \"x, y\"\nb:\n  - c\n"

  private func write(
    _ findings: [Diagnostic], _ format: DiagnosticFormat, name: String = "my plan/t.yaml"
  ) -> String {
    var files = SourceFiles()
    _ = files.add(SourceFile(name: name, bytes: Array(Self.text.utf8)))
    let context = ReportContext(
      version: "1.2.3",
      rules: [
        "late": FindingRule(
          summary: "It is late.", reason: "It matters.", address: "urn:x:late", page: "# late")
      ], folder: "/home/me")
    return DiagnosticWriter(files: files, format: format, context: context).write(findings)
  }

  private func range(_ bytes: Range<Int>) -> SourceRange {
    SourceRange(
      file: FileID(rawValue: 0), lower: bytes.lowerBound, upper: bytes.upperBound)
  }

  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test func `jsonl is one document on each line`() throws {
    let findings = [
      Diagnostic(.error, "late", "one\ntwo", at: range(9..<10)),
      Diagnostic(.warning, "early", "three", at: nil),
    ]
    let lines = write(findings, .jsonl).split(separator: "\n")
    #expect(lines.count == 2)
    #expect(try object(String(lines[0]))["code"] as? String == "early")
    #expect(try object(String(lines[1]))["format"] as? Int == 1)
    #expect(write([], .jsonl).isEmpty)
  }

  @Test func `sarif has rules, relative addresses, code points and fixes`() throws {
    let finding = Diagnostic(.error, "late", "m", at: range(9..<10), help: "h")
      .labelled(range(0..<1), "here").fixing(range(9..<10), "z", .safe)
    let text = write([finding, Diagnostic(.note, "other", "n", at: nil)], .sarif)
    let run = try #require((try object(text)["runs"] as? [[String: Any]])?.first)
    #expect(run["columnKind"] as? String == "unicodeCodePoints")
    #expect(text.contains(#""uri":"my%20plan/t.yaml""#))
    #expect(
      text.contains(#""region":{"startLine":2,"startColumn":4,"endLine":2,"endColumn":5}"#))
    #expect(text.contains(#""helpUri":"urn:x:late""#))
    #expect(text.contains(#""shortDescription":{"text":"It is late."}"#))
    #expect(text.contains(#""insertedContent":{"text":"z"}"#))
    let results = try #require(run["results"] as? [[String: Any]])
    #expect(results.count == 2)
    #expect(results[0]["locations"] == nil)
    #expect(results[1]["ruleIndex"] as? Int == 0)
  }

  @Test func `sarif of nothing is a whole document`() throws {
    let run = try #require((try object(write([], .sarif))["runs"] as? [[String: Any]])?.first)
    #expect((run["results"] as? [Any])?.isEmpty == true)
  }

  @Test func `absolute paths below the working folder become relative`() {
    let finding = Diagnostic(.error, "late", "m", at: range(0..<1))
    let below = write([finding], .sarif, name: "/home/me/a.yaml")
    #expect(below.contains(#""uri":"a.yaml""#))
    #expect(write([finding], .sarif, name: "/x/a.yaml").contains(#""uri":"file:///x/a.yaml""#))
    #expect(write([finding], .github, name: "/home/me/a.yaml").contains("file=a.yaml,"))
  }

  @Test func `a fingerprint follows its words and not its line`() throws {
    func marks(_ text: String, at offset: Int) throws -> [String] {
      var files = SourceFiles()
      let id = files.add(SourceFile(name: "t", bytes: Array(text.utf8)))
      let place = SourceRange(file: id, lower: offset, upper: offset + 4)
      let finding = Diagnostic(.error, "late", "m", at: place)
      let written = DiagnosticWriter(files: files, format: .sarif).write([finding, finding])
      let run = try #require((try object(written)["runs"] as? [[String: Any]])?.first)
      let results = try #require(run["results"] as? [[String: Any]])
      return results.compactMap {
        ($0["partialFingerprints"] as? [String: String])?["plumblineFinding/v1"]
      }
    }
    let first = try marks("a  b: 1\n", at: 0)
    #expect(try marks("# new\na  b: 1\n", at: 6) == first)
    #expect(Set(first).count == 2)
    #expect(try marks("a  c: 1\n", at: 0) != first)
  }

  @Test func `github escapes data and properties`() {
    let finding = Diagnostic(
      .warning, "late", "100% of:\nit, all", at: range(9..<10), help: "h")
    #expect(
      write([finding], .github, name: "a,b:c%.yaml") == """
        ::warning file=a%2Cb%3Ac%25.yaml,line=2,endLine=2,col=4,endColumn=5,title=late::\
        100%25 of:%0Ait, all%0Ahelp: h

        """)
  }

  @Test func `github says what it leaves out, errors first`() {
    let findings =
      (0..<12).map { Diagnostic(.warning, "late", "w\($0)", at: nil) }
      + (0..<11).map { Diagnostic(.error, "late", "e\($0)", at: nil) }
    let lines = write(findings, .github).split(separator: "\n")
    #expect(lines.count == 21)
    #expect(lines[0].hasPrefix("::error"))
    #expect(
      lines.last
        == "not shown: 1 more error, 2 more warnings; GitHub shows 10 of each kind in one step")
  }

  @Test(arguments: DiagnosticFormat.allCases)
  func `the order of the findings does not change the report`(_ format: DiagnosticFormat) {
    let findings = (0..<6).map {
      Diagnostic(.error, "late", "m\($0)", at: range(($0 / 2)..<6))
    }
    #expect(write(findings, format) == write(findings.reversed(), format))
  }
}
