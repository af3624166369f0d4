import Foundation
import SourceTree
import Testing

@testable import YAMLSource

@Suite struct FuzzTests {
  /// How many inputs to try; `PLUMBLINE_FUZZ` raises it.
  static let inputs =
    ProcessInfo.processInfo.environment["PLUMBLINE_FUZZ"].flatMap { Int($0) } ?? 20_000

  static let seeds = [
    "plan: demo\nrules:\n- id: a\n  when: x > 1 && y\n  text: |\n    one\n     two\n\n    three\n",
    "a: [1, 'it''s', \"t\\tb\\u00e9\", {b: c, d: [e]}]\nf: >-\n  folded\n  text\n# comment\ng: ~\n",
    "{\"a\": 1, \"b\": [true, null, \"\\ud83d\\ude00\"], \"c\": {\"d\": \"\"}}\n",
    "%YAML 1.2\n---\n? k\n: &x !t v\nä: *x\n<<: {b: 1}\n...\n",
    "\u{FEFF}痛み: 'ü\n\n  b'\r\nlist:\r\n- - a\r\n  - b\r\n-\r\n  c: d\r\n",
  ].map { Array($0.utf8) }

  static let tokens = [
    "\"", "'", "[", "]", "{", "}", ": ", "- ", "\n", "\n  ", "\t", "#", " #", "!", "&a", "*a", "|",
    ">", "|2-", "?", "%", "@", ",", "\\", "\\u", "\\ud83d\\ude00", "---\n", "...\n", "\u{2028}",
    "\u{85}", "\u{0}", "é", "\r", "<<: ", "a: b\n",
  ].map { Array($0.utf8) }

  @Test func `any input ends in a tree or a finding, with every place inside the file`() throws {
    var random = SplitMix(state: 0x5EED)
    for _ in 0..<Self.inputs {
      let input = random.mutated(Self.seeds, Self.tokens)
      let file = ReadFile(input)
      #expect(file.root != nil || file.findings.hasErrors, "\(input)")
      for finding in file.findings {
        try expectInside(finding.range, input)
        for label in finding.labels { try expectInside(label.range, input) }
        for fix in finding.fixes { try expectInside(fix.range, input) }
      }
      if let root = file.root { try expectSound(root, input) }
    }
  }

  private func expectInside(_ range: SourceRange?, _ input: [UInt8]) throws {
    let range = try #require(range)
    try #require(0 <= range.lower && range.lower <= range.upper && range.upper <= input.count)
  }

  /// Every node's range and every byte of a value lead into the file.
  private func expectSound(_ node: SourceNode, _ input: [UInt8]) throws {
    try expectInside(node.range, input)
    if let map = node.offsetMap() {
      try #require(map.count == node.utf8.count && map.allSatisfy { input.indices.contains($0) })
    }
    for item in node.items { try expectSound(item, input) }
    for entry in node.entries {
      try expectSound(entry.key, input)
      try expectSound(entry.value, input)
    }
  }
}

/// A small generator that gives the same numbers for the same seed everywhere.
struct SplitMix {
  var state: UInt64

  mutating func next(below bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((z ^ (z >> 31)) % UInt64(bound))
  }

  /// One of the seeds with one to six changes.
  mutating func mutated(_ seeds: [[UInt8]], _ tokens: [[UInt8]]) -> [UInt8] {
    var bytes = seeds[next(below: seeds.count)]
    for _ in 0...next(below: 6) {
      let place = next(below: bytes.count + 1)
      let end = min(bytes.count, place + next(below: 8))
      switch next(below: 5) {
      case 0: bytes.removeSubrange(place..<end)
      case 1: bytes.insert(contentsOf: tokens[next(below: tokens.count)], at: place)
      case 2: bytes.insert(UInt8(next(below: 256)), at: place)
      case 3: bytes.insert(contentsOf: bytes[place..<end], at: next(below: bytes.count + 1))
      default: bytes.removeSubrange(place..<bytes.count)
      }
    }
    return bytes
  }
}
