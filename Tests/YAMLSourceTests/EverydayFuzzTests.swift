import Testing

@testable import YAMLSource

@Suite struct EverydayFuzzTests {
  static let seeds = [
    "id: a\nref: RF01\nwhen: x > 1 && y\nask:\n- one\n- two: 3\n  four: [5, 6]\n",
    "rules:\n  - id: a # why\n    text: >-\n      one\n      two\n\n      three\n    b: |\n      c\n       d\n",
    "- { use: a, from: [b.yaml, c.yaml], when: 'd < \"e\"' }\n- {\n    f: g, # h\n    i: 'j''k'\n  }\n",
    "{\"a\":1,\"b\":[true,null,\"\"],\"c\":{\"d\":-1.5}}\n", "- - a\n  - b: c\n-\n  - d\ne\n",
    "ä: é – ü\nb:\n  text\nc: [ö,\n  ß]\n", "# one\n\na:\n  b:\n    c: d:e #f\n  # two\n  g: h\n",
  ].map { Array($0.utf8) }

  static let tokens = [
    " ", "  ", "\n", "\n\n", "\n  ", "\n    ", ":", ": ", "-", "- ", "#", " #", "?", "? ", ",",
    ", ",
    "[", "]", "{", "}", "'", "''", "\"", "|", "|\n", ">", ">-\n", "\t", "a", "a: b\n", "- a\n",
    "---", "...",
    "%", "&a ", "*a", "!", "@", "`", "\\", "\r", "\u{85}", "\u{2028}", "é", "<<: ", "\u{FEFF}",
  ].map { Array($0.utf8) }

  @Test func `whatever it reads of random files is what libyaml reads`() {
    var random = SplitMix(state: 0xE4E2)
    var read = 0
    for _ in 0..<FuzzTests.inputs {
      let input = random.mutated(Self.seeds, Self.tokens)
      guard let readings = BothReadings(input) else { continue }
      #expect(readings.areAlike, "\(String(decoding: input, as: UTF8.self))")
      if readings.everyday != nil { read += 1 }
    }
    #expect(read > FuzzTests.inputs / 16)
  }

  @Test func `whatever it reads of changed plan files is what libyaml reads`() throws {
    let names = EverydayYAMLTests.files(under: "Plans/low-back-thigh-pain")
    let files = try names.map { try GoldenTests.bytes($0).split(separator: 10) }
    var random = SplitMix(state: 0x91A5)
    var read = 0
    for _ in 0..<(FuzzTests.inputs / 2) {
      let lines = files[random.next(below: files.count)]
      let first = random.next(below: lines.count)
      let part = lines[first..<min(lines.count, first + 12)].joined(separator: [10]) + [10]
      guard let readings = BothReadings(random.mutated([Array(part)], Self.tokens)) else {
        continue
      }
      #expect(readings.areAlike, "\(String(decoding: part, as: UTF8.self))")
      if readings.everyday != nil { read += 1 }
    }
    #expect(read > FuzzTests.inputs / 32)
  }

  @Test func `whatever it reads of short texts of every kind is what libyaml reads`() {
    var random = SplitMix(state: 0x5407)
    for _ in 0..<FuzzTests.inputs {
      let parts = (0...random.next(below: 12)).map { _ in
        Self.tokens[random.next(below: Self.tokens.count)]
      }
      guard let readings = BothReadings(Array(parts.joined()) + [10]) else { continue }
      #expect(readings.areAlike, "\(String(decoding: parts.joined(), as: UTF8.self))")
    }
  }
}
