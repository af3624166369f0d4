/// The words of a fact as they stand in JSON, with their positions.
struct WordList: Sendable {
  private let words: [(word: QuotedWord, position: Int)]

  init(_ words: [(word: QuotedWord, position: Int)]) {
    self.words = words
  }

  /// Goes on behind the word in quotes that stands here; nil, without going on, when it is none of these.
  @inline(__always)
  func take(_ place: inout BytePlace) -> Int? {
    guard place.byte == UInt8(ascii: "\"") else { return nil }
    var inside = place
    inside.advance()
    let bytes = inside.word(0)
    for known in words where known.word.begins(bytes) == 1 && known.word.stands(at: inside) {
      place.advance(known.word.count + 2)
      return known.position
    }
    return nil
  }
}

/// The words of many facts behind each other, each with its position among those of its fact.
struct WordRow: Sendable {
  private var words: [QuotedWord] = []
  private var positions: [Int32] = []

  /// Adds the words of a fact; nil when one of them is too long to be compared at once.
  mutating func add(_ texts: [(text: String, position: Int)]) -> Range<Int32>? {
    let start = words.count
    for (text, position) in texts {
      guard let word = QuotedWord(text) else { return nil }
      words.append(word)
      positions.append(Int32(clamping: position))
    }
    return Int32(clamping: start)..<Int32(clamping: words.count)
  }

  /// Adds words in the order of their positions.
  mutating func add(_ texts: [String]) -> Range<Int32>? {
    add(texts.enumerated().map { (text: $0.element, position: $0.offset) })
  }

  /// Goes on behind the word in quotes that stands here, to its position among some; nil, without going on, when it is none
  /// of them.
  @inline(__always)
  func take(_ place: inout BytePlace, _ some: Range<Int32>) -> Int? {
    guard place.byte == UInt8(ascii: "\"") else { return nil }
    var inside = place
    inside.advance()
    let bytes = inside.word(0)
    var index = Int(some.lowerBound)
    while index < Int(some.upperBound) {
      if words[index].begins(bytes) == 1, words[index].stands(at: inside) {
        place.advance(words[index].count + 2)
        return Int(positions[index])
      }
      index &+= 1
    }
    return nil
  }
}
