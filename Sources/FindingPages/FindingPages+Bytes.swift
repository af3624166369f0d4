import SourceTree

extension FindingPages {
  /// The head of a profile whose bytes an example spoils.
  private static let head = "plan: example\npatient: P-1\non: 2026-11-22\nfacts:\n"
  private static let right = FindingExample.facts("pain: 5")

  private static func spoiled(_ bytes: [UInt8], _ shown: String) -> FindingExample {
    .bytes(Array("\(head)  pain: 5 # ".utf8) + bytes + [10], shown: shown)
  }

  static let bytes = [
    FindingPage(
      "not-utf8", "A byte does not belong to UTF-8 text.",
      because: "In another encoding the same bytes are other letters; guessing would change words.",
      failing: spoiled([0xFF], "pain: 5 # <FF>"), repaired: right),
    FindingPage(
      "utf16-file", "The file is in UTF-16.",
      because: "Plumbline reads UTF-8, as all of YAML's tools do by default.",
      failing: .bytes([0xFF, 0xFE] + head.utf8.flatMap { [$0, 0] }, shown: "<FF><FE>p<00>l<00>…"),
      repaired: right),
    FindingPage(
      "nul-character", "There is a zero byte in the text.",
      because: "Many programs end a text there, so two readers would see two files.",
      failing: spoiled([0], "pain: 5 # <00>"), repaired: right),
    FindingPage(
      "control-character", "A control character has no meaning in a text.",
      because: "It is invisible in an editor and can rewrite what a terminal shows.",
      failing: spoiled([7], "pain: 5 # <07>"), repaired: right),
    FindingPage(
      "line-separator", "A line break that only some programs see as one.",
      because: "A comment would end here for one reader and go on for another.",
      failing: spoiled([0xE2, 0x80, 0xA8], "pain: 5 # <U+2028>"), repaired: right),
    FindingPage(
      "byte-order-mark", "A byte order mark stands inside the file.",
      because: "It is invisible and makes equal words different.",
      failing: spoiled([0xEF, 0xBB, 0xBF], "pain: 5 # <U+FEFF>"), repaired: right),
    FindingPage(
      "not-a-character", "A code that Unicode reserves and gives no character.",
      because: "Programs replace or drop it as they like.",
      failing: spoiled([0xEF, 0xBF, 0xBE], "pain: 5 # <U+FFFE>"), repaired: right),
    FindingPage(
      "empty-file", "The file has no content.",
      because: "An empty file is almost always one that was not saved.",
      failing: .bytes(Array("# nothing yet\n".utf8), shown: "# nothing yet"), repaired: right),
  ]

  static let limits = [
    FindingPage(
      "file-too-large", "A file is larger than the limit.",
      because:
        "People's files are far smaller; a limit keeps a wrong path from filling the memory.",
      failing: .bytes(
        Array(repeating: UInt8(ascii: "#"), count: (4 << 20) + 1), shown: "# … more than 4 MiB"),
      repaired: right),
    FindingPage(
      "nesting-too-deep", "Lists and mappings are inside each other beyond the limit.",
      because: "No plan needs it, and a hostile file could use it to stop the program.",
      failing: .bytes(
        Array("\(head)  pain: ".utf8) + Array(repeating: 91, count: 65),
        shown: "pain: [[[[… 65 times"),
      repaired: right),
    FindingPage(
      "too-many-values", "A file has more keys and values than the limit.",
      because: "No plan needs it, and a hostile file could use it to stop the program.",
      failing: .bytes(
        Array("\(head)  regions: [".utf8)
          + Array(repeating: Array("x,".utf8), count: 200_001).joined()
          + [93], shown: "regions: [x,x,x,… 200 001 times]"), repaired: right),
    FindingPage(
      "value-too-long", "One value is longer than the limit.",
      because: "A text of a megabyte is a file in the wrong place.",
      failing: .bytes(
        Array("\(head)  pain: ".utf8) + Array(repeating: 120, count: (1 << 20) + 1),
        shown: "pain: xxxx… more than 1 MiB"), repaired: right),
    FindingPage(
      "too-many-findings", "More is wrong with a file than is listed.",
      because: "A list without an end helps nobody; most of it is usually one mistake.",
      failing: .bytes(
        Array("\(head)".utf8) + Array(repeating: Array("  pain: 5\n".utf8), count: 400).joined(),
        shown: "pain: 5\npain: 5\n… 400 times"), repaired: right),
    FindingPage(
      "out-of-memory", "The machine had no memory left for reading.",
      because: "A file that was read in part is not used.",
      failing: .situation("`ulimit -v` is set below what reading takes."),
      repaired: .situation("There is enough memory.")),
  ]
}
