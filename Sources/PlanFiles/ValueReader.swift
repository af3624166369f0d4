import PlanCore
import SourceTree

/// Reads one value by its fact's declared type; the spelling never decides what it is.
struct ValueReader {
  /// A value, or why there is none.
  enum Outcome {
    case value(RecordedValue)
    case state(Reading.State)
  }

  private let info: FactInfo
  /// The fact's words by other spellings of them.
  private let rowWords: [String: String]
  private(set) var diagnostics: [Diagnostic] = []

  init(_ info: FactInfo, rowWords: [String: String] = [:]) {
    self.info = info
    self.rowWords = rowWords
  }

  /// The value or the reason why there is none; nil after a finding.
  mutating func read(_ node: SourceNode) -> Outcome? {
    if let state = state(node) { return .state(state) }
    switch info.form {
    case .single: return single(node).map { .value(.single($0)) }
    case .texts, .records: return records(node).map { .value(.records($0)) }
    case .answers(let forms, let count): return answers(node, forms, count).map { .value($0) }
    }
  }

  private func state(_ node: SourceNode) -> Reading.State? {
    if isRowWord(node) { return nil }
    guard node.kind == .scalar else {
      return node.kind == .sequence && node.items.count == 1
        && node.items.allSatisfy { $0.hasText(FactReservedWords.unknown) } ? .notAsked : nil
    }
    if node.isNull || node.hasText(FactReservedWords.unknown) { return .notAsked }
    if node.hasText(FactReservedWords.declined) { return .declined }
    if case .single(let notDone) = info.form, notDone.contains(where: { node.hasText($0) }) {
      return .notDone
    }
    return nil
  }

  /// Whether a word stands here that only rows have, alone or as the only one of a list.
  private func isRowWord(_ node: SourceNode) -> Bool {
    guard !rowWords.isEmpty else { return false }
    let words = node.kind == .sequence ? Array(node.items.prefix(2)) : [node]
    return words.count == 1 && words[0].kind == .scalar && rowWords[words[0].text] != nil
  }

  /// The position of the word that a value means.
  private func position(of node: SourceNode, among words: [String]) -> Int? {
    if !rowWords.isEmpty, let word = rowWords[node.text] { return words.firstIndex(of: word) }
    return words.firstIndex { node.hasText($0) }
  }

  private mutating func report(_ message: String, _ range: SourceRange, help: String? = nil) {
    diagnostics.append(
      Diagnostic(.error, .wrongValue, "'\(info.name)': \(message)", at: range, help: help))
  }

  private mutating func report(_ problem: ScalarProblem, _ node: SourceNode) {
    diagnostics.append(problem.finding(about: info.name, at: node))
  }

  private mutating func single(_ node: SourceNode) -> FactValue? {
    if case .set(let words) = info.type { return set(node, words) }
    guard node.kind == .scalar else {
      report("one value is expected, not a list or a mapping", node.range)
      return nil
    }
    let text = node.text
    switch info.type {
    case .yesNo:
      if let value = YesNo.value(of: text) { return .yesNo(value) }
      report(.yesNo(text, help: "'unknown' and 'declined' are allowed too"), node)
    case .number(let type): return number(node, type)
    case .choice(let words, _):
      if let position = position(of: node, among: words) { return .choice(position) }
      report(.unknownWord(text, among: words), node)
    case .date:
      if let day = Day(text) { return .date(day.number) }
      report(.day(text), node)
    default: return .text(text)
    }
    return nil
  }

  private mutating func number(_ node: SourceNode, _ type: NumberType) -> FactValue? {
    let (text, range) = (node.text, node.range)
    guard let number = ExactDecimal(text) else {
      let unit = type.unit.map { ", in \($0)" } ?? ""
      let isOtherForm = Replacement.number(for: text) != nil
      report(.number(text, help: isOtherForm ? nil : "write the number alone\(unit)"), node)
      return nil
    }
    if type.isInteger, !number.isInteger {
      report("\(text) is not a whole number", range)
      return nil
    }
    let unit = type.unit.map { " \($0)" } ?? ""
    if let minimum = type.minimum, number < minimum {
      report("\(text) is below \(minimum)\(unit), the lowest that is possible", range)
      return nil
    }
    if let maximum = type.maximum, number > maximum {
      report("\(text) is above \(maximum)\(unit), the highest that is possible", range)
      return nil
    }
    return .number(number)
  }

