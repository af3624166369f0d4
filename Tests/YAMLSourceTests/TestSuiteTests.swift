import Foundation
import SourceTree
import TestSupport
import Testing

@testable import YAMLSource

@Suite(.enabled(if: SharedFixtures.folder != nil, Comment(rawValue: SharedFixtures.absence)))
struct TestSuiteTests {
  @Test func `all cases give the verdicts that libyaml is known for`() throws {
    var verdicts: [String: [String]] = [:]
    for item in try TestSuite.cases() {
      verdicts[verdict(item), default: []].append(item.id)
    }
    #expect(verdicts["ok"]?.count == 252)
    #expect(verdicts["ok-reject"]?.count == 78)
    let known = try knownFailures()
    for kind in ["diff", "reject", "accept"] {
      #expect(verdicts[kind]?.sorted() == known[kind])
    }
    #expect(known.mapValues(\.count) == ["diff": 5, "reject": 51, "accept": 16])
  }

  @Test func `every scalar but one has an exact map into its file`() throws {
    var exact = 0
    var missing: [String] = []
    for item in try TestSuite.cases() {
      var index = CodePointIndex(item.input, isASCII: item.input.allSatisfy { $0 < 0x80 })
      // What comes before an error counts as well.
      try? EventNotation.eachEvent(of: item.input) { event, parser in
        guard event.kind == .scalar else { return }
        var start = index.offset(of: event.start)
        let end = index.offset(of: event.end)
        if event.hasTag || event.hasAnchor {
          start = NodeProperties(in: item.input, from: start, to: end).end
        }
        let value = parser.withValue { value in (0..<value.count).map { value[$0] } }
        let scalar = WrittenScalar(style: event.style, extent: start..<end, value: value[...])
        if YAMLValueMapping().map(scalar, in: item.input) == nil {
          missing.append(item.id)
        } else {
          exact += 1
        }
      }
    }
    #expect(exact >= 1260)
    #expect(missing == ["Y2GN"])
  }

  @Test func `the reader never stops at a case`() throws {
    for item in try TestSuite.cases() {
      var files = SourceFiles()
      let file = files.add(SourceFile(name: item.id, bytes: item.input))
      var findings: [Diagnostic] = []
      let root = YAMLReader().read(file, in: files, diagnostics: &findings)
      #expect(root != nil || findings.hasErrors, "\(item.id) is neither read nor refused")
    }
  }

  @Test func `no finding is in the words of libyaml`() throws {
    let words = [
      "did not find", "could not find", "are not allowed in this context", "while scanning",
      "while parsing", "block mapping", "flow mapping", "block sequence", "flow sequence",
      "found character that", "found undefined", "found unexpected", "found a tab",
    ]
    var count = 0
    for item in try TestSuite.cases() {
      var files = SourceFiles()
      let file = files.add(SourceFile(name: item.id, bytes: item.input))
      var findings: [Diagnostic] = []
      _ = YAMLReader().read(file, in: files, diagnostics: &findings)
      for finding in findings {
        let text = ([finding.message, finding.help ?? ""] + finding.notes).joined(separator: " ")
        for word in words { #expect(!text.contains(word), "\(item.id): \(text)") }
        count += 1
      }
    }
    #expect(count > 100)
  }

  private func verdict(_ item: TestSuite.Case) -> String {
    let events = EventNotation.events(of: item.input)
    switch (item.events, events) {
    case (nil, nil): return "ok-reject"
    case (nil, _): return "accept"
    case (_, nil): return "reject"
    case (let expected?, let found?): return expected == found ? "ok" : "diff"
    }
  }

  /// The ids by kind of failure, sorted.
  private func knownFailures() throws -> [String: [String]] {
    let file = try #require(TestSuite.knownFailures)
    var result: [String: [String]] = [:]
    for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
      let fields = line.split(separator: "\t")
      guard fields.count >= 2 else { continue }
      result[String(fields[1]), default: []].append(String(fields[0]))
    }
    return result.mapValues { $0.sorted() }
  }
}
