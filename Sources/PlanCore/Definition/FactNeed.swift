/// What somebody who names a fact needs it to hold.
public enum FactNeed: Sendable {
  /// A number.
  case number
  /// A list of texts or records.
  case list

  /// Whether a fact holds that.
  func isMet(by info: FactInfo) -> Bool {
    switch (self, info.type, info.form) {
    case (.number, .number, _), (.list, .list, .texts), (.list, .list, .records): true
    default: false
    }
  }

  var phrase: String {
    switch self {
    case .number: "a number"
    case .list: "a list"
    }
  }
}

extension DefinitionBuilder {
  /// The fact that a scalar names, when it holds what is needed; nil after anything else was reported.
  public mutating func fact(_ node: SourceNode, holding need: FactNeed) -> FactID? {
    guard let fact = fact(node) else { return nil }
    let info = vocabulary[fact]
    guard need.isMet(by: info) else {
      report(
        .wrongValue, "'\(info.name)' is \(info.type.phrase), and \(need.phrase) is needed here",
        at: node.range)
      return nil
    }
    return fact
  }
}
