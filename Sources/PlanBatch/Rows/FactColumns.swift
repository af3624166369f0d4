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
    var freshDays: Int32
    /// Whole numbers that the fact surely admits; none where it takes a closer look.
    var wholes: Range<Int32> = 0..<0
    /// Where the words stand that are values of the fact, in the order of their positions.
    var values: Range<Int32>
    /// Where the words stand that say why there is no value, as `takeState(of:_:)` takes them.
    var states: Range<Int32>
    /// Where the items of an instrument stand.
    var items: Range<Int32>
  }

  /// An item of an instrument.
  struct Item: Sendable {
    /// The whole numbers that it admits; none for one that is answered in words.
    var bounds = 0..<0
    /// Where its words stand, in the order of what they count.
    var words: Range<Int32> = 0..<0
    /// Whether `true` and `false` answer it.
    var isYesNo = false
  }

  let columns: [Column]
  let items: [Item]
  let keys: KeyIndex
  let types: [NumberType?]
  let forms: [FactForm]
  private let words: WordRow
  /// By fact, whether only visits carry it.
  private let isVisitFact: [Bool]

  /// How many facts the plan has.
  var factCount: Int { isVisitFact.count }

  /// Leaves out facts whose name or words are too long to be compared at once, and those with a word that may be a value as
  /// well as a reason for having none; nil when no fact is left, or too many are.
  init?(_ vocabulary: Vocabulary) {
    isVisitFact = vocabulary.all.map(\.isVisitFact)
    var keys: [QuotedWord] = []
    var columns: [Column] = []
    var types: [NumberType?] = []
    var forms: [FactForm] = []
    var words = WordRow()
    var items: [Item] = []
    for info in vocabulary.all where !info.group.isEmpty {
      guard let key = QuotedWord(info.name) else { continue }
      let known = info.type == .yesNo ? ["no", "yes"] : info.words
      let reasons = Self.reasons(info)
      guard Set(known).isDisjoint(with: reasons), let values = words.add(known),
        let states = words.add(reasons), let own = Self.items(info, &words)
      else { continue }
      keys.append(key)
      let firstItem = items.count
      items += own
      var column = Column(
        kind: Self.kind(of: info), fact: info.id, isVisitFact: info.isVisitFact,
        freshDays: Int32(clamping: info.freshFor?.days ?? -1), values: values, states: states,
        items: Int32(clamping: firstItem)..<Int32(clamping: items.count))
      if let least = info.numberType?.minimum?.integer,
        let most = info.numberType?.maximum?.integer,
        least <= most
      {
        column.wholes = Int32(clamping: least)..<Int32(clamping: most)
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
    self.items = items
    self.words = words
  }

  /// The items of an instrument; nil when one of their words is too long.
  private static func items(_ info: FactInfo, _ words: inout WordRow) -> [Item]? {
    guard case .answers(let forms, _) = info.form else { return [] }
    let items = forms.compactMap { Item($0, &words) }
    return items.count == forms.count ? items : nil
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

  /// Goes on behind the answer in words to an item, to what it counts.
  func takeAnswer(to item: Item, _ place: inout BytePlace) -> Int? {
    if item.isYesNo, let isTrue = PlainValue.literal(&place) { return isTrue ? 1 : 0 }
    return words.take(&place, item.words)
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

extension FactColumns.Item {
  /// Nil for a word that is too long to be compared at once.
  fileprivate init?(_ form: AnswerForm, _ row: inout WordRow) {
    let words: [String]
    switch form {
    case .integer(let numbers):
      (bounds, words) = (numbers.lowerBound..<numbers.upperBound + 1, [])
    case .yesNo: (isYesNo, words) = (true, ["no", "yes"])
    case .choice(let choices): words = choices
    }
    guard let range = row.add(words), Set(words).isDisjoint(with: ["unknown", "declined"])
    else { return nil }
    self.words = range
  }
}

extension FactInfo {
  fileprivate var numberType: NumberType? {
    if case .number(let type) = type { type } else { nil }
  }
}
