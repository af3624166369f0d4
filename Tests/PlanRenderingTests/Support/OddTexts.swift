/// Texts made of what writers and readers get wrong, the same for the same seed.
struct OddTexts {
  private var state: UInt64
  private static let pieces = [
    "\u{0}", "\u{1}", "\t", "\n", "\r\n", "\u{1F}", "\u{7F}", "\u{85}", "\"", "\\", "\\u0041", "/",
    "é", "e\u{301}", "😀", "👩‍👩‍👧", "\u{2028}", "\u{FEFF}", "\u{FFFD}", "\u{10FFFF}", "漢字", "abc", " ",
    "{", "]", ",", ":", "null",
  ]

  init(seed: UInt64) {
    state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
  }

  mutating func next() -> String {
    (0..<(random() % 12)).map { _ in Self.pieces[random() % Self.pieces.count] }.joined()
  }

  private mutating func random() -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33)
  }
}
