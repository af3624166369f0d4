import PlanCore

/// The facts that profiles may tell, with their keys and words as they stand in JSON.
struct FactColumns: Sendable {
  /// Numbers and words only, so that nothing is counted when it is read.
  struct Column: Sendable {
    enum Kind: Sendable { case answer, number, word, set, text, date, records, answers }

    var kind: Kind
    var fact: FactID
    var isVisitFact: Bool
    /// How old a dated value may be, in days; negative for any age.
    var freshDays: Int
    /// Whole numbers that the fact surely admits; none where it takes a closer look.
    var wholes = 0..<0
    /// Where the words stand that are values of the fact.
    var words: Int
    /// Where the words stand that say that an examination was not done.
    var notDone: Int
  }

  private(set) var columns: [Column] = []
  let keys: KeyIndex
  private(set) var words: [WordList] = []
  private(set) var types: [NumberType?] = []
  private(set) var forms: [FactForm] = []
  /// By fact, whether only visits carry it.
  private let isVisitFact: [Bool]

  /// Leaves out facts with names or words that are too long to be compared at once; nil when there are too many.
  init?(_ vocabulary: Vocabulary) {
    isVisitFact = vocabulary.all.map(\.isVisitFact)
    var keys: [QuotedWord] = []
    for info in vocabulary.all where !info.group.isEmpty {
      guard let key = QuotedWord(info.name) else { continue }
      var notDone: [String] = []
      if case .single(let words) = info.form { notDone = words }
      let known = info.type == .yesNo ? ["no", "yes"] : info.words
      guard let values = WordList(known), let others = WordList(notDone) else { continue }
      words += [values, others]
      keys.append(key)
      var column = Column(
        kind: Self.kind(of: info), fact: info.id, isVisitFact: info.isVisitFact,
        freshDays: info.freshFor?.days ?? -1, words: words.count - 2, notDone: words.count - 1)
      if let least = info.numberType?.minimum?.integer,
        let most = info.numberType?.maximum?.integer,
        least <= most
      {
        column.wholes = least..<most + 1
      }
      columns.append(column)
      types.append(info.numberType)
      forms.append(info.form)
    }
    guard let index = KeyIndex(keys) else { return nil }
    self.keys = index
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
}

extension FactInfo {
  fileprivate var numberType: NumberType? {
    if case .number(let type) = type { type } else { nil }
  }
}
