import PlanCore
import PlanFiles

/// The facts that profiles or rows may tell, with their keys and words as they stand in JSON.
final class FactColumns: Sendable {
  /// Numbers only, so that nothing is counted when it is read.
  struct Column: Sendable {
    enum Kind: Sendable { case answer, number, word, set, text, date, texts, records, answers }

    var kind: Kind
    var fact: FactID
    var isVisitFact: Bool
    /// How old a dated value may be, in days; negative for any age.
    var freshDays: Int32
    /// Whole numbers that the fact surely admits; none where it takes a closer look.
    var wholes: Range<Int32>
    /// Where the words stand that are values of the fact, in the order of their positions.
    var values: Range<Int32>
    /// Where the words stand that say why there is no value, as `takeState(of:_:)` takes them.
    var states: Range<Int32>
    /// Where the items of an instrument stand.
    var items: Range<Int32>
    /// How many texts or answers there may be.
    var count: ClosedRange<Int32>
    /// Where the fields of a list's records stand in `fields`.
    var fields: Range<Int32>
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
  let fields: [String]
  private let words: WordRow
  /// Where the key of rows stands that names the person, behind those of the facts; nil for profiles.
  let person: Int?
  /// By fact, whether only visits carry it.
  private let isVisitFact: [Bool]

  /// How many facts the plan has.
  var factCount: Int { isVisitFact.count }

  /// Leaves out facts whose name or words are too long to be compared at once, and those with a word that may be a value as
  /// well as a reason for having none; nil when no fact is left, or too many are.
  ///
  /// - Parameter name: the key of rows that names the person; nil for profiles.
  init?(_ vocabulary: Vocabulary, rowsBy name: String? = nil) {
    isVisitFact = vocabulary.all.map(\.isVisitFact)
    var keys: [QuotedWord] = []
    var columns: [Column] = []
    var types: [NumberType?] = []
    var fields: [String] = []
    var words = WordRow()
    var items: [Item] = []
    for info in vocabulary.all where !info.group.isEmpty && info.name != name {
      guard let key = QuotedWord(info.name) else { continue }
      let spellings = Spellings(info, inRows: name != nil)
      guard spellings.areClear, let values = words.add(spellings.values),
        let states = words.add(spellings.states), let own = Self.items(info, &words)
      else { continue }
      keys.append(key)
      columns.append(
        Column(
          kind: Self.kind(of: info), fact: info.id, isVisitFact: info.isVisitFact,
          freshDays: Int32(clamping: info.freshFor?.days ?? -1), wholes: Self.wholes(of: info),
          values: values, states: states, items: items.add(own), count: Self.count(of: info),
          fields: fields.add(Self.fields(of: info))))
      types.append(info.numberType)
    }
    if let name {
      guard let key = QuotedWord(name) else { return nil }
      keys.append(key)
    }
    guard !columns.isEmpty, let index = KeyIndex(keys) else { return nil }
    self.keys = index
    person = name.map { _ in columns.count }
    self.columns = columns
    self.types = types
    self.fields = fields
    self.items = items
    self.words = words
  }

  /// The items of an instrument; nil when one of their words is too long.
  private static func items(_ info: FactInfo, _ words: inout WordRow) -> [Item]? {
    guard case .answers(let forms, _) = info.form else { return [] }
    let items = forms.compactMap { Item($0, &words) }
    return items.count == forms.count ? items : nil
  }

  private static func wholes(of info: FactInfo) -> Range<Int32> {
    guard let least = info.numberType?.minimum?.integer,
      let most = info.numberType?.maximum?.integer, least <= most
    else { return 0..<0 }
    return Int32(clamping: least)..<Int32(clamping: most)
  }

  private static func count(of info: FactInfo) -> ClosedRange<Int32> {
    switch info.form {
    case .texts(let count), .answers(_, let count):
      Int32(clamping: count.lowerBound)...Int32(clamping: count.upperBound)
    case .single, .records: 0...Int32.max
    }
  }

  private static func fields(of info: FactInfo) -> [String] {
    if case .records(let fields) = info.form { fields } else { [] }
  }

  private static func kind(of info: FactInfo) -> Column.Kind {
    switch (info.form, info.type) {
    case (.texts, _): .texts
    case (.records, _): .records
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

/// The words that may stand for a fact, by what they mean.
private struct Spellings {
  /// Words that are values, each with its position.
  let values: [(text: String, position: Int)]
  /// Words that say why there is none, as `takeState(of:_:)` takes them.
  let states: [(text: String, position: Int)]
  private let hidesNone: Bool

  init(_ info: FactInfo, inRows: Bool) {
    let words = info.type == .yesNo ? ["no", "yes"] : info.words
    let others = inRows ? info.rowWords : [:]
    var reasons = ["unknown", "declined"]
    if case .single(let notDone) = info.form { reasons += notDone }
    // What a row has a word of its own for means nothing else there.
    func plain(_ texts: [String]) -> [(text: String, position: Int)] {
      texts.enumerated().filter { others[$0.element] == nil }.map { ($0.element, $0.offset) }
    }
    values =
      plain(words)
      + others.sorted { $0.key < $1.key }.compactMap { other, word in
        words.firstIndex(of: word).map { (other, $0) }
      }
    states = plain(reasons)
    hidesNone = others["none"] != nil
  }

  /// Whether no word means two things.
  var areClear: Bool {
    !hidesNone && Set(values.map(\.text)).isDisjoint(with: states.map(\.text))
  }
}

extension FactInfo {
  fileprivate var numberType: NumberType? {
    if case .number(let type) = type { type } else { nil }
  }
}

extension Array {
  /// Adds elements, and says where they stand.
  fileprivate mutating func add(_ more: [Element]) -> Range<Int32> {
    let first = count
    append(contentsOf: more)
    return Int32(clamping: first)..<Int32(clamping: count)
  }
}