  private mutating func set(_ node: SourceNode, _ words: [String]) -> FactValue? {
    let items = node.kind == .sequence ? Array(node.items) : [node]
    guard node.kind != .mapping, items.allSatisfy({ $0.kind == .scalar }) else {
      report(
        "a list of words is expected: [\(words.prefix(2).joined(separator: ", "))]", node.range)
      return nil
    }
    if items.isEmpty || items.count == 1 && items[0].hasText("none") && !isRowWord(items[0]) {
      return .set([])
    }
    var positions: Set<Int> = []
    for item in items {
      if let position = position(of: item, among: words) {
        if !positions.insert(position).inserted {
          report("'\(item.text)' is there twice", item.range)
        }
      } else if ["none", FactReservedWords.unknown].contains(item.text) {
        report("'\(item.text)' stands alone, not beside other words", item.range)
      } else {
        report(.unknownWord(item.text, among: words), item)
      }
    }
    return .set(positions.sorted())
  }

  private mutating func records(_ node: SourceNode) -> [ListRecord]? {
    if node.kind == .scalar, node.hasText("none") { return [] }
    guard node.kind == .sequence else {
      report("a list is expected, or 'none'", node.range, help: "write '[…]' or one '- …' a line")
      return nil
    }
    if node.items.count == 1, node.items.allSatisfy({ $0.hasText("none") }) { return [] }
    let records = node.items.compactMap { record($0) }
    if case .texts(let count) = info.form, !records.isEmpty, !count.contains(records.count) {
      report("\(count.lowerBound) to \(count.upperBound) items are expected", node.range)
    }
    return records
  }

  private mutating func record(_ node: SourceNode) -> ListRecord? {
    if node.kind == .scalar, !node.isNull, !node.text.isEmpty { return ListRecord(name: node.text) }
    guard case .records(let fields) = info.form, node.kind == .mapping else {
      report("a text is expected here", node.range)
      return nil
    }
    let before = diagnostics.count
    var record = ListRecord()
    for (key, value) in node.entries where !key.isBroken {
      guard fields.contains(where: { key.hasText($0) }) else {
        report(
          "'\(key.text)' is not one of its fields", key.range,
          help: didYouMean(key.text, among: fields))
        continue
      }
      if value.kind != .scalar {
        report("'\(key.text)' is one text", value.range)
      } else if !value.isNull {
        record[key.text] = value.text
      }
    }
    if record.isEmpty, diagnostics.count == before, !node.isBroken {
      report("the entry says nothing", node.range)
    }
    return record
  }

  private mutating func answers(
    _ node: SourceNode, _ forms: [AnswerForm], _ count: ClosedRange<Int>
  ) -> RecordedValue? {
    guard node.kind == .sequence, count.contains(node.items.count) else {
      let number =
        count.count == 1 ? "\(count.upperBound)" : "\(count.lowerBound) to \(count.upperBound)"
      report("a list of \(number) answers is expected", node.range)
      return nil
    }
    return .answers(zip(node.items, forms).map { answer($0, $1) })
  }

  private mutating func answer(_ node: SourceNode, _ form: AnswerForm) -> ExactDecimal? {
    if node.kind == .scalar,
      node.isNull || node.hasText(FactReservedWords.unknown)
        || node.hasText(FactReservedWords.declined)
    {
      return nil
    }
    switch form {
    case .yesNo:
      if let value = YesNo.value(of: node.text) { return ExactDecimal(value ? 1 : 0) }
      report(.yesNo(node.text), node)
    case .integer(let bounds):
      if let number = Int(node.text), bounds.contains(number) { return ExactDecimal(number) }
      report(
        "'\(node.text)' is not a whole number from \(bounds.lowerBound) to \(bounds.upperBound)",
        node.range)
    case .choice(let words):
      if let position = words.firstIndex(where: { node.hasText($0) }) {
        return ExactDecimal(position)
      }
      report(.unknownWord(node.text, among: words), node)
    }
    return nil
  }
}
