import PlanCore
import PlanFiles

/// The facts that profiles may tell, with their keys and words as they stand in JSON.
final class FactColumns: Sendable {
  /// Numbers only, so that nothing is counted when it is read.
  struct Column: Sendable {
    enum Kind: Sendable { case answer, number, word, set, text, date, records, answers }

    var kind: Kind
    var fact: FactID
    var isVisitFact: Bool
    /// How old a dated value may be, in days; negative for any age.
    var freshDays: Int
    /// Whole numbers that the fact surely admits; none where it takes a closer look.
    var wholes = 0..<0
    /// Where the words stand that are values of the fact, in the order of their positions.
    var values: Range<Int>
    /// Where the words stand that say why there is no value, in the order of `state(_:)`.
    var states: Range<Int>
  }

  let columns: [Column]
  let keys: KeyIndex
  let types: [NumberType?]
  let forms: [FactForm]
  private let words: WordRow
  /// By fact, whether only visits carry it.
  private let isVisitFact: [Bool]

  /// How many facts the plan has.
  var factCount: Int { isVisitFact.count }

  /// Leaves out facts with names that are too long to be compared at once; nil when there are too many, and for words that
  /// are too long or may be a value as well as a reason for having none.
  init?(_ vocabulary: Vocabulary) {
    isVisitFact = vocabulary.all.map(\.isVisitFact)
    var keys: [QuotedWord] = []
    var columns: [Column] = []
    var types: [NumberType?] = []
    var forms: [FactForm] = []
    var words = WordRow()
    for info in vocabulary.all where !info.group.isEmpty {
      guard let key = QuotedWord(info.name) else { continue }
      let known = info.type == .yesNo ? ["no", "yes"] : info.words
      let reasons = Self.reasons(info)
      guard Set(known).isDisjoint(with: reasons), let values = words.add(known),
        let states = words.add(reasons)
      else { return nil }
      keys.append(key)
      var column = Column(
        kind: Self.kind(of: info), fact: info.id, isVisitFact: info.isVisitFact,
        freshDays: info.freshFor?.days ?? -1, values: values, states: states)
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
    self.columns = columns
    self.types = types
    self.forms = forms
    self.words = words
  }

  private static func reasons(_ info: FactInfo) -> [String] {
    guard case .single(let notDone) = info.form else { return ["unknown", "declined"] }
    return ["unknown", "declined"] + notDone
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

  /// Goes on behind the value in quotes that stands here, to its position; nil, without going on, when it is none of the fact's.
  @inline(__always)
  func takeValue(of column: Column, _ place: inout BytePlace) -> Int? {
    words.take(&place, column.values)
  }

  /// Goes on behind a word that says why there is no value.
  @inline(__always)
  func takeState(of column: Column, _ place: inout BytePlace) -> Reading.State? {
    switch words.take(&place, column.states) {
    case nil: nil
    case 0: .notAsked
    case 1: .declined
    default: .notDone
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
