import PlanCore

/// The facts that profiles may tell, with their keys and words as they stand in JSON.
struct FactColumns: Sendable {
  /// Numbers and words only, so that nothing is counted when it is read.
  struct Column: Sendable {
    enum Kind: Sendable { case answer, number, word, set, text, date, records, answers }

    var key: QuotedWord
    var kind: Kind
    var fact: FactID
    var isVisitFact: Bool
    /// How old a dated value may be, in days; negative for any age.
    var freshDays: Int
    /// Where the words stand that are values of the fact.
    var words: Int
    /// Where the words stand that say that an examination was not done.
    var notDone: Int
  }

  private(set) var columns: [Column] = []
  /// Lists of words with their positions.
  private(set) var words: [[(word: QuotedWord, position: Int)]] = []
  private(set) var types: [NumberType?] = []
  private(set) var forms: [FactForm] = []
  /// By fact, whether only visits carry it.
  private let isVisitFact: [Bool]
  private var buckets: [[Int16]] = Array(repeating: [], count: 256)

  /// Leaves out facts with names or words that are too long to be compared at once.
  init(_ vocabulary: Vocabulary) {
    isVisitFact = vocabulary.all.map(\.isVisitFact)
    for info in vocabulary.all where !info.group.isEmpty {
      guard let key = QuotedWord(info.name), columns.count < Int16.max else { continue }
      var notDone: [String] = []
      if case .single(let words) = info.form { notDone = words }
      let known = info.type == .yesNo ? ["no", "yes"] : info.words
      guard let values = list(of: known), let others = list(of: notDone) else { continue }
      buckets[key.bucket].append(Int16(columns.count))
      columns.append(
        Column(
          key: key, kind: Self.kind(of: info), fact: info.id, isVisitFact: info.isVisitFact,
          freshDays: info.freshFor?.days ?? -1, words: values, notDone: others))
      types.append(info.numberType)
      forms.append(info.form)
    }
  }

  private mutating func list(of texts: [String]) -> Int? {
    let list = texts.enumerated().compactMap { position, text in
      QuotedWord(text).map { (word: $0, position: position) }
    }
    guard list.count == texts.count else { return nil }
    words.append(list)
    return words.count - 1
  }

  private static func kind(of info: FactInfo) -> Column.Kind {
    switch (info.form, info.type) {
    case (.texts, _), (.records, _): .records
    case (.answers, _): .answers
    case (_, .yesNo): .answer
    case (_, .number): .number
    case (_, .choice): .word
    case (_, .set): .set
    case (_, .date): .date
    case (_, .text), (_, .list): .text
    }
  }

  /// Whether only visits carry a fact.
  func isVisitFact(_ fact: FactID) -> Bool {
    isVisitFact[fact.index]
  }

  /// The position of the column whose key stands here: most often one of the next few in order.
  @inline(__always)
  func column(at place: BytePlace, expected next: Int) -> Int? {
    var index = next
    let last = min(next + 4, columns.count)
    while index < last {
      if columns[index].key.stands(at: place) { return index }
      index += 1
    }
    for candidate in buckets[QuotedWord.bucket(at: place)]
    where columns[Int(candidate)].key.stands(at: place) {
      return Int(candidate)
    }
    return nil
  }

  /// The position of the word of a list that stands here behind an opening quote.
  @inline(__always)
  func position(in list: Int, at place: BytePlace) -> (position: Int, length: Int)? {
    for known in words[list] where known.word.stands(at: place) {
      return (known.position, known.word.count)
    }
    return nil
  }
}

extension FactInfo {
  fileprivate var numberType: NumberType? {
    if case .number(let type) = type { type } else { nil }
  }
}
