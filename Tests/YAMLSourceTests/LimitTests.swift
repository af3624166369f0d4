import SourceTree
import Testing

@testable import YAMLSource

@Suite struct LimitTests {
  @Test(arguments: [1_000_000, 4_000_000])
  func `a flood of brackets is refused at once`(count: Int) {
    let clock = ContinuousClock()
    let input = [UInt8](repeating: UInt8(ascii: "["), count: count)
    let start = clock.now
    let file = ReadFile(input)
    // Ten milliseconds in an optimized build; without optimization the scan of the bytes alone takes longer.
    #expect(clock.now - start < .seconds(2))
    #expect(file.codes == ["nesting-too-deep"])
    #expect(file.root == nil)
  }

  @Test func `a large file is refused before it is looked at`() {
    let file = ReadFile([UInt8](repeating: UInt8(ascii: "["), count: 100_000_000))
    #expect(file.codes == ["file-too-large"])
  }

  @Test func `each limit has a finding of its own`() {
    let limits = YAMLReader.Limits(bytes: 100, depth: 2, nodes: 8, scalarBytes: 10)
    #expect(ReadFile("a: [[b]]\n", limits: limits).codes == ["nesting-too-deep"])
    #expect(ReadFile("a: [b]\n", limits: limits).codes == [])
    #expect(ReadFile("[1, 2, 3, 4, 5, 6, 7, 8]\n", limits: limits).codes == ["too-many-values"])
    #expect(ReadFile("[1, 2, 3, 4, 5, 6, 7]\n", limits: limits).codes == [])
    #expect(ReadFile("a: 12345678901\n", limits: limits).codes == ["value-too-long"])
  }

  @Test func `syntax errors and bad bytes end in a bounded number of findings`() {
    let errors = ReadFile((0..<60).map { "- a\($0): `\n" }.joined())
    #expect(errors.findings.count == 20)
    let bytes = ReadFile([UInt8](repeating: 0xFF, count: 1000))
    #expect(bytes.findings.count == 21)
    let keys = ReadFile((0..<300).map { _ in "a: 1\n" }.joined())
    #expect(keys.findings.count == 101)
  }

  @Test func `many keys are compared without looking at every pair`() {
    let file = ReadFile((0..<50_000).map { "k\($0): 1\n" }.joined() + "k7: 2\n")
    #expect(file.codes == ["duplicate-key"])
    #expect(file.text(at: file.findings.first?.range) == "k7")
  }

  @Test func `equal keys are those with equal bytes`() {
    #expect(ReadFile("caf\u{E9}: 1\ncafe\u{301}: 2\n").codes == [])
    #expect(ReadFile("a: 1\n'a': 2\n\"\\x61\": 3\n").codes == ["duplicate-key", "duplicate-key"])
  }

  @Test func `every code of the golden files is in the list of codes`() throws {
    let known = Set(YAMLReader.codes)
    #expect(known.count == YAMLReader.codes.count)
    for name in GoldenTests.names(in: GoldenTests.folder + "/err") {
      let file = ReadFile(try GoldenTests.bytes("\(GoldenTests.folder)/err/\(name)"))
      for finding in file.findings { #expect(known.contains(finding.code)) }
    }
  }
}
