import PlanCore

/// Reads how an instrument is scored, and holds it against the answers that the instrument has.
struct ScoreReader {
  private let fields: Fields

  init(_ fields: Fields) {
    self.fields = fields
  }

  /// The score; nil when what it is about is not there.
  func score(_ builder: inout DefinitionBuilder) -> Score? {
    guard let items = fields["items"].flatMap({ builder.fact($0) }),
      let method = fields.word("method", Score.Method.self)
    else { return nil }
    guard case .answers(let forms, let count) = builder.vocabulary[items].form else {
      builder.report(
        .wrongValue, "'\(builder.vocabulary[items].name)' does not hold answers to items",
        at: fields["items"]?.range)
      return nil
    }
    if method == .percent, fields["item_max"] == nil {
      builder.report(
        .missingKey, "a score in percent needs 'item_max', the highest answer to one item",
        at: fields["method"]?.range)
    }
    let positions = positions(forms.count, &builder)
    let available = fields["of"]?.items.count ?? forms.count
    let atLeast = fields.integer("at_least")
    if let atLeast, atLeast > available {
      builder.report(
        .wrongValue, "'at_least': \(atLeast) answers are never there, only \(available)",
        at: fields["at_least"]?.range)
    }
    return Score(
      items, method, itemMaximum: fields.integer("item_max") ?? 1,
      atLeast: atLeast ?? positions?.count ?? count.lowerBound,
      (positions, recode(forms, &builder)))
  }

  /// The items that count, from 0; nil means all.
  private func positions(_ count: Int, _ builder: inout DefinitionBuilder) -> [Int]? {
    guard let list = fields["of"] else { return nil }
    return list.items.compactMap { node in
      guard let item = Int(node.text) else { return nil }
      guard item <= count else {
        reportItem(node, count, &builder)
        return nil
      }
      return item - 1
    }
  }

  /// What an answer counts instead of its number, by item from 0.
  private func recode(
    _ forms: [AnswerForm], _ builder: inout DefinitionBuilder
  ) -> [[Int]] {
    var recode: [[Int]] = Array(repeating: [], count: forms.count)
    for (key, table) in fields.entries("recode") {
      guard let item = Int(key.text), (1...forms.count).contains(item) else {
        reportItem(key, forms.count, &builder)
        continue
      }
      recode[item - 1] = table.items.compactMap { Int($0.text) }
      let answers = forms[item - 1].answerCount
      if table.items.count != answers {
        builder.report(
          .wrongValue,
          "item \(item) has \(answers) answers, and \(table.items.count) are counted here",
          at: table.range)
      }
    }
    return recode
  }

  private func reportItem(
    _ node: SourceNode, _ count: Int, _ builder: inout DefinitionBuilder
  ) {
    builder.report(
      .wrongValue, "there is no item '\(node.text)'; items are numbered from 1 to \(count)",
      at: node.range)
  }
}

extension AnswerForm {
  /// How many answers there are, counted from the number 0.
  fileprivate var answerCount: Int {
    switch self {
    case .yesNo: 2
    case .integer(let bounds): bounds.upperBound + 1
    case .choice(let words): words.count
    }
  }
}
