import PlanCore
import SourceTree

/// Reads what a value of one fact is.
struct FactTypeReader {
  private let fields: Fields

  init(_ fields: Fields) {
    self.fields = fields
  }

  /// The type that conditions see, and what a profile may write; nil after a finding.
  func type(_ builder: inout DefinitionBuilder) -> (FactType, FactForm)? {
    if let name = fields.text("type") { refuseKeys(notOf: name, &builder) }
    let single = FactForm.single(notDone: fields.items("not_done").map(\.text))
    switch fields.text("type") {
    case "yes-no": return (.yesNo, single)
    case "integer": return (.number(number(isInteger: true)), single)
    case "decimal": return (.number(number(isInteger: false)), single)
    case "choice":
      return words(&builder).map { words in
        let notDone = fields.items("not_done").map(\.text)
        return (
          .choice(
            values: words.filter { !notDone.contains($0) },
            ordered: fields.yesNo("ordered") ?? false), single
        )
      }
    case "set": return words(&builder).map { (.set(values: $0), single) }
    case "text": return (.text, single)
    case "date": return (.date, single)
    case "list": return (.list, listForm(&builder))
    case "answers": return answers(&builder).map { (.list, $0) }
    default: return nil
    }
  }

  /// The keys that only facts of some types have.
  private static let keysOfTypes: [(keys: [String], types: [String])] = [
    (["unit", "range"], ["integer", "decimal"]), (["values"], ["choice", "set"]),
    (["ordered"], ["choice"]), (["items", "fields"], ["list"]), (["count"], ["list", "answers"]),
    (["each", "positions"], ["answers"]),
  ]

  /// A key that says nothing about a fact of this type would be left out without a word.
  private func refuseKeys(notOf type: String, _ builder: inout DefinitionBuilder) {
    for (keys, types) in Self.keysOfTypes
    where keys.contains(where: { fields[$0] != nil }) && !types.contains(type) {
      for (key, _) in fields.node.entries where keys.contains(where: { key.hasText($0) }) {
        builder.report(
          .wrongValue, "'\(key.text)' says nothing about a fact of the type '\(type)'",
          at: key.range,
          help: "it belongs to the type \(types.map { "'\($0)'" }.joined(separator: " or "))")
      }
    }
  }

  private func number(isInteger: Bool) -> NumberType {
    let bounds = fields.items("range").compactMap { ExactDecimal($0.text) }
    return NumberType(
      isInteger: isInteger, minimum: bounds.first, maximum: bounds.count == 2 ? bounds[1] : nil,
      unit: fields.text("unit"))
  }

  private func words(_ builder: inout DefinitionBuilder) -> [String]? {
    var seen: [String] = []
    for node in fields.items("values") {
      if FactReservedWords.all.contains(node.text) {
        builder.report(
          .wrongValue, "'\(node.text)' is a word of every fact and is not listed", at: node.range)
      } else if seen.contains(node.text) {
        builder.report(.wrongValue, "'\(node.text)' is listed twice", at: node.range)
      } else {
        seen.append(node.text)
      }
    }
    guard !seen.isEmpty else {
      builder.report(
        .missingKey, "a choice or a set needs 'values'",
        at: fields["type"]?.range ?? fields.node.range)
      return nil
    }
    return seen
  }

  private func listForm(_ builder: inout DefinitionBuilder) -> FactForm {
    if fields.text("items") == "record" {
      if fields["fields"] == nil {
        builder.report(
          .missingKey, "a list of records needs 'fields'",
          at: fields["items"]?.range ?? fields.node.range)
      }
      return .records(fields: fields.items("fields").map(\.text))
    }
    return .texts(count: count ?? 0...1000)
  }

  private var count: ClosedRange<Int>? {
    let bounds = fields.items("count").compactMap { Int($0.text) }
    guard bounds.count == 2, bounds[0] <= bounds[1] else { return nil }
    return bounds[0]...bounds[1]
  }

  private func answers(_ builder: inout DefinitionBuilder) -> FactForm? {
    if fields["positions"] != nil {
      let forms = fields.items("positions").compactMap(answer)
      return .answers(forms, count: forms.count...forms.count)
    }
    guard let count, let each = fields["each"].flatMap(answer) else {
      builder.report(
        .missingKey, "answers need 'positions', or 'each' and 'count'",
        at: fields["type"]?.range ?? fields.node.range)
      return nil
    }
    return .answers(Array(repeating: each, count: count.upperBound), count: count)
  }

  private func answer(_ node: SourceNode) -> AnswerForm? {
    guard node.kind == .mapping else { return .yesNo }
    let answer = Fields(node)
    if answer["choice"] != nil { return .choice(answer.items("choice").map(\.text)) }
    let bounds = answer.items("integer").compactMap { Int($0.text) }
    return bounds.count == 2 && bounds[0] <= bounds[1] ? .integer(bounds[0]...bounds[1]) : nil
  }
}

/// The words that every fact of a profile takes.
enum FactReservedWords {
  static let unknown = "unknown"
  static let declined = "declined"
  static let all = [unknown, declined]
}
