/// The declared facts, by number and by name.
struct FactTable: Sendable {
  private(set) var all: [Fact] = []
  private var ids: [String: FactID] = [:]

  /// The fact of this name.
  subscript(name: String) -> Fact? {
    ids[name].map { all[$0.index] }
  }

  /// Adds a fact whose name is free.
  mutating func add(_ fact: Fact) {
    all.append(fact)
    ids[fact.name] = fact.id
  }
}

extension FactType {
  /// The type in words, for messages.
  public var phrase: String {
    switch self {
    case .yesNo: "a yes-no fact"
    case .number(let type): type.isInteger ? "a whole number" : "a number"
    case .choice: "a choice"
    case .set: "a set of values"
    case .text: "a text"
    case .date: "a date"
    case .list: "a list"
    }
  }

  /// The named values of a choice or set.
  var values: [String]? {
    switch self {
    case .choice(let values, _), .set(let values): values
    default: nil
    }
  }

  /// The position of a named value; names are equal when their bytes are.
  func position(of value: String) -> Int? {
    values?.firstIndex {
      $0.utf8.count == value.utf8.count && $0.utf8.elementsEqual(value.utf8)
    }
  }
}

extension Fact {
  /// How a condition tests this fact for one of its named values.
  func test(forValue value: String) -> String {
    if case .set = type { return "\(Literal.quoted(value)) in \(name)" }
    return "\(name) == \(Literal.quoted(value))"
  }

  /// What to write where the bare name is not a condition.
  var comparisonHelp: String {
    switch type {
    case .yesNo: "write \(name) or !\(name)"
    case .number: "compare it, such as \(name) > 0"
    case .choice(let values, _), .set(let values):
      values.first.map { "compare it, such as \(test(forValue: $0))" } ?? "compare it"
    case .text: "compare it, such as \(name) == \"…\""
    case .date: "compare it, such as \(name) >= \"2026-01-31\""
    case .list: "ask has(\(name))"
    }
  }
}
